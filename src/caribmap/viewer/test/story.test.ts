import assert from 'node:assert/strict';
import { test } from 'node:test';

import { closeCard, openPlace, switchLayer } from '../src/actions.ts';
import type { PayloadStoryStep } from '../src/payload.ts';
import { applyFragment, fragmentOf } from '../src/permalink.ts';
import { createState, type State } from '../src/state.ts';
import { leaveStory, showStep } from '../src/story/steps.ts';
import { payloadOf, place, quote } from './payload-of.ts';

function step(parts: Partial<PayloadStoryStep>): PayloadStoryStep {
  return {
    title: { de: 'Titel' },
    text: { de: 'Text' },
    view: null,
    layers: null,
    place: null,
    world: null,
    begin: null,
    end: null,
    ...parts,
  };
}

const PLACES = [
  place('caracas'),
  place('fleet', { layer: 'forces' }),
  place('range', { layer: 'forces', kind: 'range' }),
  place('strip', { layer: 'areas' }),
];

function storyState(): State {
  const story = [
    step({ view: 'far', layers: ['forces'], place: 'fleet' }),
    step({ layers: ['areas'], place: 'strip', world: 'claimed', begin: '2025-10-30', end: '2025-11-07' }),
    step({}),
  ];
  return createState(
    payloadOf({ story, places: PLACES, quotes: [quote('q', { places: PLACES.map(({ id }) => id) })] }),
  );
}

test('a step sets view, layers, card, borders and days', () => {
  const state = storyState();
  showStep(state, 2);
  assert.deepEqual([...state.layers.value], ['areas']);
  assert.deepEqual(
    [state.view.value, state.open.value, state.worldview.value, state.from.value, state.to.value],
    ['near', 'strip', 'claimed', '2025-10-30', '2025-11-07'],
  );
});

test('a step that says nothing of borders, days and card takes the reader’s borders, all days and no card', () => {
  const state = storyState();
  showStep(state, 2);
  showStep(state, 3);
  assert.deepEqual(
    [state.open.value, state.worldview.value, state.from.value, state.to.value],
    [null, 'administered', null, null],
  );
});

test('the reader’s own choices come back when the story is left, and the view stays', () => {
  const state = storyState();
  switchLayer(state, 'places', false);
  state.from.value = '2025-10-01';
  showStep(state, 1);
  assert.deepEqual([...state.layers.value], ['forces']);
  showStep(state, 2);
  leaveStory(state);
  assert.equal(state.story.value, null);
  assert.deepEqual([...state.switched.value], [['places', false]]);
  assert.deepEqual(
    [state.view.value, state.worldview.value, state.from.value, state.to.value],
    ['far', 'administered', '2025-10-01', null],
  );
});

test('leaving closes a card whose layer the reader does not show', () => {
  const state = storyState();
  showStep(state, 1);
  state.view.value = 'near';
  leaveStory(state);
  assert.equal(state.open.value, null);
});

test('a range is not drawn in the story, though its layer is on', () => {
  const state = storyState();
  const drawn = (): string[] => [...state.shown.value].map(({ id }) => id);
  showStep(state, 1);
  assert.deepEqual(drawn(), ['fleet']);
  leaveStory(state);
  assert.deepEqual(drawn(), ['caracas', 'fleet', 'range']);
});

test('a number that the story does not have changes nothing', () => {
  const state = storyState();
  for (const number of [0, 4, 1.5, NaN]) showStep(state, number);
  assert.equal(state.story.value, null);
});

test('a step is a link of one key, and what differs from the step stands beside it', () => {
  const state = storyState();
  showStep(state, 2);
  assert.equal(fragmentOf(state), '#story=2');
  openPlace(state, 'caracas');
  assert.equal(fragmentOf(state), '#place=caracas&layers=areas,places&story=2');
  closeCard(state);
  state.to.value = null;
  assert.equal(fragmentOf(state), '#place=&layers=areas,places&to=&story=2');
});

for (const fragment of [
  '#story=1',
  '#story=2',
  '#place=&layers=areas,places&to=&story=2',
  '#place=caracas&layers=areas,places&story=2',
  '#lang=en&story=3',
]) {
  test(`${fragment} comes back as it was read`, () => {
    const state = storyState();
    applyFragment(state, fragment);
    assert.equal(fragmentOf(state), fragment);
  });
}

for (const bad of ['#story=0', '#story=4', '#story=x', '#story=__proto__', '#story=']) {
  test(`${bad} changes nothing`, () => {
    const state = storyState();
    applyFragment(state, bad);
    assert.equal(fragmentOf(state), '');
  });
}
