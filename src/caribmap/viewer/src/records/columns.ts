/** Columns for filters, counts and clusters: a number per record, whichever form the page holds its records in. */
import type { PayloadPlace, PayloadQuote } from '../payload.ts';

/** A code for each record: the index of its value in `values`. */
export interface Coded<T> {
  readonly values: readonly T[];
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
}

export interface PlaceColumns {
  readonly layer: Coded<string>;
  readonly kind: Coded<string>;
  readonly role: Coded<PayloadPlace['role']>;
  readonly notStated: Coded<PayloadPlace['not_stated']>;
  /** The anchor on the Mercator square, 0–1 from west to east and from north to south; NaN without an anchor. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** 1 where the geometry is nothing but the anchor. */
  readonly isPoint: Uint8Array;
}

export type Dating = Pick<PayloadQuote, 'date' | 'date_inferred' | 'time'>;

export interface QuoteColumns {
  readonly source: Coded<string>;
  readonly modality: Coded<PayloadQuote['modality']>;
  /** The stated origin, else the inferred one. */
  readonly origin: Coded<string | null>;
  readonly statedOrigin: Coded<string | null>;
  readonly denies: Coded<readonly string[]>;
  readonly dating: Coded<Dating>;
  /** The positions of each quote's places. */
  readonly places: Adjacency;
}

/** Lists of positions, one after the other: those of record `n` are `values[offsets[n]]` to before `values[offsets[n + 1]]`. */
export interface Adjacency {
  readonly offsets: Uint32Array;
  readonly values: Uint32Array;
}

/** Latitude of the Mercator square's edge, north and south; positions beyond it are set to the edge. */
const MAX_LAT = 85.0511;

export function squareX(lng: number): number {
  return lng / 360 + 0.5;
}

export function squareY(lat: number): number {
  const phi = (Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180;
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI);
}

