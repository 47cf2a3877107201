/** Records of a large dossier: what has few values stands in columns, the rest in gzipped chunks that are unpacked when asked for. */
import { bytesOf } from './blocks.ts';
import type { Ids } from './ids.ts';
import type { Table } from './table.ts';

/** Decompresses gzip. */
export type Unzip = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** A key's values in a chunk: one for all its records, or one for each. */
type ChunkColumn = { readonly all: unknown } | { readonly each: readonly unknown[] };
type Chunk = Readonly<Record<string, ChunkColumn>>;

interface Unpacked<T> {
  readonly chunk: Chunk;
  /** Cache of the chunk's records, so that a record stays the same object. */
  readonly records: (T | undefined)[];
}

/** Number of unpacked chunks in the cache: all of a dossier of 100,000 records, a part of one of a million. */
const MOST_CHUNKS = 128;

export class PackedTable<T> implements Table<T> {
  readonly #unzip: Unzip;
  readonly #ids: Ids;
  readonly #chunkSize: number;
  readonly #textOf: (chunk: number) => string;
  readonly #complete: (position: number, id: string, kept: Record<string, unknown>) => T;
  /** Cache of chunks, in the order of their last use. */
  readonly #unpacked = new Map<number, Unpacked<T>>();

  /** `textOf` gives a chunk's block; `complete` adds to what a chunk keeps of a record what stands in columns. */
  constructor(
    unzip: Unzip,
    ids: Ids,
    chunkSize: number,
    textOf: (chunk: number) => string,
    complete: (position: number, id: string, kept: Record<string, unknown>) => T,
  ) {
    this.#unzip = unzip;
    this.#ids = ids;
    this.#chunkSize = chunkSize;
    this.#textOf = textOf;
    this.#complete = complete;
  }

  get count(): number {
    return this.#ids.count;
  }

  at(position: number): T {
    const number = Math.floor(position / this.#chunkSize);
    const { chunk, records } = this.#unpack(number);
    const index = position - number * this.#chunkSize;
    records[index] ??= this.#complete(position, this.#ids.at(position), keptOf(chunk, index));
    return records[index];
  }

  idAt(position: number): string {
    return this.#ids.at(position);
  }

  positionOf(id: string): number {
    return this.#ids.positionOf(id);
  }

  get(id: string): T | undefined {
    const position = this.positionOf(id);
    return position < 0 ? undefined : this.at(position);
  }

  has(id: string): boolean {
    return this.positionOf(id) >= 0;
  }

  #unpack(number: number): Unpacked<T> {
    const unpacked = this.#unpacked.get(number) ?? { chunk: this.#read(number), records: [] };
    this.#unpacked.delete(number);
    this.#unpacked.set(number, unpacked);
    for (const oldest of this.#unpacked.keys()) {
      if (this.#unpacked.size <= MOST_CHUNKS) break;
      this.#unpacked.delete(oldest);
    }
    return unpacked;
  }

  #read(chunk: number): Chunk {
    return JSON.parse(DECODER.decode(this.#unzip(bytesOf(this.#textOf(chunk))))) as Chunk;
  }
}

const DECODER = new TextDecoder();

function keptOf(chunk: Chunk, index: number): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const key in chunk) {
    const column = chunk[key] as ChunkColumn;
    kept[key] = 'all' in column ? column.all : column.each[index];
  }
  return kept;
}
