/**
 * Columns of whole numbers behind a header of JSON, as the compiler writes them (basemap/columns.py): the length of the
 * header in four bytes, the header, then the columns, whose lengths the header has.
 */
const HEADER_BYTES = 4;
const BITS = 7;
const MORE = 128;

export interface Columns<Header> {
  readonly header: Header;
  /** Readers of the columns, by their names; each gives its next number. */
  readonly columns: Record<string, Column>;
}

export function columnsIn<Header>(buffer: ArrayBuffer): Columns<Header> {
  const length = new DataView(buffer).getUint32(0, true);
  const text = new TextDecoder().decode(new Uint8Array(buffer, HEADER_BYTES, length));
  const header = JSON.parse(text) as Header & { readonly columns: Readonly<Record<string, number>> };
  let at = HEADER_BYTES + length;
  const columns = Object.entries(header.columns).map(([name, bytes]) => {
    const column = new Column(new Uint8Array(buffer, at, bytes));
    at += bytes;
    return [name, column];
  });
  return { header, columns: Object.fromEntries(columns) as Record<string, Column> };
}

export class Column {
  readonly #bytes: Uint8Array;
  #at = 0;
  #sum = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** In bytes; it has no more numbers than that. */
  get size(): number {
    return this.#bytes.length;
  }

  get isDone(): boolean {
    return this.#at >= this.#bytes.length;
  }

  next(): number {
    let byte = this.#bytes[this.#at++] as number;
    let value = byte & (MORE - 1);
    for (let shift = BITS; byte >= MORE; shift += BITS) {
      byte = this.#bytes[this.#at++] as number;
      value |= (byte & (MORE - 1)) << shift;
    }
    return value;
  }

  /** A number from 0 on as a signed one. */
  step(): number {
    const value = this.next();
    return (value >>> 1) ^ -(value & 1);
  }

  /** The sum of all steps so far. */
  sum(): number {
    this.#sum += this.step();
    return this.#sum;
  }
}