/** Longitude and latitude of a point of the square. */
export function unsquared(x: number, y: number): [number, number] {
  return [(x - 0.5) * 360, (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90];
}

/** Coded column of values that `keyOf` tells apart, numbered by first appearance. */
function coded<T>(values: readonly T[], keyOf: (value: T) => unknown = (value) => value): Coded<T> {
  const known = new Map<unknown, number>();
  const distinct: T[] = [];
  const codes = Uint32Array.from(values, (value) => {
    const key = keyOf(value);
    const code = known.get(key) ?? known.size;
    if (code === known.size) {
      known.set(key, code);
      distinct.push(value);
    }
    return code;
  });
  return { values: distinct, codes };
}

/** Number of records of each value. */
export function tally({ values, codes }: Coded<unknown>): Uint32Array {
  const counts = new Uint32Array(values.length);
  for (let position = 0; position < codes.length; position++) (counts[codes[position] as number] as number) += 1;
  return counts;
}

export function placeColumnsOf(places: readonly PayloadPlace[]): PlaceColumns {
  return {
    layer: coded(places.map((place) => place.layer)),
    kind: coded(places.map((place) => place.kind)),
    role: coded(places.map((place) => place.role)),
    notStated: coded(places.map((place) => place.not_stated)),
    x: Float64Array.from(places, ({ anchor }) => squareX(anchor?.[0] ?? NaN)),
    y: Float64Array.from(places, ({ anchor }) => squareY(anchor?.[1] ?? NaN)),
    isPoint: Uint8Array.from(places, isPoint, 0),
  };
}

function isPoint({ geometry, anchor }: PayloadPlace): number {
  return Number(
    geometry?.type === 'Point' && geometry.coordinates.every((degrees, axis) => degrees === anchor?.[axis]),
  );
}

/** The report that a quote repeats: as its article states it, else as we infer it; null where neither is known. */
export function originOf({ origin, origin_inferred }: Pick<PayloadQuote, 'origin' | 'origin_inferred'>): string | null {
  return origin ?? origin_inferred?.value ?? null;
}

/** Column of the origins, of one of the stated and one of the inferred. */
export function originsOf(
  stated: PayloadColumn<'origin'>,
  inferred: PayloadColumn<'origin_inferred'>,
): Coded<string | null> {
  if (inferred.values.every((found) => found === null)) return stated;
  const names = new Map<string | null, number>(stated.values.map((name, code) => [name, code]));
  const codeOf = (name: string | null): number => {
    if (!names.has(name)) names.set(name, names.size);
    return names.get(name) as number;
  };
  const pairs = stated.values.map((origin) =>
    inferred.values.map((origin_inferred) => codeOf(originOf({ origin, origin_inferred }))),
  );
  const codes = Uint32Array.from(
    stated.codes,
    (code, quote) => pairs[code]?.[inferred.codes[quote] as number] as number,
  );
  return { values: [...names.keys()], codes };
}

type PayloadColumn<K extends keyof PayloadQuote> = Coded<PayloadQuote[K]>;

/** Columns of quotes. `positionOf` gives a place's position, -1 for an unknown id; such ids are left out. */
export function quoteColumnsOf(quotes: readonly PayloadQuote[], positionOf: (placeId: string) => number): QuoteColumns {
  const lists = quotes.map((quote) => quote.places.map(positionOf).filter((position) => position >= 0));
  return {
    source: coded(quotes.map((quote) => quote.source)),
    modality: coded(quotes.map((quote) => quote.modality)),
    origin: coded(quotes.map(originOf)),
    statedOrigin: coded(quotes.map((quote) => quote.origin)),
    denies: coded(
      quotes.map((quote) => quote.denies),
      JSON.stringify,
    ),
    dating: coded(
      quotes.map(({ date, date_inferred, time }) => ({ date, date_inferred, time })),
      JSON.stringify,
    ),
    places: adjacency(lists),
  };
}

function adjacency(lists: readonly (readonly number[])[]): Adjacency {
  const offsets = new Uint32Array(lists.length + 1);
  for (const [index, list] of lists.entries()) offsets[index + 1] = (offsets[index] as number) + list.length;
  return { offsets, values: Uint32Array.from(lists.flat()) };
}

/** Inverse of an adjacency: for each of `count` targets the records that name it, in their order. */
export function turned({ offsets, values }: Adjacency, count: number): Adjacency {
  const starts = new Uint32Array(count + 1);
  for (let at = 0; at < values.length; at++) (starts[(values[at] as number) + 1] as number) += 1;
  for (let target = 0; target < count; target++) (starts[target + 1] as number) += starts[target] as number;
  const next = starts.slice();
  const records = new Uint32Array(values.length);
  for (let record = 0; record + 1 < offsets.length; record++) {
    for (let at = offsets[record] as number; at < (offsets[record + 1] as number); at++) {
      const target = values[at] as number;
      records[next[target] as number] = record;
      (next[target] as number) += 1;
    }
  }
  return { offsets: starts, values: records };
}

/** Number of targets that are looked up by a scan of all lists before the lists are inverted. */
const LOOKED_THROUGH = 64;

/** Gives the records that name one of `count` targets. A card asks for few: inverting all lists for them would take longer. */
export function namersIn(adjacency: Adjacency, count: number): (target: number) => Iterable<number> {
  let asked = 0;
  let all: Adjacency | null = null;
  return (target) => {
    if (asked++ < LOOKED_THROUGH) return lookedThrough(adjacency, target);
    all ??= turned(adjacency, count);
    return listOf(all, target);
  };
}

function lookedThrough({ offsets, values }: Adjacency, target: number): number[] {
  const records: number[] = [];
  for (let at = values.indexOf(target); at >= 0; at = values.indexOf(target, at + 1))
    records.push(recordAt(offsets, at));
  return records;
}

/** Record whose list holds the index `at`: the last one that begins there or before. */
function recordAt(offsets: Uint32Array, at: number): number {
  let [low, high] = [0, offsets.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle] as number) <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** The list of one record. */
export function listOf({ offsets, values }: Adjacency, record: number): Uint32Array {
  return values.subarray(offsets[record], offsets[record + 1]);
}
