/**
 * The basemap's sheets, in the form that the compiler writes them (basemap/wire.py), in columns of whole numbers. Plain
 * loops, for what ring-area.ts says.
 */
import { shiftOf } from '../leaflet.ts';
import { type Column, columnsIn } from './columns.ts';
import { type Area, areaOf, type Box, type FlatLine } from './ring-area.ts';

/** What is drawn of some rectangles of the world at the zooms of one level. */
export interface Sheet {
  readonly level: number;
  /** What it covers, in degrees. */
  readonly rects: readonly Box[];
  /** Lines by their kind. */
  readonly lines: ReadonlyMap<string, readonly FlatLine[]>;
  /** Areas by what fills them: a country's code, "" for land of none, "lake", "deep-200", "deep-1000". */
  readonly areas: ReadonlyMap<string, readonly Area[]>;
}

interface Header {
  readonly kinds: readonly string[];
  readonly fills: readonly string[];
  readonly sheets: readonly {
    readonly level: number;
    readonly bits: number;
    readonly rects: readonly (readonly [number, number, number, number])[];
    readonly lines: number;
    readonly areas: number;
  }[];
}

export function sheetsIn(buffer: ArrayBuffer): Sheet[] {
  const { header, columns } = columnsIn<Header>(buffer);
  const reader = new Reader(header, columns);
  return header.sheets.map((sheet) => reader.sheet(sheet));
}

class Reader {
  readonly #header: Header;
  readonly #columns: Record<string, Column>;
  /** All lines of all sheets, one after the other: thousands of arrays would take the browser longer than their points. */
  readonly #points: Float64Array;
  #end = 0;
  #x = 0;
  #y = 0;

  constructor(header: Header, columns: Record<string, Column>) {
    this.#header = header;
    this.#columns = columns;
    this.#points = new Float64Array((columns.points as Column).size);
  }

  sheet({ level, bits, rects, lines, areas }: Header['sheets'][number]): Sheet {
    const drawn = new Map<string, FlatLine[]>();
    const packed: PackedLine[] = [];
    for (let number = 0; number < lines; number++) {
      const kind = this.#header.kinds[this.#next('kinds')] as string;
      const line = this.#line(bits);
      packed.push(line);
      if (kind !== 'cut') put(drawn, kind, new SquareLine([line], [0], shiftOfBox(line)));
    }
    const filled = new Map<string, Area[]>();
    for (let area = 0; area < areas; area++) {
      const fill = this.#header.fills[this.#next('fills')] as string;
      const rings: number[][] = [];
      for (let left = this.#next('areas'); left > 0; left--) rings.push(this.#ring());
      put(filled, fill, placed(rings, packed));
    }
    return { level, rects: rects.map((rect) => boxOf(rect, bits)), lines: drawn, areas: filled };
  }

  #next(name: string): number {
    return (this.#columns[name] as Column).next();
  }

  #line(bits: number): PackedLine {
    const steps = this.#columns.points as Column;
    const world = 2 ** bits;
    const points = this.#points;
    const begin = this.#end;
    const end = begin + 2 * this.#next('counts');
    let [x, y] = [this.#x, this.#y];
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let index = begin; index < end; index += 2) {
      x += steps.step();
      y += steps.step();
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
      points[index] = x / world;
      points[index + 1] = y / world;
    }
    this.#x = x;
    this.#y = y;
    this.#end = end;
    return { points, begin, end, left: left / world, top: top / world, right: right / world, bottom: bottom / world };
  }

  /** The numbers of the lines that a ring is made of, ~n for a line that is run backwards. */
  #ring(): number[] {
    const numbers = this.#columns.numbers as Column;
    const ring: number[] = [];
    for (let left = this.#next('rings'); left > 0; left--) ring.push(numbers.sum());
    return ring;
  }
}

interface SquareBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** `points` from `begin` to `end`, on the Mercator square, 0–1, x and y in turn, and the box round them there. */
interface PackedLine extends SquareBox {
  readonly points: Float64Array;
  readonly begin: number;
  readonly end: number;
}

