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
  const ends = payload.quotes.reduce<number[]>(
    (offsets, quote) => [...offsets, (offsets.at(-1) ?? 0) + quote.places.length],
    [0],
  );
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
  records: readonly { readonly id: string }[],
  { coded, numbers, without, replaced }: Layout,
): TableManifest {
  const put = (id: string | number, bytes: Uint8Array | string): void =>
    void blocks.set(`caribmap-${name}-${id}`, gzipSync(bytes).toString('base64'));
  const values = Object.fromEntries(
    Object.entries(coded).map(([key, own]) => [
      key,
      [...new Map(own.map((value) => [JSON.stringify(value), value])).values()],
    ]),
  );
  const parts = [
    ...Object.entries(coded).map(([key, own]) =>
      Uint8Array.from(own, (value) =>
        (values[key] ?? []).findIndex((known) => JSON.stringify(known) === JSON.stringify(value)),
      ),
    ),
    ...Object.values(numbers).map((column) => planesOf(steps(column.values))),
  ];
  put('columns', Buffer.concat(parts));
  put('ids', restsOf(records.map(({ id }) => id)));
  const keys = Object.keys(records[0] ?? {}).filter((key) => key !== 'id' && !(key in coded) && !without.includes(key));
  for (let chunk = 0; chunk * CHUNK_SIZE < records.length; chunk++) {
    const own = records.map((_, position) => position).slice(chunk * CHUNK_SIZE, (chunk + 1) * CHUNK_SIZE);
    const columns = keys.map(
      (key) =>
        [
          key,
          own.map((position) => (replaced[key] ? replaced[key][position] : Reflect.get(records[position] ?? {}, key))),
        ] as const,
    );
    const isSame = (column: readonly unknown[]): boolean =>
      column.every((value) => JSON.stringify(value) === JSON.stringify(column[0]));
    put(
      chunk,
      JSON.stringify(
        Object.fromEntries(
          columns.map(([key, column]) => [key, isSame(column) ? { all: column[0] } : { each: column }]),
        ),
      ),
    );
  }
  return {
    count: records.length,
    chunk_size: CHUNK_SIZE,
    chunks: Math.ceil(records.length / CHUNK_SIZE),
    sha256: '',
    coded: Object.fromEntries(
      Object.entries(values).map(([key, own]) => [key, { values: own, type: 'uint8' as const }]),
    ),
    numbers: Object.fromEntries(
      Object.entries(numbers).map(([key, column]) => [
        key,
        {
          type: 'int32' as const,
          scale: column.scale ?? null,
          length: column.values.length,
        },
      ]),
    ),
  };
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
