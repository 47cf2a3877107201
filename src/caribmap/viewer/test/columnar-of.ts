/** A small encoder of the columnar form, so that the viewer's reading of it is tested without the compiler. */
import { gzipSync } from 'node:zlib';

import type { ColumnarPayload, Payload, TableManifest } from '../src/payload.ts';

type Numbers = Readonly<Record<string, { readonly values: readonly number[]; readonly scale?: number }>>;
export const CHUNK_SIZE = 3;

export interface Page {
  readonly payload: ColumnarPayload;
  readonly textOf: (id: string) => string;
}

export function columnarOf(payload: Payload): Page {
  const blocks = new Map<string, string>();
  const anchors = payload.places.map(({ anchor }) => anchor);
  const isPoint = payload.places.map(
    ({ geometry, anchor }) =>
      geometry?.type === 'Point' && JSON.stringify(geometry.coordinates) === JSON.stringify(anchor),
  );
  const placeIndex = new Map(payload.places.map(({ id }, position) => [id, position]));
  const degrees = (axis: 0 | 1) => ({
    values: anchors.map((anchor) => (anchor ? Math.round((anchor[axis] ?? 0) * 1e5) : -(2 ** 31))),
    scale: 1e5,
  });
  const places = table(blocks, 'places', payload.places, {
    coded: {
      ...codes(payload.places, ['layer', 'kind', 'role', 'not_stated']),
      shape: isPoint.map((point) => (point ? 'point' : 'other')),
    },
    numbers: { lng: degrees(0), lat: degrees(1), mentions: { values: payload.places.map(() => 0) } },
    without: ['anchor'],
    replaced: { geometry: payload.places.map(({ geometry }, position) => (isPoint[position] ? null : geometry)) },
  });
  const ends = [0];
  for (const quote of payload.quotes) ends.push((ends.at(-1) ?? 0) + quote.places.length);
  const quotes = table(blocks, 'quotes', payload.quotes, {
    coded: {
      ...codes(payload.quotes, ['source', 'modality', 'origin', 'cut']),
      dating: payload.quotes.map(({ date, date_inferred, time }) => ({ date, date_inferred, time })),
    },
    numbers: {
      start: { values: payload.quotes.map(({ start }) => start) },
      places_offsets: { values: ends },
      places_values: { values: payload.quotes.flatMap((quote) => quote.places.map((id) => placeIndex.get(id) ?? 0)) },
    },
    without: ['date', 'date_inferred', 'time', 'end', 'places', 'start'],
    replaced: {},
  });
  const large = {
    ...payload,
    places: null,
    quotes: null,
    mentions: { ...payload.mentions, by_place: null },
    columns: { places, quotes },
  };
  return { payload: large, textOf: (id) => blocks.get(id) ?? '' };
}

interface Layout {
  readonly coded: Readonly<Record<string, readonly unknown[]>>;
  readonly numbers: Numbers;
  readonly without: readonly string[];
  readonly replaced: Readonly<Record<string, readonly unknown[]>>;
}

function table(
  blocks: Map<string, string>,
  name: string,
  records: readonly Identified[],
  layout: Layout,
): TableManifest {
  const put = (id: string | number, bytes: Uint8Array | string): void =>
    void blocks.set(`caribmap-${name}-${id}`, gzipSync(bytes).toString('base64'));
  const values = valuesOf(layout.coded);
  put('columns', columnsOf(layout, values));
  put('ids', restsOf(records.map(({ id }) => id)));
  const chunks = Math.ceil(records.length / CHUNK_SIZE);
  for (let chunk = 0; chunk < chunks; chunk++) put(chunk, JSON.stringify(chunkOf(records, chunk, layout)));
  const numbers = Object.entries(layout.numbers).map(([key, { values: own, scale }]) => [
    key,
    { type: 'int32' as const, scale: scale ?? null, length: own.length },
  ]);
  return {
    count: records.length,
    chunk_size: CHUNK_SIZE,
    chunks,
    sha256: '',
    coded: Object.fromEntries(Object.entries(values).map(([key, own]) => [key, { values: own, type: 'uint8' }])),
    numbers: Object.fromEntries(numbers),
  };
}

interface Identified {
  readonly id: string;
}

type Values = Readonly<Record<string, readonly unknown[]>>;

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The different values of each coded column, at first sight. */
function valuesOf(coded: Values): Values {
  const different = (own: readonly unknown[]): readonly unknown[] => [
    ...new Map(own.map((value) => [JSON.stringify(value), value])).values(),
  ];
  return Object.fromEntries(Object.entries(coded).map(([key, own]) => [key, different(own)]));
}

function columnsOf({ coded, numbers }: Layout, values: Values): Uint8Array {
  return Buffer.concat([
    ...Object.entries(coded).map(([key, own]) =>
      Uint8Array.from(own, (value) => (values[key] ?? []).findIndex((known) => isEqual(known, value))),
    ),
    ...Object.values(numbers).map((column) => planesOf(steps(column.values))),
  ]);
}

/** What the columns do not hold of a chunk's records, key by key: once where all have the same. */
function chunkOf(records: readonly Identified[], chunk: number, { coded, without, replaced }: Layout): object {
  const keys = Object.keys(records[0] ?? {}).filter((key) => key !== 'id' && !(key in coded) && !without.includes(key));
  const own = records.map((_, position) => position).slice(chunk * CHUNK_SIZE, (chunk + 1) * CHUNK_SIZE);
  const columns = keys.map((key) => {
    const replacing = replaced[key];
    const kept = own.map((at) => (replacing ? replacing[at] : Reflect.get(records[at] ?? {}, key)));
    return [key, kept.every((value) => isEqual(value, kept[0])) ? { all: kept[0] } : { each: kept }] as const;
  });
  return Object.fromEntries(columns);
}

/** Each number less the one before it, as 0, -1, 1, -2 and so on. */
export function steps(values: readonly number[]): Int32Array {
  const differences = Int32Array.from(values, (value, at) => value - (at ? (values[at - 1] ?? 0) : 0));
  return differences.map((step) => (step << 1) ^ (step >> 31));
}

/** The lowest bytes of all numbers, then the next. */
export function planesOf(numbers: Uint16Array | Uint32Array | Int32Array | Float64Array): Uint8Array {
  const bytes = new Uint8Array(numbers.buffer);
  return bytes.map(
    (_, at) => bytes[(at % numbers.length) * numbers.BYTES_PER_ELEMENT + Math.floor(at / numbers.length)] ?? 0,
  );
}

/** How many bytes each id shares with the one before it in its chunk, then the rest of each, a line each. */
export function restsOf(ids: readonly string[]): Uint8Array {
  const names = ids.map((id) => Buffer.from(id));
  const shared = names.map((name, at) => {
    const before = (at % CHUNK_SIZE && names[at - 1]) || Buffer.of();
    const first = name.findIndex((byte, index) => byte !== before[index]);
    return Math.min(first < 0 ? name.length : first, 255);
  });
  return Buffer.concat([
    Buffer.from(shared),
    ...names.flatMap((name, at) => [name.subarray(shared[at]), Buffer.of(10)]),
  ]);
}

function codes<T extends object>(
  records: readonly T[],
  keys: readonly (keyof T & string)[],
): Record<string, unknown[]> {
  return Object.fromEntries(keys.map((key) => [key, records.map((record) => record[key])]));
}
