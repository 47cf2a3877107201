/** Two of a step's quotes side by side: offered where they answer one question differently. */

import { Comparison } from '../analysis/comparison.tsx';
import { said } from '../parts/said.tsx';
import type { PayloadDiscrepancy } from '../payload.ts';
import type { State } from '../state.ts';

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

/** The first two quotes of a step that stand under different answers to one question; null without such. */
export function pairOf(
  discrepancies: readonly PayloadDiscrepancy[],
  quotes: readonly string[],
): readonly [string, string] | null {
  for (const { answers } of discrepancies) {
    const [one, other] = answers.flatMap((answer) => quotes.find((id) => answer.quotes.includes(id)) ?? []);
    if (one !== undefined && other !== undefined && one !== other) return [one, other];
  }
  return null;
}
