/** The relief's pictures are what the compiler says they are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { columnsIn } from '../src/map/columns.ts';
import { picturesIn } from '../src/map/wavelet.ts';
import { bytesIn, WAVELET } from './fixtures.ts';

test('pictures are read from the columns of their wavelet as the compiler reads them', () => {
  const { columns } = columnsIn(bytesIn(WAVELET.bytes).buffer);
  const sizes = WAVELET.shapes.map(([rows, width]) => ({ rows, width }));
  const pictures = picturesIn(columns, sizes, WAVELET);
  assert.equal(pictures.length, WAVELET.samples.length);
  for (const [index, picture] of pictures.entries()) {
    const samples = WAVELET.samples[index] as readonly number[];
    assert.equal(picture.length, samples.length);
    for (const [at, sample] of samples.entries()) assert.ok(Math.abs((picture[at] as number) - sample) < 0.51, `${at}`);
  }
});
