/** Where nothing is left, or nothing was there, the page says which of the two, and what helps. */
import { batch } from '@preact/signals';
import type { ComponentChild } from 'preact';

import { clearFilters, switchAllLayers } from '../actions.ts';
import { said } from '../parts/said.tsx';
import type { State } from '../state.ts';
import type { Hand } from './hand.ts';
import { undatedIn } from './overview.tsx';

export function EmptyStates({ hand: { state } }: { readonly hand: Hand }) {
  const language = state.language.value;
  const { count } = state.index.quotes;
  if (count === 0) return <Empty>{said(language, 'not_named')}</Empty>;
  if (state.shown.value.length > 0) return null;
  const undated = undatedIn(state, state.chosen.value);
  const isWindowed = (state.from.value ?? state.to.value) !== null;
  if (isWindowed && undated > 0 && !state.undated.value && state.passing.value.every((passes) => passes === 0))
    return (
      <Empty>
        {said(language, 'no_dated')} ·{' '}
        <button type="button" class="cm-link" onClick={() => (state.undated.value = true)}>
          {said(language, 'show_undated', { count: undated })}
        </button>
      </Empty>
    );
  return (
    <Empty>
      {said(language, 'all_hidden')} ·{' '}
      <button type="button" class="cm-link" onClick={() => showEverything(state)}>
        {said(language, 'reset')}
      </button>
    </Empty>
  );
}

function Empty({ children }: { readonly children: ComponentChild }) {
  return (
    <p class="cm-board-empty" role="status">
      {children}
    </p>
  );
}

/** Clears the filters; where that leaves nothing on the map, switches the layers on. */
export function showEverything(state: State): void {
  batch(() => {
    clearFilters(state);
    if (state.layers.value.size === 0 || state.shown.value.length === 0) switchAllLayers(state, true);
  });
}
