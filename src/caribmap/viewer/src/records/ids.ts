/** The ids of a table, kept as bytes: a million of them as strings would cost ten times the memory. */

interface Lines {
  readonly bytes: Uint8Array;
  /** Offset of each id's first byte, and the offset after the last id. */
  readonly starts: Uint32Array;
}

const NEWLINE = 10;
const LAST_ASCII = 127;
/** Every browser takes many times as many. */
const MOST_ARGUMENTS = 1000;
const NONE = -1;

export class Ids {
  readonly count: number;
  readonly #packed: Uint8Array;
  /** Number of ids in a run; the first id of each run is whole. */
  readonly #size: number;
  /** Offset of each run's rests; null until the first id is read. */
  #begins: Uint32Array | null = null;
  readonly #runs: Lines[] = [];
  /** Positions by the hash of their id, open addressing; null until an id is looked up. */
  #slots: Int32Array | null = null;

  /** `packed`: how many bytes each id shares with the one before it, then in UTF-8 the rest of each, a line each. */
  constructor(packed: Uint8Array, count: number, runSize: number) {
    this.count = count;
    this.#packed = packed;
    this.#size = runSize;
  }

  at(position: number): string {
    const id = this.#bytesAt(position);
    // Almost every id is short and ASCII, for which a decoder is slow to start.
    const isPlain = id.length <= MOST_ARGUMENTS && id.every((byte) => byte <= LAST_ASCII);
    return isPlain ? String.fromCharCode(...id) : DECODER.decode(id);
  }

  /** Position of an id, -1 for an unknown one; of two equal ids the last, as in a Map. */
  positionOf(id: string): number {
    const wanted = ENCODER.encode(id);
    this.#slots ??= this.#hashed();
    const slots = this.#slots;
    for (let slot = hashOf(wanted, 0, wanted.length) & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
      const position = slots[slot] as number;
      if (position === NONE || this.#is(position, wanted)) return position;
    }
  }

  #is(position: number, wanted: Uint8Array): boolean {
    const id = this.#bytesAt(position);
    return id.length === wanted.length && wanted.every((byte, index) => byte === id[index]);
  }

  #bytesAt(position: number): Uint8Array {
    const { bytes, starts } = this.#run(Math.floor(position / this.#size));
    const line = position % this.#size;
    return bytes.subarray(starts[line], (starts[line + 1] as number) - 1);
  }

  #hashed(): Int32Array {
    const slots = new Int32Array(2 ** Math.ceil(Math.log2(this.count * 2 + 2))).fill(NONE);
    for (let run = Math.ceil(this.count / this.#size) - 1; run >= 0; run--) {
      const { bytes, starts } = this.#run(run);
      for (let line = starts.length - 2; line >= 0; line--) {
        let slot = hashOf(bytes, starts[line] as number, (starts[line + 1] as number) - 1) & (slots.length - 1);
        while (slots[slot] !== NONE) slot = (slot + 1) & (slots.length - 1);
        slots[slot] = run * this.#size + line;
      }
    }
    return slots;
  }

  #run(run: number): Lines {
    this.#begins ??= beginsIn(this.#packed, this.count, this.#size);
    const [first, end] = [run * this.#size, Math.min((run + 1) * this.#size, this.count)];
    this.#runs[run] ??= linesOf(this.#packed.subarray(first, end), this.#packed.subarray(this.#begins[run]));
    return this.#runs[run];
  }
}

function beginsIn(packed: Uint8Array, count: number, runSize: number): Uint32Array {
  const begins = new Uint32Array(Math.ceil(count / runSize) + 1).fill(packed.length);
  begins[0] = count;
  let lines = 0;
  for (let at = count; at < packed.length; at++)
    if (packed[at] === NEWLINE && ++lines % runSize === 0) begins[lines / runSize] = at + 1;
  return begins;
}

/** Decodes the ids of a run: `shared` bytes are those of the id before, `rests` are the others. */
function linesOf(shared: Uint8Array, rests: Uint8Array): Lines {
  const starts = new Uint32Array(shared.length + 1);
  let [from, to] = [0, 0];
  for (let line = 0; line < shared.length; line++) {
    starts[line] = to;
    to += shared[line] as number;
    const end = rests.indexOf(NEWLINE, from);
    const length = (end < 0 ? rests.length : end) - from + 1;
    from += length;
    to += length;
  }
  starts[shared.length] = to;
  const bytes = new Uint8Array(to);
  from = 0;
  for (let line = 0; line < shared.length; line++) {
    let at = starts[line] as number;
    bytes.copyWithin(at, starts[line - 1] ?? 0, (starts[line - 1] ?? 0) + (shared[line] as number));
    at += shared[line] as number;
    const end = starts[line + 1] as number;
    while (at < end) bytes[at++] = rests[from++] as number;
  }
  return { bytes, starts };
}

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** FNV-1a hash. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ (bytes[index] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}
