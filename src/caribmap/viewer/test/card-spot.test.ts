import assert from 'node:assert/strict';
import { test } from 'node:test';

import { CARD_WIDTH_PX, spotOf, TIP_PX } from '../src/map/card-spot.ts';

const MAP = { x: 920, y: 800 };
const REACH = 10;
/** What scale and its note take at the lower edge. */
const SCALE_PX = 50;

test('a card stands above its mark where there is room', () => {
  const { side, maxHeight, lack } = spotOf({ x: 460, y: 600 }, REACH, MAP);
  assert.deepEqual([side, lack], ['above', 0]);
  assert.ok(maxHeight > MAP.y / 2);
});

test('a card under the upper edge stands below its mark', () => {
  assert.equal(spotOf({ x: 460, y: 120 }, REACH, MAP).side, 'below');
});

/** Maps, and where on them a mark can stand once its view has moved. */
function* marksOnMaps(): Generator<readonly [{ readonly x: number; readonly y: number }, number, number]> {
  for (const map of [MAP, { x: 700, y: 300 }, { x: 3400, y: 2160 }]) {
    for (let x = 40; x <= map.x - 96; x += 37) for (let y = 40; y <= map.y - 24; y += 31) yield [map, x, y];
  }
}

test('wherever the mark, all of the card is on the map, and clear of the scale, once it has moved by what it lacks', () => {
  for (const [map, x, y] of marksOnMaps()) {
    const { side, maxHeight, shift, lack } = spotOf({ x, y }, REACH, map);
    const edge = y + lack + (side === 'above' ? -1 : 1) * (REACH + TIP_PX);
    const [top, bottom] = side === 'above' ? [edge - maxHeight, edge] : [edge, edge + maxHeight];
    const left = x + shift - CARD_WIDTH_PX / 2;
    const lowest = map.y - (side === 'below' ? SCALE_PX : 0);
    assert.ok(top >= 0 && bottom <= lowest, `${side} of ${x}, ${y}: ${top} to ${bottom} of ${map.y}`);
    assert.ok(left >= 0 && left + CARD_WIDTH_PX <= map.x, `${x}: from ${left} on ${map.x}`);
  }
});

test('the tip stays under the card', () => {
  for (const x of [0, 40, 880, 920])
    assert.ok(Math.abs(spotOf({ x, y: 400 }, REACH, MAP).shift) < CARD_WIDTH_PX / 2 - 20);
});
