import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { CodedColumn, NumberColumn } from '../src/payload.ts';
import { columnsIn } from '../src/records/blocks.ts';
import { bytesIn, PARTS } from './fixtures.ts';

const { columns, bytes } = PARTS.arrays;

test('columns of every type come out bit by bit', () => {
  const [coded, numbers]: [Record<string, CodedColumn>, Record<string, NumberColumn>] = [{}, {}];
  for (const [key, { type, values }] of Object.entries(columns)) {
    if (type === 'int32' || type === 'float64') numbers[key] = { type, scale: null, length: values.length };
    else coded[key] = { type, values: [] };
  }
  const block = columnsIn(bytesIn(bytes).buffer, { count: 3, chunk_size: 3, chunks: 1, sha256: '', coded, numbers });
  const expected = (key: string): number[] => (columns[key]?.values ?? []).map(Number);
  assert.deepEqual(Object.keys(coded), ['uint8', 'uint16', 'uint32']);
  for (const key of Object.keys(coded)) assert.deepEqual([...(block.coded[key]?.codes ?? [])], expected(key));
  assert.deepEqual(Object.keys(numbers), ['whole', 'real']);
  for (const key of Object.keys(numbers)) assert.deepEqual([...block.numbers(key)], expected(key));
});

test('a block that is too short for its columns is not read', () => {
  const manifest = {
    count: 0,
    chunk_size: 3,
    chunks: 0,
    sha256: '',
    coded: {},
    numbers: { whole: { type: 'int32', scale: null, length: 2 } },
  } as const;
  assert.throws(() => columnsIn(new ArrayBuffer(7), manifest), RangeError);
});
