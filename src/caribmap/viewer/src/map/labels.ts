/** Sets the labels of all marks and of the countries that only help to find one's way, anew for every view. */
import { sampled } from './geometry.ts';
import type { LabelSlot } from './lettering.ts';
import { around, placeLabels, twoLines, type Box, type Obstacle, type Wish } from './placing.ts';
import { slotsFor, type Named } from './room.ts';
import { SEPARATOR } from './naming.ts';
import type { LabelText } from './slots.ts';
import { reachOf } from './symbols.ts';
import type { Territories } from './territories.ts';

/** A name to set. */
export interface Labelled extends Named {
  readonly parts: readonly string[];
  /** Lower comes first. */
  readonly rank: number;
  readonly must: boolean;
}

/** Below this width names break into two lines first, and there are fewer of them. */
const NARROW_PX = 640;
const MOST = { wide: 9, narrow: 5, compactWide: 6, compactNarrow: 4 };
const MARGIN = 6;
const LINE_STEP_PX = 6;

/** What labels keep clear of. */
export interface Crowded {
  /** What lies over the map, in container pixels. */
  readonly covered: readonly Box[];
  readonly lines: readonly L.LatLng[][];
}

/** Sets and takes away labels. */
export function layLabels(map: L.Map, territories: Territories | null, labelled: readonly Labelled[], crowded: Crowded, compact: boolean): void {
  const { x: width, y: height } = map.getSize();
  const narrow = width < NARROW_PX;
  const wishes = labelled.map((item): Wish<LabelSlot> => ({
    id: item.carrier.id, rank: item.rank, must: item.must, slots: () => slotsFor(map, territories, item, textsOf(item, narrow)),
  }));
  const frame = { left: MARGIN, top: MARGIN, right: width - MARGIN, bottom: height - MARGIN };
  const most = compact ? (narrow ? MOST.compactNarrow : MOST.compactWide) : narrow ? MOST.narrow : MOST.wide;
  const obstacles = [...signBoxes(map, labelled), ...crowded.covered.map((box) => ({ ...box, of: null }))];
  const placed = placeLabels(wishes, obstacles, lineBoxes(map, crowded.lines), frame, most);
  for (const { carrier } of labelled) carrier.setLabel(placed.get(carrier.id) ?? null);
}

/** A name on one line and on two; on narrow maps what has several parts breaks first. */
function textsOf({ carrier, parts }: Labelled, narrow: boolean): LabelText[] {
  const oneLine = [parts.join(SEPARATOR)];
  const twice = twoLines(parts, SEPARATOR);
  const lineSets = twice.length === 1 ? [oneLine] : narrow && parts.length > 1 ? [twice, oneLine] : [oneLine, twice];
  return lineSets.map((lines) => ({ lines, size: carrier.lettering.measure(lines) }));
}

/** What labels of others must not cover: the signs. */
function signBoxes(map: L.Map, labelled: readonly Labelled[]): Obstacle[] {
  return labelled
    .filter(({ carrier }) => carrier.shape !== 'label')
    .map(({ carrier: { id, shape, marker, offset } }) => {
      const { x, y } = map.latLngToContainerPoint(marker.getLatLng());
      const [reachX, reachY] = reachOf(shape);
      return { ...around(x + offset[0], y + offset[1], reachX + 2, reachY + 2), of: id };
    });
}

function lineBoxes(map: L.Map, lines: readonly L.LatLng[][]): Box[] {
  const { x: width, y: height } = map.getSize();
  const points = lines.flatMap((line) => sampled(line.map((latlng) => map.latLngToContainerPoint(latlng)), LINE_STEP_PX));
  return points.filter(({ x, y }) => x > 0 && y > 0 && x < width && y < height).map(({ x, y }) => around(x, y, LINE_STEP_PX / 2));
}
