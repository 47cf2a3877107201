/** Finds room for the names of all marks and of the countries that only help to find one's way, anew for every view. */
import type { FigureLine } from './figures.ts';
import { sampledInside } from './geometry.ts';
import type { LabelSlot, Lettering } from './lettering.ts';
import { around, type Box, type Obstacle, placeLabels, twoLines, type Wish } from './placing.ts';
import type { Projection } from './projection.ts';
import { type Ground, type Named, slotsFor } from './room.ts';
import {
  COMPACT_NARROW_PX,
  LINE_STEP_PX,
  LONG_SHARE,
  MARGIN_PX,
  MOST_LABELS,
  NARROW_PX,
  OVERVIEW_BELOW_ZOOM,
  SEPARATOR,
  type Shape,
  SIGN_MARGIN_PX,
} from './rules.ts';
import type { LabelText } from './slots.ts';
import { reachOf } from './symbols.ts';

/** A name to set. */
export interface Labelled extends Named {
  /** Asked for only while there is room for another name. */
  parts(): readonly string[];
  /** Lower comes first. */
  readonly rank: number;
  readonly must: boolean;
  /** Sign in place of a name without room, if nothing else marks the place: neither a sign nor a drawing that can be seen. */
  readonly substitute: Shape | null;
}

/** What labels keep clear of. */
export interface Crowded {
  /** What lies over the map, in container pixels. */
  readonly covered: readonly Box[];
  readonly lines: readonly FigureLine[];
}

/** How each name is set, by the id of its bearer; the others find no room. */
export function placedLabels(
  map: Projection,
  ground: Ground,
  labelled: readonly Labelled[],
  crowded: Crowded,
  compact: boolean,
): ReadonlyMap<string, LabelSlot> {
  const { x: width, y: height } = map.getSize();
  const view = map.getBounds();
  const wishes = labelled.map(
    (item): Wish<LabelSlot> => ({
      id: item.bearer.id,
      rank: item.rank,
      must: item.must,
      slots: () => slotsFor(map, view, ground, item, () => textsOf(item, LONG_SHARE * width)),
    }),
  );
  const frame = { left: MARGIN_PX, top: MARGIN_PX, right: width - MARGIN_PX, bottom: height - MARGIN_PX };
  const signs = signBoxes(map, labelled, ({ bearer: { shape } }) => (shape === 'label' ? null : shape));
  const obstacles = [...signs, ...crowded.covered.map((box) => ({ ...box, of: null }))];
  const substitutes = signBoxes(map, labelled, ({ substitute }) => substitute);
  const most = mostOf(width, map.getZoom(), compact);
  return placeLabels(wishes, obstacles, lineBoxes(map, crowded.lines), frame, most, substitutes);
}

/** How many names a map of this width has at most. */
function mostOf(width: number, zoom: number, compact: boolean): number {
  if (compact) return width < COMPACT_NARROW_PX ? MOST_LABELS.compactNarrow : MOST_LABELS.compactWide;
  if (width < NARROW_PX) return MOST_LABELS.narrow;
  return zoom < OVERVIEW_BELOW_ZOOM ? MOST_LABELS.overview : MOST_LABELS.wide;
}

/** A name on one line and on two, one first unless it is wider than `long` pixels. */
function textsOf({ bearer, parts }: Labelled, long: number): LabelText[] {
  const words = parts();
  const lineSets = [[words.join(SEPARATOR)], twoLines(words, SEPARATOR)].filter(
    (lines, index) => index === 0 || lines.length > 1,
  );
  const texts = lineSets.map((lines) => new MeasuredText(lines, bearer.lettering));
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

/** What labels of others must not cover: the signs, their margins included. */
function signBoxes(
  map: Projection,
  labelled: readonly Labelled[],
  shapeOf: (labelled: Labelled) => Shape | null,
): Obstacle[] {
  return labelled.flatMap((item) => {
    const shape = shapeOf(item);
    if (!shape) return [];
    const { id, latlng, offset } = item.bearer;
    const { x, y } = map.latLngToContainerPoint(latlng);
    const [reachX, reachY] = reachOf(shape);
    return { ...around(x + offset[0], y + offset[1], reachX + SIGN_MARGIN_PX, reachY + SIGN_MARGIN_PX), of: id };
  });
}

function lineBoxes(map: Projection, lines: readonly FigureLine[]): Obstacle[] {
  const { x: width, y: height } = map.getSize();
  return lines.flatMap(({ of, latlngs }) => {
    const points = latlngs.map((latlng) => map.latLngToContainerPoint(latlng));
    return sampledInside(points, LINE_STEP_PX, width, height).map(({ x, y }) => ({
      ...around(x, y, LINE_STEP_PX / 2),
      of,
    }));
  });
}
