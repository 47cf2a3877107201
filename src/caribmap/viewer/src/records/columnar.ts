/** Places and quotes of a large dossier, from the page's blocks. */
import type { Geometry } from 'geojson';

import type { ColumnarPayload, PayloadPlace, PayloadQuote, TableManifest } from '../payload.ts';
import { type ColumnBlock, columnsIn, inflated } from './blocks.ts';
import {
  type Adjacency,
  type Coded,
  type Dating,
  listOf,
  originsOf,
  type PlaceColumns,
  type QuoteColumns,
  squareX,
  squareY,
} from './columns.ts';
import { Ids } from './ids.ts';
import { PackedTable, type Unzip } from './packed.ts';
import type { Records } from './records.ts';

/** Gives the text of the block with an id; '' where the page has none. */
export type BlockText = (id: string) => string;

const NO_ANCHOR = -(2 ** 31);
/** Coded columns that stand for several keys of the record. */
const JOINED = new Set(['shape', 'dating']);

export async function columnarRecords({ columns }: ColumnarPayload, textOf: BlockText): Promise<Records> {
  const [{ gunzipSync }, places, quotes] = await Promise.all([
    import('./unzip.ts'),
    opened('places', columns.places, textOf),
    opened('quotes', columns.quotes, textOf),
  ]);
  const [anchors, adjacency] = [anchorsIn(places), placesOf(quotes.block)];
  const placeTable = placesIn(places, anchors, gunzipSync);
  return {
    places: placeTable,
    quotes: quotesIn(quotes, adjacency, placeTable, gunzipSync),
    placeColumns: placeColumnsIn(places, anchors),
    quoteColumns: quoteColumnsIn(quotes.block, adjacency),
  };
}

interface OpenedTable {
  readonly block: ColumnBlock;
  readonly manifest: TableManifest;
  readonly ids: Ids;
  readonly chunkText: (chunk: number) => string;
}

/** Anchors in degrees, by position; NaN for a place without one. */
interface Anchors {
  readonly lng: (position: number) => number;
  readonly lat: (position: number) => number;
}

async function opened(name: string, manifest: TableManifest, textOf: BlockText): Promise<OpenedTable> {
  const part = (id: string | number): string => textOf(`caribmap-${name}-${id}`);
  const [columns, ids] = await Promise.all([inflated(part('columns')), inflated(part('ids'))]);
  return {
    block: columnsIn(columns, manifest),
    manifest,
    ids: new Ids(new Uint8Array(ids), manifest.count, manifest.chunk_size),
    chunkText: part,
  };
}

function placesIn(
  { block, manifest, ids, chunkText }: OpenedTable,
  { lng, lat }: Anchors,
  unzip: Unzip,
): PackedTable<PayloadPlace> {
  const coded = codedKeys(block);
  const shape = codedIn<string>(block, 'shape');
  return new PackedTable(unzip, ids, manifest.chunk_size, chunkText, (position, id, kept) => {
    const anchor = Number.isNaN(lng(position)) ? null : [lng(position), lat(position)];
    const isPoint = shape.values[shape.codes[position] as number] === 'point';
    const geometry = isPoint ? { type: 'Point', coordinates: anchor } : ((kept.geometry ?? null) as Geometry | null);
    return { id, ...kept, ...coded(position), anchor, geometry } as unknown as PayloadPlace;
  });
}

function quotesIn(
  { block, manifest, ids, chunkText }: OpenedTable,
  adjacency: Adjacency,
  places: PackedTable<PayloadPlace>,
  unzip: Unzip,
): PackedTable<PayloadQuote> {
  const coded = codedKeys(block);
  const dating = codedIn<Dating>(block, 'dating');
  let starts: Int32Array | Float64Array | null = null;
  return new PackedTable(unzip, ids, manifest.chunk_size, chunkText, (position, id, kept) => {
    const record = {
      id,
      ...kept,
      ...coded(position),
      ...dating.values[dating.codes[position] as number],
    } as PayloadQuote;
    starts ??= block.numbers('start');
    const start = starts[position] as number;
    const placeIds = Array.from(listOf(adjacency, position), (place) => places.idAt(place));
    return { ...record, start, end: start + codePoints(record.exact), places: placeIds };
  });
}

function placeColumnsIn({ block, manifest }: OpenedTable, anchors: Anchors): PlaceColumns {
  const { codes, values } = codedIn<string>(block, 'shape');
  const isPointShape = values.map((shape) => Number(shape === 'point'));
  return {
    layer: codedIn(block, 'layer'),
    kind: codedIn(block, 'kind'),
    role: codedIn(block, 'role'),
    notStated: codedIn(block, 'not_stated'),
    ...squareIn(anchors, manifest.count),
    isPoint: Uint8Array.from(codes, (code) => isPointShape[code] as number),
  };
}

function quoteColumnsIn(block: ColumnBlock, places: Adjacency): QuoteColumns {
  return {
    source: codedIn(block, 'source'),
    modality: codedIn(block, 'modality'),
    origin: originsOf(codedIn(block, 'origin'), codedIn(block, 'origin_inferred')),
    statedOrigin: codedIn(block, 'origin'),
    denies: codedIn(block, 'denies'),
    dating: codedIn(block, 'dating'),
    places,
  };
}

function squareIn({ lng, lat }: Anchors, count: number): Pick<PlaceColumns, 'x' | 'y'> {
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  for (let position = 0; position < count; position++) {
    x[position] = squareX(lng(position));
    y[position] = squareY(lat(position));
  }
  return { x, y };
}

function anchorsIn({ block, manifest }: OpenedTable): Anchors {
  const degrees = (key: string): ((position: number) => number) => {
    const column = block.numbers(key);
    const scale = manifest.numbers[key]?.scale ?? 1;
    return (position) => (column[position] === NO_ANCHOR ? NaN : (column[position] as number) / scale);
  };
  return { lng: degrees('lng'), lat: degrees('lat') };
}

/** Reads the keys of a record that have a coded column each. */
function codedKeys({ coded }: ColumnBlock): (position: number) => Record<string, unknown> {
  const own = Object.entries(coded).filter(([key]) => !JOINED.has(key));
  return (position) => {
    const values: Record<string, unknown> = {};
    for (const [key, column] of own) values[key] = column.values[column.codes[position] as number];
    return values;
  };
}

function codedIn<T>({ coded }: ColumnBlock, key: string): Coded<T> {
  return coded[key] as Coded<T>;
}

function placesOf({ numbers }: ColumnBlock): Adjacency {
  const whole = (key: string): Uint32Array => new Uint32Array(numbers(key));
  return { offsets: whole('places_offsets'), values: whole('places_values') };
}

function codePoints(text: string): number {
  return SURROGATE.test(text) ? Array.from(text).length : text.length;
}

const SURROGATE = /[\ud800-\udfff]/;
