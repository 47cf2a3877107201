/** What the compiler writes, as tools/payload_fixtures.py has committed it. */
import { readFileSync } from 'node:fs';

import type { CodedColumn, ColumnarPayload, NumberColumn, Payload } from '../src/payload.ts';

export interface Fixture {
  readonly name: string;
  readonly plain: Payload;
  readonly columnar: ColumnarPayload;
  /** The text of a block of the page, '' where there is none. */
  readonly textOf: (id: string) => string;
}

interface Parts {
  readonly arrays: { readonly columns: Readonly<Record<string, TypedNumbers>>; readonly bytes: string };
  readonly ids: readonly { readonly names: readonly string[]; readonly run: number; readonly bytes: string }[];
}

interface TypedNumbers {
  readonly type: CodedColumn['type'] | NumberColumn['type'];
  /** As strings, for JSON has no NaN. */
  readonly values: readonly string[];
}

type Case = Omit<Fixture, 'textOf'> & { readonly blocks: Readonly<Record<string, string>> };

/** Payloads, plain and in columns. */
export const FIXTURES: readonly Fixture[] = (read('columnar.json') as Case[]).map(({ blocks, ...payloads }) => ({
  ...payloads,
  textOf: (id) => blocks[id] ?? '',
}));

/** Arrays of every type in one block, and lists of ids. */
export const PARTS = read('parts.json') as Parts;

/** Pictures in columns, and their samples. */
export const WAVELET = read('wavelet.json') as {
  readonly shapes: readonly (readonly [number, number])[];
  readonly low: number;
  readonly steps: readonly (readonly number[])[];
  readonly bytes: string;
  readonly samples: readonly (readonly number[])[];
};

export function bytesIn(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64, 'base64'));
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../../tests/payload/${name}`, import.meta.url), 'utf-8'));
}
