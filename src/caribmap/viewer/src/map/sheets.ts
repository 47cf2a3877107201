/**
 * The basemap's sheets, in the form that the compiler writes them (basemap/wire.py), in columns of whole numbers. Plain
 * loops, for what ring-area.ts says.
 */
import { shiftOf } from '../leaflet.ts';
import { type Column, columnsIn } from './columns.ts';
import { type Area, areaOf, type Box, type FlatLine } from './ring-area.ts';
import { keepSquare } from './shape-path.ts';

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
  #x = 0;
  #y = 0;

  constructor(header: Header, columns: Record<string, Column>) {
    this.#header = header;
    this.#columns = columns;
  }

  sheet({ level, bits, rects, lines, areas }: Header['sheets'][number]): Sheet {
    const drawn = new Map<string, FlatLine[]>();
    const byNumber: Float64Array[] = [];
    for (let line = 0; line < lines; line++) {
      const kind = this.#header.kinds[this.#next('kinds')] as string;
      const points = this.#points(bits);
      byNumber.push(points);
      if (kind !== 'cut') put(drawn, kind, lineOf(points));
    }
    const filled = new Map<string, Area[]>();
    for (let area = 0; area < areas; area++) {
      const fill = this.#header.fills[this.#next('fills')] as string;
      const rings: Float64Array[] = [];
      for (let left = this.#next('areas'); left > 0; left--) rings.push(this.#ring(byNumber));
      put(filled, fill, placed(rings));
    }
    return { level, rects: rects.map((rect) => boxOf(rect, bits)), lines: drawn, areas: filled };
  }

  #next(name: string): number {
    return (this.#columns[name] as Column).next();
  }

  /** The next line's points on the Mercator square, 0–1, x and y in turn. */
  #points(bits: number): Float64Array {
    const steps = this.#columns.points as Column;
    const world = 2 ** bits;
    const points = new Float64Array(2 * this.#next('counts'));
    for (let index = 0; index < points.length; index += 2) {
      this.#x += steps.step();
      this.#y += steps.step();
      points[index] = this.#x / world;
      points[index + 1] = this.#y / world;
    }
    return points;
  }

  #ring(lines: readonly Float64Array[]): Float64Array {
    const numbers = this.#columns.numbers as Column;
    const parts: number[] = [];
    let length = 2;
    for (let left = this.#next('rings'); left > 0; left--) {
      const number = numbers.sum();
      parts.push(number);
      length += (lines[number < 0 ? ~number : number] as Float64Array).length - 2;
    }
    const ring = new Float64Array(length);
    let end = 0;
    for (const number of parts) {
      const points = lines[number < 0 ? ~number : number] as Float64Array;
      ring.set(number < 0 ? backwards(points) : points, end);
      end += points.length - 2;
    }
    return ring;
  }
}

/** Turned round as a whole, each point comes as y and x: the two change places again. */
function backwards(points: Float64Array): Float64Array {
  const turned = points.slice().reverse();
  for (let index = 0; index < turned.length; index += 2) {
    const y = turned[index] as number;
    turned[index] = turned[index + 1] as number;
    turned[index + 1] = y;
  }
  return turned;
}

/** A line on the map, where the middle of `outer` lies. */
function lineOf(square: Float64Array, outer: Float64Array = square): FlatLine {
  const [westmost, eastmost] = extentOf(outer);
  const shift = shiftOf(westmost, eastmost);
  const line = new SquareLine(square, shift);
  keepSquare(line, shift === 0 ? square : moved(square, shift / 360));
  return line;
}

/** A line of the Mercator square. It is drawn there: few are asked where they lie in degrees, which takes as long as reading all. */
class SquareLine implements FlatLine {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly #square: Float64Array;
  readonly #shift: number;
  #points: Float64Array | null = null;

  constructor(square: Float64Array, shift: number) {
    const [westmost, eastmost] = extentOf(square);
    let [top, bottom] = [Infinity, -Infinity];
    for (let index = 1; index < square.length; index += 2) {
      const y = square[index] as number;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
    this.west = westmost + shift;
    this.south = latOf(bottom);
    this.east = eastmost + shift;
    this.north = latOf(top);
    this.#square = square;
    this.#shift = shift;
  }

  get points(): Float64Array {
    this.#points ??= this.#square.map((value, index) => (index % 2 === 0 ? lngOf(value) + this.#shift : latOf(value)));
    return this.#points;
  }
}

function moved(square: Float64Array, byX: number): Float64Array {
  const copy = square.slice();
  for (let index = 0; index < copy.length; index += 2) (copy[index] as number) += byX;
  return copy;
}

/** An area whose rings lie where its outer ring does. */
function placed(rings: readonly Float64Array[]): Area {
  return areaOf(rings.map((ring) => lineOf(ring, rings[0])));
}

function extentOf(square: Float64Array): [number, number] {
  let [west, east] = [Infinity, -Infinity];
  for (let index = 0; index < square.length; index += 2) {
    const x = square[index] as number;
    if (x < west) west = x;
    if (x > east) east = x;
  }
  return [lngOf(west), lngOf(east)];
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
