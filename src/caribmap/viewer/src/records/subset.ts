/** Some records of a table in its order. Each is read when it is asked for, so that a million cost no more than their positions. */
import { type Mask, where } from './filter.ts';
import type { Table } from './table.ts';

export class Subset<T> implements Iterable<T> {
  readonly table: Table<T>;
  readonly mask: Mask;
  /** Positions in the table, in rising order. */
  readonly positions: Uint32Array;

  constructor(table: Table<T>, mask: Mask) {
    this.table = table;
    this.mask = mask;
    this.positions = where(mask);
  }

  get length(): number {
    return this.positions.length;
  }

  has(id: string): boolean {
    return this.mask[this.table.positionOf(id)] === 1;
  }

  at(index: number): T | undefined {
    const position = this.positions[index];
    return position === undefined ? undefined : this.table.at(position);
  }

  *[Symbol.iterator](): Generator<T, void> {
    for (const position of this.positions) yield this.table.at(position);
  }
}
