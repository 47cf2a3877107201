/** The ids of a table, kept as bytes: a million of them as strings would cost ten times the memory. */

interface Lines {
  readonly bytes: Uint8Array;
  /** Where each id begins; behind the last one, where the next would. */
  readonly starts: Uint32Array;
}

const NEWLINE = 10;
const NONE = -1;

export class Ids {
  readonly count: number;
  readonly #packed: Uint8Array;
  /** Null until an id is asked for. */
  #lines: Lines | null = null;
  #text: string | null = null;
  /** Positions by the hash of their id, open addressing; null until an id is looked up. */
  #slots: Int32Array | null = null;

  /** `packed`: how many bytes each id shares with the one before it, then in UTF-8 the rest of each, a line each. */
  constructor(packed: Uint8Array, count: number) {
    this.count = count;
    this.#packed = packed;
  }

  at(position: number): string {
    const { bytes, starts } = this.#unpacked();
    const [start, end] = rangeOf(starts, position);
    // Where each character is a byte, a piece of the text costs far less than decoding it.
    const text = (this.#text ??= DECODER.decode(bytes));
    return text.length === bytes.length ? text.slice(start, end) : DECODER.decode(bytes.subarray(start, end));
  }

  /** -1 for an id that is none of these; of two equal ones the last, as a Map would have it. */
  positionOf(id: string): number {
    const wanted = ENCODER.encode(id);
    const slots = (this.#slots ??= this.#hashed());
    for (let slot = hashOf(wanted, 0, wanted.length) & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
      const position = slots[slot] as number;
      if (position === NONE || this.#is(position, wanted)) return position;
    }
  }

  #is(position: number, wanted: Uint8Array): boolean {
    const { bytes, starts } = this.#unpacked();
    const [start, end] = rangeOf(starts, position);
    return end - start === wanted.length && wanted.every((byte, index) => byte === bytes[start + index]);
  }

  #hashed(): Int32Array {
    const slots = new Int32Array(2 ** Math.ceil(Math.log2(this.count * 2 + 2))).fill(NONE);
    const { bytes, starts } = this.#unpacked();
    for (let position = this.count - 1; position >= 0; position--) {
      const [start, end] = rangeOf(starts, position);
      let slot = hashOf(bytes, start, end) & (slots.length - 1);
      while (slots[slot] !== NONE) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = position;
    }
    return slots;
  }

  #unpacked(): Lines {
    return (this.#lines ??= linesOf(this.#packed, this.count));
  }
}

function linesOf(packed: Uint8Array, count: number): Lines {
  let length = packed.length - count;
  for (let position = 0; position < count; position++) length += packed[position] as number;
  const [bytes, starts] = [new Uint8Array(length), new Uint32Array(count + 1)];
  let from = count;
  let to = 0;
  let before = 0;
  for (let position = 0; position < count; position++) {
    const end = to + (packed[position] as number);
    starts[position] = to;
    while (to < end) bytes[to++] = bytes[before++] as number;
    while (from < packed.length && packed[from] !== NEWLINE) bytes[to++] = packed[from++] as number;
    bytes[to++] = packed[from++] as number;
    before = starts[position] as number;
  }
  starts[count] = to;
  return { bytes, starts };
}

function rangeOf(starts: Uint32Array, position: number): readonly [number, number] {
  return [starts[position] as number, (starts[position + 1] as number) - 1];
}

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** FNV-1a. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ (bytes[index] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}
