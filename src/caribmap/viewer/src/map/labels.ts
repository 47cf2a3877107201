/** Sets the labels of all marks and of the countries that only help to find one's way, anew for every view. */
import type { FigureLine } from './figures.ts';
import { sampledInside } from './geometry.ts';
import type { LabelSlot, Lettering } from './lettering.ts';
import { SEPARATOR } from './naming.ts';
import { around, type Box, type Obstacle, placeLabels, twoLines, type Wish } from './placing.ts';
import { type Ground, type Named, slotsFor } from './room.ts';
import type { LabelText } from './slots.ts';
import { OVERVIEW_BELOW_ZOOM } from './standing.ts';
import { reachOf } from './symbols.ts';

/** A name to set. */
export interface Labelled extends Named {
  /** Asked for only while there is room for another name. */
  parts(): readonly string[];
  /** Lower comes first. */
  readonly rank: number;
  readonly must: boolean;
}

/** Below these widths there are fewer names: in a page of our own, and in an article. */
const NARROW_PX = 640;
const COMPACT_NARROW_PX = 480;
const MOST = { wide: 9, overview: 8, narrow: 5, compactWide: 6, compactNarrow: 4 };
/** A name that takes more of the map's width breaks into two lines first. */
const LONG_SHARE = 0.25;
const MARGIN = 6;
const LINE_STEP_PX = 6;

/** What labels keep clear of. */
export interface Crowded {
  /** What lies over the map, in container pixels. */
  readonly covered: readonly Box[];
  readonly lines: readonly FigureLine[];
}

/** Sets and takes away labels. */
export function layLabels(
  map: L.Map,
  ground: Ground,
  labelled: readonly Labelled[],
  crowded: Crowded,
  compact: boolean,
): void {
  const { x: width, y: height } = map.getSize();
  const view = map.getBounds();
  const wishes = labelled.map(
    (item): Wish<LabelSlot> => ({
      id: item.carrier.id,
      rank: item.rank,
      must: item.must,
      slots: () => slotsFor(map, view, ground, item, () => textsOf(item, LONG_SHARE * width)),
    }),
  );
  const frame = { left: MARGIN, top: MARGIN, right: width - MARGIN, bottom: height - MARGIN };
  const wide = map.getZoom() < OVERVIEW_BELOW_ZOOM ? MOST.overview : MOST.wide;
  const inPage = width < NARROW_PX ? MOST.narrow : wide;
  const most = compact ? (width < COMPACT_NARROW_PX ? MOST.compactNarrow : MOST.compactWide) : inPage;
  const obstacles = [...signBoxes(map, labelled), ...crowded.covered.map((box) => ({ ...box, of: null }))];
  const placed = placeLabels(wishes, obstacles, lineBoxes(map, crowded.lines), frame, most);
  for (const { carrier } of labelled) carrier.setLabel(placed.get(carrier.id) ?? null);
}

/** A name on one line and on two, one first unless it is wider than `long` pixels. */
function textsOf({ carrier, parts }: Labelled, long: number): LabelText[] {
  const words = parts();
  const lineSets = [[words.join(SEPARATOR)], twoLines(words, SEPARATOR)].filter(
    (lines, index) => index === 0 || lines.length > 1,
  );
  const texts = lineSets.map((lines) => new MeasuredText(lines, carrier.lettering));
  return (texts[0]?.size[0] ?? 0) > long ? texts.reverse() : texts;
}

/** Measured when its size is first asked for: each new text takes the browser a while. */
class MeasuredText implements LabelText {
  readonly lines: readonly string[];
  readonly #lettering: Lettering;
  #size: readonly [number, number] | null = null;

  constructor(lines: readonly string[], lettering: Lettering) {
    this.lines = lines;
    this.#lettering = lettering;
  }

  get size(): readonly [number, number] {
    this.#size ??= this.#lettering.measure(this.lines);
    return this.#size;
  }
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

function lineBoxes(map: L.Map, lines: readonly FigureLine[]): Obstacle[] {
  const { x: width, y: height } = map.getSize();
  return lines.flatMap(({ of, latlngs }) => {
    const points = latlngs.map((latlng) => map.latLngToContainerPoint(latlng));
    return sampledInside(points, LINE_STEP_PX, width, height).map(({ x, y }) => ({
      ...around(x, y, LINE_STEP_PX / 2),
      of,
    }));
  });
}