/**
 * A line or ring of the Mercator square. It is drawn there, and few are seen: only then their parts are joined, and fewer
 * are asked where they lie in degrees.
 */
class SquareLine implements FlatLine {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly #lines: readonly PackedLine[];
  readonly #numbers: readonly number[];
  readonly #shift: number;
  #square: Float64Array | null = null;
  #points: Float64Array | null = null;

  /** `numbers` of `lines` one after the other, as a ring has them; `shift` in degrees. */
  constructor(lines: readonly PackedLine[], numbers: readonly number[], shift: number) {
    const { left, top, right, bottom } = boxRound(lines, numbers);
    this.west = lngOf(left) + shift;
    this.south = latOf(bottom);
    this.east = lngOf(right) + shift;
    this.north = latOf(top);
    this.#lines = lines;
    this.#numbers = numbers;
    this.#shift = shift;
  }

  get square(): Float64Array {
    this.#square ??= moved(joined(this.#lines, this.#numbers), this.#shift / 360);
    return this.#square;
  }

  get points(): Float64Array {
    this.#points ??= this.square.map((value, index) => (index % 2 === 0 ? lngOf(value) : latOf(value)));
    return this.#points;
  }
}

function boxRound(lines: readonly PackedLine[], numbers: readonly number[]): SquareBox {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < numbers.length; index++) {
    const line = lineAt(lines, numbers[index] as number);
    if (line.left < left) left = line.left;
    if (line.top < top) top = line.top;
    if (line.right > right) right = line.right;
    if (line.bottom > bottom) bottom = line.bottom;
  }
  return { left, top, right, bottom };
}

/** Each line begins where the one before it ends. */
function joined(lines: readonly PackedLine[], numbers: readonly number[]): Float64Array {
  let length = 2;
  for (const number of numbers) length += lengthOf(lineAt(lines, number)) - 2;
  const ring = new Float64Array(length);
  let at = 0;
  for (const number of numbers) {
    const line = lineAt(lines, number);
    const points = line.points.slice(line.begin, line.end);
    ring.set(number < 0 ? backwards(points) : points, at);
    at += points.length - 2;
  }
  return ring;
}

const lengthOf = ({ begin, end }: PackedLine): number => end - begin;

const lineAt = (lines: readonly PackedLine[], number: number): PackedLine =>
  lines[number < 0 ? ~number : number] as PackedLine;

/** Turned round as a whole, each point comes as y and x: the two change places again. */
function backwards(points: Float64Array): Float64Array {
  const turned = points.reverse();
  for (let index = 0; index < turned.length; index += 2) {
    const y = turned[index] as number;
    turned[index] = turned[index + 1] as number;
    turned[index + 1] = y;
  }
  return turned;
}

function moved(square: Float64Array, byX: number): Float64Array {
  if (byX !== 0) for (let index = 0; index < square.length; index += 2) (square[index] as number) += byX;
  return square;
}

/** An area whose rings lie where its outer ring does. */
function placed(rings: readonly (readonly number[])[], lines: readonly PackedLine[]): Area {
  const shift = shiftOfBox(boxRound(lines, rings[0] ?? []));
  return areaOf(rings.map((ring) => new SquareLine(lines, ring, shift)));
}

/** Degrees to add to longitudes, so that the middle of a box lies on the map. */
function shiftOfBox({ left, right }: SquareBox): number {
  return shiftOf(lngOf(left), lngOf(right));
}

function boxOf([left, top, right, bottom]: readonly [number, number, number, number], bits: number): Box {
  const world = 2 ** bits;
  const [west, east] = [lngOf(left / world), lngOf(right / world)];
  const shift = shiftOf(west, east);
  return {
    west: west + shift,
    south: latOf(bottom / world),
    east: east + shift,
    north: latOf(top / world),
  };
}

const lngOf = (x: number): number => x * 360 - 180;
const latOf = (y: number): number => (Math.asin(Math.tanh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI;

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
