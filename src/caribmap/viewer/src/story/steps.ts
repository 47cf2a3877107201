/** Steps of the story: each sets the map; the reader's own choices come back when the story is left. */
import { batch } from '@preact/signals';

import { closeCard } from '../actions.ts';
import type { PayloadStoryStep } from '../payload.ts';
import type { ReaderChoices, State } from '../state.ts';

/** Shows a step, counted from 1, also the present one anew; a number that the story does not have changes nothing. */
export function showStep(state: State, number: number): void {
  const step = state.payload.story[number - 1];
  if (!step) return;
  const before = state.story.value?.before ?? choicesOf(state);
  batch(() => {
    state.story.value = { number, step, before };
    choose(state, { ...choicesOfStep(step, before), switched: new Map() });
    state.view.value = step.view ?? state.view.value;
    state.astray.value = false;
    closeCard(state);
  });
}

/** Restores the reader's own layers, border view and time window; the map stays where it is. */
export function leaveStory(state: State): void {
  const position = state.story.value;
  if (!position) return;
  batch(() => {
    state.story.value = null;
    choose(state, position.before);
    const open = state.index.places.get(state.open.value ?? '');
    if (open && !state.layers.value.has(open.layer)) closeCard(state);
  });
}

/** Choices that a step sets; a step without a border view leaves the reader's. */
export function choicesOfStep(
  { world, begin, end }: PayloadStoryStep,
  before: ReaderChoices,
): Omit<ReaderChoices, 'switched'> {
  return { worldview: world ?? before.worldview, from: begin, to: end };
}

function choicesOf({ switched, worldview, from, to }: State): ReaderChoices {
  return { switched: switched.value, worldview: worldview.value, from: from.value, to: to.value };
}

function choose(state: State, { switched, worldview, from, to }: ReaderChoices): void {
  state.switched.value = switched;
  state.worldview.value = worldview;
  state.from.value = from;
  state.to.value = to;
}
