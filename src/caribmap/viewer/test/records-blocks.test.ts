import assert from 'node:assert/strict';
import { test } from 'node:test';

import { columnsIn } from '../src/records/blocks.ts';
import { planesOf, steps } from './columnar-of.ts';

const WHOLE = [0, -1, 1, 2 ** 31 - 1, -(2 ** 31), 0, 7];
const REAL = [0.1, -0, NaN, 1e300, 5e-324, -Infinity];

test('columns of every type come out bit by bit', () => {
  const codes = {
    uint8: Uint8Array.of(0, 255, 7),
    uint16: Uint16Array.of(0, 65_535, 258),
    uint32: Uint32Array.of(0, 2 ** 32 - 1, 66_051),
  };
  const parts = [
    codes.uint8,
    planesOf(codes.uint16),
    planesOf(codes.uint32),
    planesOf(steps(WHOLE)),
    planesOf(Float64Array.from(REAL)),
  ];
  const block = columnsIn(Uint8Array.from(parts.flatMap((part) => Array.from(part))).buffer, {
    count: 3,
    chunk_size: 3,
    chunks: 1,
    sha256: '',
    coded: { a: { values: [], type: 'uint8' }, b: { values: [], type: 'uint16' }, c: { values: [], type: 'uint32' } },
    numbers: {
      whole: { type: 'int32', scale: null, length: WHOLE.length },
      real: { type: 'float64', scale: null, length: REAL.length },
    },
  });
  assert.deepEqual([block.coded.a?.codes, block.coded.b?.codes, block.coded.c?.codes], Object.values(codes));
  assert.deepEqual([block.numbers('whole'), block.numbers('real')], [Int32Array.from(WHOLE), Float64Array.from(REAL)]);
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
