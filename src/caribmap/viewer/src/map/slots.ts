/** Candidate positions of a label, best first, generated lazily since the first one often fits. Pure functions; pixels, y downwards. */
import type { LabelSlot } from './lettering.ts';
import { around, type Box } from './placing.ts';
import { GAP_PX, GAPS_ALONG_PX, INSIDE, SHIFT_PX, SHIFT_STEPS, TIE_STEP_PX, WIDE } from './rules.ts';

export interface LabelText {
  readonly lines: readonly string[];
  /** Width and height of the label. */
  readonly size: readonly [number, number];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Point of a line and the unit vector towards the label's side; 0,0 centres the label on the line. */
interface LinePoint {
  readonly point: Point;
  readonly aside: Point;
}

type Slots = Generator<LabelSlot, void>;

/** Positions round a sign at `offset` from `spot`: right, left, below, above, then the corners. */
export function* slotsRound(
  spot: Point,
  [reachX, reachY]: readonly [number, number],
  offset: readonly [number, number],
  texts: readonly LabelText[],
): Slots {
  const sign = { x: spot.x + offset[0], y: spot.y + offset[1] };
  const dx = reachX + GAP_PX;
  for (const text of texts) {
    const dy = reachY + GAP_PX + text.size[1] / 2;
    const corner = reachY + text.size[1] / 2 - 2;
    const ways: readonly (readonly [number, number, LabelSlot['align']])[] = [
      [dx, 0, 'start'],
      [-dx, 0, 'end'],
      [0, dy, 'middle'],
      [0, -dy, 'middle'],
      [dx - 2, -corner, 'start'],
      [dx - 2, corner, 'start'],
      [2 - dx, -corner, 'end'],
      [2 - dx, corner, 'end'],
    ];
    for (const [x, y, align] of ways) yield slot(sign, x, y, align, text);
  }
}

/** Positions beside an area that is too small for the label, in the same order as round a sign; `area` and `spot` in the same pixels. */
export function* slotsBeside(spot: Point, area: Box, texts: readonly LabelText[]): Slots {
  const [x, y] = [(area.left + area.right) / 2 - spot.x, (area.top + area.bottom) / 2 - spot.y];
  const reach = [(area.right - area.left) / 2 + GAP_PX, (area.bottom - area.top) / 2 + GAP_PX] as const;
  const ways: readonly ((down: number) => readonly [number, number, LabelSlot['align']])[] = [
    () => [x + reach[0], y, 'start'],
    () => [x - reach[0], y, 'end'],
    (down) => [x, y + down, 'middle'],
    (down) => [x, y - down, 'middle'],
    (down) => [x, y + down, 'start'],
    (down) => [x, y + down, 'end'],
    (down) => [x + reach[0], y - down / 2, 'start'],
    (down) => [x + reach[0], y + down / 2, 'start'],
  ];
  // Two lines beside the area show more clearly which area is meant than one line below it.
  for (const way of ways) {
    for (const text of texts) {
      const [dx, dy, align] = way(reach[1] + text.size[1] / 2);
      yield slot(spot, dx, dy, align, text);
    }
  }
}

/** Positions centred on each of the points in turn; offsets are relative to `spot`. */
export function* slotsAt(
  spot: Point,
  points: readonly Point[],
  texts: readonly LabelText[],
  isFree = (_: Point): boolean => true,
): Slots {
  for (const text of texts)
    for (const point of points) if (isFree(point)) yield slot(spot, point.x - spot.x, point.y - spot.y, 'middle', text);
}

/** Inside each of the rooms, which are in the frame, the roomiest first, in its middle first; offsets are counted from `spot`. */
export function* slotsInside(spot: Point, rooms: readonly Box[], texts: readonly LabelText[]): Slots {
  // In whole pixels: where rooms are alike, their order decides and not a rounding.
  const worth = ({ left, top, right, bottom }: Box): number =>
    Math.floor(Math.min(right - left, WIDE * (bottom - top)) + 0.5);
  const roomiest = [...rooms].sort((a, b) => worth(b) - worth(a));
  for (const text of texts) {
    const [width, height] = text.size;
    for (const { left, top, right, bottom } of roomiest) {
      const [across, down] = [right - left - width, bottom - top - height];
      if (across < 0 || down < 0) continue;
      for (const aside of INSIDE) {
        const x = left + width / 2 + aside * across;
        for (const below of INSIDE) {
          const y = top + height / 2 + below * down;
          yield slot(spot, x - spot.x, y - spot.y, 'middle', text);
        }
      }
    }
  }
}

/** Positions beside each point of a line, at growing distances in the direction `aside` (a unit vector), so that the label clears a straight or a curved line. */
export function* slotsAlong(spot: Point, points: readonly LinePoint[], texts: readonly LabelText[]): Slots {
  for (const text of texts)
    for (const at of points) for (const gap of GAPS_ALONG_PX) yield slotBeside(spot, at, gap, text);
}

function slotBeside(spot: Point, { point, aside }: LinePoint, gap: number, text: LabelText): LabelSlot {
  const off = (Math.abs(aside.x) * text.size[0] + Math.abs(aside.y) * text.size[1]) / 2 + gap;
  const [x, y] = [point.x + aside.x * off, point.y + aside.y * off];
  const steps = Math.ceil(off / TIE_STEP_PX);
  const tie = Array.from({ length: steps + 1 }, (_, step) =>
    around(x + ((point.x - x) * step) / steps, y + ((point.y - y) * step) / steps, 1),
  );
  return { ...slot(spot, x - spot.x, y - spot.y, 'middle', text), gap, tie };
}

const SHIFTS: readonly Point[] = SHIFT_STEPS.flatMap((down) =>
  SHIFT_STEPS.map((right) => ({ x: right * SHIFT_PX[0], y: down * SHIFT_PX[1] })),
).sort((a, b) => a.x ** 2 + a.y ** 2 - (b.x ** 2 + b.y ** 2));

/** Points round a point, nearest first, to which the name of an area may move. */
export function shifted(point: Point): Point[] {
  return SHIFTS.map(({ x, y }) => ({ x: point.x + x, y: point.y + y }));
}

function slot(spot: Point, dx: number, dy: number, align: LabelSlot['align'], text: LabelText): LabelSlot {
  return { dx, dy, align, lines: text.lines, box: boxOf(spot, dx, dy, align, text.size) };
}

function boxOf(
  spot: Point,
  dx: number,
  dy: number,
  align: LabelSlot['align'],
  [width, height]: readonly [number, number],
): Box {
  const shift = align === 'start' ? width / 2 : align === 'end' ? -width / 2 : 0;
  return around(spot.x + dx + shift, spot.y + dy, width / 2, height / 2);
}
