/** The way back to what the map was framed to, once a reader has moved it or opened a card. */

import { Icon } from '../parts/icon.tsx';
import { said } from '../parts/said.tsx';
import { wordsIn } from '../parts/words.tsx';
import type { State } from '../state.ts';
import { showStep } from '../story/steps.ts';

const BACK = 'M6 4 2.5 7.5 6 11M3 7.5h7a3.5 3.5 0 0 1 0 7H8';

interface Props {
  readonly state: State;
  readonly setView: (viewId: string) => void;
}

export function BackChip({ state, setView }: Props) {
  const language = state.language.value;
  const number = state.story.value?.number;
  if (number !== undefined && state.exploring.value)
    return (
      <button type="button" class="cm-back-chip" onClick={() => showStep(state, number)}>
        <Icon path={BACK} />
        {said(language, 'back_to_step', { number })}
      </button>
    );
  const view = state.payload.views.find(({ id }) => id === state.view.value);
  if (number !== undefined || !view || !state.astray.value) return null;
  return (
    <button type="button" class="cm-back-chip" onClick={() => setView(view.id)}>
      <Icon path={BACK} />
      {said(language, 'back_to_view', { name: wordsIn(state, view.name) })}
    </button>
  );
}
