/** The ids of a table, kept as bytes: a million of them as strings would cost ten times the memory. */

const NEWLINE = 10;
const NONE = -1;

export class Ids {
  readonly count: number;
  readonly #bytes: Uint8Array;
  #text: string | null = null;
  /** Where each id begins; behind the last one, where the next would. Null until an id is asked for. */
  #starts: Uint32Array | null = null;
  /** Positions by the hash of their id, open addressing; null until an id is looked up. */
  #slots: Int32Array | null = null;

  /** `bytes`: the ids in UTF-8, a line each. */
  constructor(bytes: Uint8Array, count: number) {
    this.count = count;
    this.#bytes = bytes;
  }

  at(position: number): string {
    const [start, end] = this.#rangeOf(position);
    // Where each character is a byte, a piece of the text costs far less than decoding it.
    const text = (this.#text ??= DECODER.decode(this.#bytes));
    return text.length === this.#bytes.length ? text.slice(start, end) : DECODER.decode(this.#bytes.subarray(start, end));
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
    const [start, end] = this.#rangeOf(position);
    return end - start === wanted.length && wanted.every((byte, index) => byte === this.#bytes[start + index]);
  }

  #hashed(): Int32Array {
    const slots = new Int32Array(2 ** Math.ceil(Math.log2(this.count * 2 + 2))).fill(NONE);
    const starts = (this.#starts ??= this.#lineStarts());
    for (let position = this.count - 1; position >= 0; position--) {
      let slot = hashOf(this.#bytes, starts[position] as number, (starts[position + 1] as number) - 1) & (slots.length - 1);
      while (slots[slot] !== NONE) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = position;
    }
    return slots;
  }

  #rangeOf(position: number): readonly [number, number] {
    const starts = (this.#starts ??= this.#lineStarts());
    return [starts[position] as number, (starts[position + 1] as number) - 1];
  }

  #lineStarts(): Uint32Array {
    const [bytes, starts] = [this.#bytes, new Uint32Array(this.count + 1)];
    let line = 0;
    for (let index = 0; index < bytes.length; index++) if (bytes[index] === NEWLINE) starts[++line] = index + 1;
    starts[this.count] = bytes.length + 1;
    return starts;
  }
}

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** FNV-1a. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ (bytes[index] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}
