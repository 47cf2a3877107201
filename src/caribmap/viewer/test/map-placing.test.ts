import assert from 'node:assert/strict';
import { test } from 'node:test';

import { around, type Box, overlap, placeLabels, type Slot, twoLines, type Wish } from '../src/map/placing.ts';

const FRAME: Box = { left: 0, top: 0, right: 100, bottom: 100 };
const at = (x: number, y: number): Slot => ({ box: around(x, y, 10, 5) });

function wish(id: string, rank: number, slots: readonly Slot[], must = false): Wish<Slot> {
  return { id, rank, must, slots: () => slots };
}

test('a label takes its first free slot', () => {
  const slots = [at(50, 50), at(50, 70)];
  assert.equal(placeLabels([wish('a', 1, slots)], [], [], FRAME, 9).get('a'), slots[0]);
});

test('of two labels that want one spot the lower rank has it and the other moves', () => {
  const [spot, beside] = [at(50, 50), at(50, 70)];
  const placed = placeLabels([wish('later', 2, [spot, beside]), wish('first', 1, [spot])], [], [], FRAME, 9);
  assert.equal(placed.get('first'), spot);
  assert.equal(placed.get('later'), beside);
});

test('no slot is asked for behind one that is free of everything', () => {
  const [crossed, clear] = [at(50, 50), at(50, 70)];
  const line = { ...around(50, 50, 3), of: 'border' };
  const slots = function* (): Generator<Slot> {
    yield* [crossed, clear];
    assert.fail('asked');
  };
  assert.equal(placeLabels([{ id: 'a', rank: 1, must: false, slots }], [], [line], FRAME, 9).get('a'), clear);
});

test('a label with no free slot is left out', () => {
  const placed = placeLabels([wish('a', 1, [at(50, 50)]), wish('b', 2, [at(55, 50)])], [], [], FRAME, 9);
  assert.deepEqual([...placed.keys()], ['a']);
});

test('a label never reaches over the frame', () => {
  assert.equal(placeLabels([wish('a', 1, [at(95, 50)])], [], [], FRAME, 9).size, 0);
});

test('a label keeps clear of the signs of others but may touch the box of its own', () => {
  const sign = { ...around(50, 50, 8), of: 'a' };
  assert.equal(placeLabels([wish('a', 1, [at(50, 50)])], [sign], [], FRAME, 9).size, 1);
  assert.equal(placeLabels([wish('b', 1, [at(50, 50)])], [sign], [], FRAME, 9).size, 0);
});

test('a label makes way for the sign of another that found no room, once it is known which that is', () => {
  const [onSign, clear] = [at(50, 50), at(50, 80)];
  const signs = ['a', 'b'].map((of) => ({ ...around(50, of === 'a' ? 50 : 20, 8), of }));
  const named = [wish('a', 2, [at(50, 20)]), wish('b', 1, [onSign, clear])];
  assert.deepEqual([...placeLabels(named, [], [], FRAME, 9, signs).values()], [onSign, at(50, 20)]);
  assert.deepEqual([...placeLabels(named, [], [], FRAME, 1, signs)], [['b', clear]]);
});

test('a label that keeps far off its line is not nearer to the sign of another', () => {
  const sign = { ...around(50, 50, 8), of: 'b' };
  const slots = [{ ...at(50, 68), gap: 18 }];
  assert.equal(placeLabels([wish('a', 1, slots)], [sign], [], FRAME, 9).size, 0);
  assert.equal(placeLabels([wish('a', 1, [at(50, 68)])], [sign], [], FRAME, 9).size, 1);
});

test('a label prefers a slot that no line crosses, and takes a crossed one before none', () => {
  const line = { ...around(50, 50, 3), of: 'border' };
  const [crossed, clear] = [at(50, 50), at(50, 70)];
  assert.equal(placeLabels([wish('a', 1, [crossed, clear])], [], [line], FRAME, 9).get('a'), clear);
  assert.equal(placeLabels([wish('a', 1, [crossed])], [], [line], FRAME, 9).get('a'), crossed);
});

test('where every slot is crossed the one with the fewest crossings is taken', () => {
  const lines = [48, 52, 71].map((y) => ({ ...around(50, y, 1), of: 'border' }));
  const [often, once] = [at(50, 50), at(50, 70)];
  assert.equal(placeLabels([wish('a', 1, [often, once])], [], lines, FRAME, 9).get('a'), once);
});

test('between a label and the line it names runs no line of another', () => {
  const [own, other] = [
    { ...around(50, 50, 3), of: 'a' },
    { ...around(50, 60, 3), of: 'b' },
  ];
  const below = { ...at(50, 75), tie: [around(50, 65, 1), around(50, 58, 1), around(50, 50, 1)] };
  const above = { ...at(50, 35), tie: [around(50, 42, 1), around(50, 50, 1)] };
  assert.equal(placeLabels([wish('a', 1, [below, above])], [], [own, other], FRAME, 9).get('a'), above);
});

test('no more labels are set than the limit allows, the most important ones', () => {
  const wishes = [3, 1, 2].map((rank) => wish(`rank ${rank}`, rank, [at(20, rank * 20)]));
  assert.deepEqual([...placeLabels(wishes, [], [], FRAME, 2).keys()], ['rank 1', 'rank 2']);
});

test('slots are not even looked for once the limit is reached', () => {
  const unasked: Wish<Slot> = { id: 'b', rank: 2, must: false, slots: () => assert.fail('asked') };
  placeLabels([wish('a', 1, [at(50, 50)]), unasked], [], [], FRAME, 1);
});

test('what the reader has opened is labelled over the limit and even where nothing is free', () => {
  const blocked = { ...around(50, 50, 40), of: null };
  const placed = placeLabels(
    [wish('a', 1, [at(5, 95), at(90, 95)]), wish('open', 9, [at(50, 50)], true)],
    [blocked],
    [],
    FRAME,
    1,
  );
  assert.deepEqual([...placed.keys()], ['open']);
});

test('boxes that only share an edge do not overlap', () => {
  assert.equal(overlap(around(10, 10, 10), around(30, 10, 10)), false);
  assert.equal(overlap(around(10, 10, 10), around(29, 10, 10)), true);
});

test('parts break between parts and drop the separator at the break', () => {
  assert.deepEqual(twoLines(['USS Gravely', '„11 Kilometer“', 'Stelle nicht genannt'], ' · '), [
    'USS Gravely · „11 Kilometer“',
    'Stelle nicht genannt',
  ]);
});

test('a single name breaks at the space that makes the lines most alike, one word not at all', () => {
  assert.deepEqual(twoLines(['Trinidad und Tobago'], ' · '), ['Trinidad', 'und Tobago']);
  assert.deepEqual(twoLines(['Venezuela'], ' · '), ['Venezuela']);
});
