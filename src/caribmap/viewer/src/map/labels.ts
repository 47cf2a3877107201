/** Finds room for the names of all marks and for those that only help to find one's way, anew for every view. */
import type { FigureLine } from './figures.ts';
import { type Pixel, sampledInside } from './geometry.ts';
import { globeBox } from './globe-spot.ts';
import type { LabelSlot, Lettering } from './lettering.ts';
import { around, type Box, grown, type Obstacle, overlap, placeLabels, twoLines, type Wish } from './placing.ts';
import type { Projection } from './projection.ts';
import { type Ground, type Named, slotsFor } from './room.ts';
import {
  COMPACT_NARROW_PX,
  LINE_STEP_PX,
  LONG_SHARE,
  MARGIN_PX,
  MOST_LABELS,
  MOST_ORIENTATION,
  NARROW_PX,
  ORIENTATION_CLEAR_PX,
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
  readonly hasGlobe: boolean;
}

/** What was set, in container pixels. */
export interface Laid {
  /** How each name is set, by the id of its bearer; the others find no room. */
  readonly slots: ReadonlyMap<string, LabelSlot>;
  readonly globe: Box | null;
  /** All that stands: names and globe, signs, lines, what lies over the map. */
  readonly taken: readonly Box[];
}

/** Names to set, the most important first: the dossier's, the numbers of lines over distances, the base map's. */
export interface Names {
  readonly own: readonly Labelled[];
  readonly dimensions: readonly Dimensioned[];
  readonly oriented: readonly Labelled[];
}

/** The number of a line over a distance, and what the line covers, in container pixels. */
export interface Dimensioned {
  readonly name: Labelled;
  readonly begin: Pixel;
  readonly boxes: readonly Box[];
}

export function placedLabels(
  map: Projection,
  ground: Ground,
  { own, dimensions, oriented }: Names,
  crowded: Crowded,
  compact: boolean,
): Laid {
  const { x: width, y: height } = map.getSize();
  const view = map.getBounds();
  const wishOf = (item: Labelled): Wish<LabelSlot> => ({
    id: item.bearer.id,
    rank: item.rank,
    must: item.must,
    slots: () => slotsFor(map, view, ground, item, () => textsOf(item, LONG_SHARE * width)),
  });
  const frame = { left: MARGIN_PX, top: MARGIN_PX, right: width - MARGIN_PX, bottom: height - MARGIN_PX };
  const signs = signBoxes(map, own, ({ bearer: { shape } }) => (shape === 'label' ? null : shape));
  const obstacles = [...signs, ...crowded.covered.map(ownerless)];
  const substitutes = signBoxes(map, own, ({ substitute }) => substitute);
  const lines = lineBoxes(map, crowded.lines);
  const size = sizeOf(width, map.getZoom(), compact);
  const placed = placeLabels(own.map(wishOf), obstacles, lines, frame, MOST_LABELS[size], substitutes);
  const signsLeft = substitutes.filter(({ of }) => !placed.has(of ?? ''));
  const taken = [...obstacles, ...signsLeft, ...[...placed.values()].map(({ box }) => ownerless(box))];
  const free = dimensions.filter(({ begin, boxes }) => !isCrossed(boxes, begin, taken));
  const drawn = placeLabels(
    free.map(({ name }) => wishOf(name)),
    taken,
    lines,
    frame,
    Infinity,
  );
  const over = free.filter(({ name }) => drawn.has(name.bearer.id)).flatMap(({ boxes }) => boxes);
  const texts = [...placed.values(), ...drawn.values()].map(({ box }) => box);
  const standing = [...obstacles, ...signsLeft, ...[...texts, ...over, ...lines].map(cleared)];
  const globe = crowded.hasGlobe ? globeBox(map, crowded.covered, standing) : null;
  const hindrances = globe ? [...standing, cleared(globe)] : standing;
  const names = placedOriented(map, oriented, wishOf, hindrances, frame, size);
  return {
    slots: new Map([...placed, ...drawn, ...names]),
    globe,
    taken: [...hindrances, ...[...names.values()].map(({ box }) => box)],
  };
}

/** The base map's names, wherever the dossier leaves room. */
function placedOriented(
  map: Projection,
  oriented: readonly Labelled[],
  wishOf: (item: Labelled) => Wish<LabelSlot>,
  hindrances: readonly Obstacle[],
  frame: Box,
  size: keyof typeof MOST_ORIENTATION,
): ReadonlyMap<string, LabelSlot> {
  const dots = dotBoxes(map, oriented);
  const isFree = ({ bearer: { id } }: Labelled): boolean => {
    const dot = dots.get(id);
    return !(dot && hindrances.some((other) => overlap(dot, other)));
  };
  const free = oriented.filter(isFree);
  const kept = [...hindrances, ...free.flatMap(({ bearer: { id } }) => dots.get(id) ?? [])];
  return placeLabels(free.map(wishOf), kept, [], frame, MOST_ORIENTATION[size]);
}

/** Whether a line crosses a name, or a sign but that of its centre. */
function isCrossed(boxes: readonly Box[], { x, y }: Pixel, taken: readonly Box[]): boolean {
  const others = taken.filter(({ left, top, right, bottom }) => x < left || x > right || y < top || y > bottom);
  return boxes.some((box) => others.some((other) => overlap(box, other)));
}

function ownerless(box: Box): Obstacle {
  return { ...box, of: null };
}

/** What names of the base map keep off. */
function cleared(box: Box): Obstacle {
  return ownerless(grown(box, ORIENTATION_CLEAR_PX));
}

/** The dots of the base map's towns, by id. */
function dotBoxes(map: Projection, oriented: readonly Labelled[]): ReadonlyMap<string, Obstacle> {
  const dots = oriented.filter(({ bearer: { shape } }) => shape !== 'label');
  return new Map(
    dots.map(({ bearer: { id, shape, latlng } }) => {
      const { x, y } = map.latLngToContainerPoint(latlng);
      return [id, { ...around(x, y, ...reachOf(shape)), of: id }] as const;
    }),
  );
}

/** By which a map has more or fewer names. */
function sizeOf(width: number, zoom: number, compact: boolean): keyof typeof MOST_LABELS {
  if (compact) return width < COMPACT_NARROW_PX ? 'compactNarrow' : 'compactWide';
  if (width < NARROW_PX) return 'narrow';
  return zoom < OVERVIEW_BELOW_ZOOM ? 'overview' : 'wide';
}

/** A name on one line and on two, one first. One wider than `long` pixels: on two first; a name with a number, on two only. */
function textsOf({ bearer, parts }: Labelled, long: number): LabelText[] {
  const words = parts();
  const lineSets = [[words.join(SEPARATOR)], twoLines(words, SEPARATOR)].filter(
    (lines, index) => index === 0 || lines.length > 1,
  );
  const texts = lineSets.map((lines) => new MeasuredText(lines, bearer.lettering));
  if ((texts[0]?.size[0] ?? 0) <= long) return texts;
  return words.length > 1 ? texts.slice(1) : texts.reverse();
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
