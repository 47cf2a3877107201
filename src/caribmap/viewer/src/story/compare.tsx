/** Two of a step's quotes side by side: offered where they answer one question differently. */

import { Comparison } from '../analysis/comparison.tsx';
import { said } from '../parts/said.tsx';
import type { State } from '../state.ts';
import { pairOf } from './pair.ts';

interface Props {
  readonly state: State;
  /** Ids of the step's quotes. */
  readonly quotes: readonly string[];
}

export function Compare({ state, quotes }: Props) {
  const pair = pairOf(state.payload.discrepancies, quotes);
  const [one, other] = (pair ?? []).flatMap((id) => state.index.quotes.get(id) ?? []);
  if (!pair || !one || !other) return null;
  const isOpen = state.compared.value.join() === pair.join();
  return (
    <div class="cm-step-compare">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => {
          state.compared.value = isOpen ? [] : pair;
        }}
      >
        {said(state.language.value, 'story_compare')}
      </button>
      {isOpen && <Comparison state={state} quotes={[one, other]} />}
    </div>
  );
}
