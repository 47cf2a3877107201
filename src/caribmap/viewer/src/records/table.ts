/** The records of one type, by position in the dossier's order and by id. */
export interface Table<T> {
  readonly count: number;
  /** Record at a position. It may have to be unpacked first, which takes milliseconds. */
  at(position: number): T;
  idAt(position: number): string;
  /** Position of the record with an id; -1 for an id that no record has. */
  positionOf(id: string): number;
  get(id: string): T | undefined;
  has(id: string): boolean;
}

/** Records of a small dossier, as they are. */
export class PlainTable<T extends { readonly id: string }> implements Table<T> {
  readonly #records: readonly T[];
  /** Positions by id; of two records with one id, the last. */
  readonly #positions: ReadonlyMap<string, number>;

  constructor(records: readonly T[]) {
    this.#records = records;
    this.#positions = new Map(records.map(({ id }, position) => [id, position]));
  }

  get count(): number {
    return this.#records.length;
  }

  at(position: number): T {
    return this.#records[position] as T;
  }

  idAt(position: number): string {
    return this.at(position).id;
  }

  positionOf(id: string): number {
    return this.#positions.get(id) ?? -1;
  }

  get(id: string): T | undefined {
    return this.#records[this.positionOf(id)];
  }

  has(id: string): boolean {
    return this.positionOf(id) >= 0;
  }
}
