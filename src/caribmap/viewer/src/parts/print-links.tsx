/** Two ways to paper: the map with everything that it shows in words, or the map alone. */

import { printMapOnly } from '../printed.ts';
import type { State } from '../state.ts';
import { said } from './said.tsx';

export function PrintLinks({ state }: { readonly state: State }) {
  const language = state.language.value;
  return (
    <p class="cm-print-links">
      <button type="button" class="cm-link" onClick={() => window.print()}>
        {said(language, 'print_all')}
      </button>
      {' · '}
      <button type="button" class="cm-link" onClick={() => printMapOnly(state)}>
        {said(language, 'print_map')}
      </button>
    </p>
  );
}
