import assert from 'node:assert/strict';
import { test } from 'node:test';

import { closeCard, openPlace, switchLayer } from '../src/actions.ts';
import type { PayloadStoryStep } from '../src/payload.ts';
import { applyFragment, fragmentOf } from '../src/permalink.ts';
import { createState, type State } from '../src/state.ts';
import { framedBy } from '../src/step-places.ts';
import { pairOf } from '../src/story/pair.ts';
import { stepAt } from '../src/story/scroll.ts';
import { leaveStory, showStep } from '../src/story/steps.ts';
import { discrepancy, payloadOf, place, quote } from './payload-of.ts';

function step(parts: Partial<PayloadStoryStep>): PayloadStoryStep {
  return {
    title: { de: 'Titel' },
    text: { de: 'Text' },
    view: null,
    frame: [],
    show: [],
    quotes: [],
    notes: [],
    layers: null,
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
    step({ view: 'far', layers: ['forces'], show: ['fleet'] }),
    step({ layers: ['areas'], show: ['strip'], world: 'claimed', begin: '2025-10-30', end: '2025-11-07' }),
    step({}),
  ];
  return createState(
    payloadOf({ story, places: PLACES, quotes: [quote('q', { places: PLACES.map(({ id }) => id) })] }),
  );
}

test('a step sets view, layers, borders and days, and opens no card', () => {
  const state = storyState();
  openPlace(state, 'caracas');
  showStep(state, 2);
  assert.deepEqual([...state.layers.value], ['areas']);
  assert.deepEqual(
    [state.view.value, state.open.value, state.worldview.value, state.from.value, state.to.value],
    ['near', null, 'claimed', '2025-10-30', '2025-11-07'],
  );
});

test('a step that says nothing of borders and days takes the reader’s borders and all days', () => {
  const state = storyState();
  showStep(state, 2);
  showStep(state, 3);
  assert.deepEqual([state.worldview.value, state.from.value, state.to.value], ['administered', null, null]);
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

const drawn = (state: State): string[] => [...state.shown.value].map(({ id }) => id);

test('a step shows what it names, whatever its layer, kind, quotes and days', () => {
  const named = { show: ['caracas'], frame: ['range'], notes: [{ place: 'line', text: { de: 'n' } }] };
  const places = [...PLACES, place('line', { kind: 'border', layer: 'areas' })];
  const story = [step({ layers: ['places'], begin: '2030-01-01', end: '2030-01-02', ...named })];
  const state = createState(payloadOf({ story, places, quotes: [quote('q', { places: ['caracas'] })] }));
  showStep(state, 1);
  assert.deepEqual(drawn(state), ['caracas', 'range', 'line']);
});

test('what the step’s border view hides stays hidden', () => {
  const story = [step({ show: ['strip'], world: 'administered' }), step({ show: ['strip'], world: 'claimed' })];
  const state = createState(payloadOf({ story, places: PLACES, quotes: [quote('q', { places: ['strip'] })] }));
  showStep(state, 1);
  assert.deepEqual(drawn(state), []);
  showStep(state, 2);
  assert.deepEqual(drawn(state), ['strip']);
});

test('what the step shows and notes is in full strength, until the reader looks about', () => {
  const state = storyState();
  showStep(state, 1);
  assert.deepEqual([...(state.emphasis.value ?? [])], ['fleet']);
  state.astray.value = true;
  assert.deepEqual([state.emphasis.value, state.exploring.value, state.reading.value], [null, true, null]);
  showStep(state, 1);
  assert.equal(state.exploring.value, false);
  openPlace(state, 'caracas');
  assert.deepEqual([state.emphasis.value, state.exploring.value], [null, true]);
  showStep(state, 3);
  assert.deepEqual([state.emphasis.value, state.exploring.value], [null, false]);
});

test('a step frames the places of frame, else what it shows and notes', () => {
  const notes = [{ place: 'line', text: { de: 'n' } }];
  assert.deepEqual(framedBy(step({ frame: ['range'], show: ['fleet'] })), ['range']);
  assert.deepEqual(framedBy(step({ show: ['fleet'], notes })), ['fleet', 'line']);
  assert.deepEqual(framedBy(step({ view: 'far', show: ['fleet'] })), []);
  assert.deepEqual(framedBy(step({})), []);
});

test('two quotes of a step are compared where they answer one question differently', () => {
  const asked = [discrepancy('one', [['a', 'b'], ['c']]), discrepancy('two', [['d'], ['e']])];
  assert.deepEqual(pairOf(asked, ['b', 'x', 'c']), ['b', 'c']);
  assert.equal(pairOf(asked, ['a', 'b', 'd']), null);
});

test('a step begins at its heading; above the first it is the first', () => {
  const tops = [-300, 40, 400];
  assert.deepEqual(
    [-400, 0, 40, 399, 400, 900].map((line) => stepAt(tops, line)),
    [1, 1, 2, 2, 3, 3],
  );
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
  assert.equal(fragmentOf(state), '#layers=areas,places&to=&story=2');
});

/** A page of its own: it opens on the story. */
function opened(fragment: string): State {
  const state = storyState();
  state.hasPanel.value = true;
  applyFragment(state, fragment);
  return state;
}

for (const fragment of ['', '#lang=en', '#theme=dark', '#lang=en&theme=dark']) {
  test(`a page opens on the first step: '${fragment}'`, () => {
    const state = opened(fragment);
    assert.equal(state.story.value?.number, 1);
    assert.equal(state.view.value, 'far');
    assert.equal(fragmentOf(state), fragment);
  });
}

for (const fragment of ['#place=caracas', '#view=far', '#mode=analysis', '#layers=places', '#lang=en&story=0']) {
  test(`a page that is asked for something else does not: ${fragment}`, () => {
    const state = opened(fragment);
    assert.equal(state.story.value, null);
    assert.equal(fragmentOf(state), fragment);
  });
}

test('in an article, and without a story, a page does not open on a step', () => {
  const state = storyState();
  applyFragment(state, '');
  assert.deepEqual([state.story.value, fragmentOf(state)], [null, '']);
  const untold = createState(payloadOf());
  untold.hasPanel.value = true;
  applyFragment(untold, '');
  assert.deepEqual([untold.story.value, fragmentOf(untold)], [null, '']);
});

for (const fragment of [
  '#story=1',
  '#story=2',
  '#layers=areas,places&to=&story=2',
  '#place=caracas&layers=areas,places&story=2',
  '#lang=en&story=3',
]) {
  test(`${fragment} comes back as it was read`, () => {
    const state = storyState();
    applyFragment(state, fragment);
    assert.equal(fragmentOf(state), fragment);
  });
}

for (const bad of ['#story=4', '#story=x', '#story=__proto__', '#story=']) {
  test(`${bad} changes nothing`, () => {
    const state = storyState();
    applyFragment(state, bad);
    assert.equal(fragmentOf(state), '');
  });
}
