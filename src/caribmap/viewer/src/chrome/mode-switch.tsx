/** Read or analysis: one state, two ways to work with it. */

import { t } from '../i18n/index.ts';
import { said } from '../parts/said.tsx';
import type { Mode, State } from '../state.ts';

const MODES: readonly Mode[] = ['read', 'analysis'];

export function ModeSwitch({ state }: { readonly state: State }) {
  const language = state.language.value;
  return (
    <div class="cm-modes" role="group" aria-label={t(language, 'mode')}>
      {MODES.map((mode) => (
        <button
          key={mode}
          type="button"
          aria-pressed={state.mode.value === mode}
          onClick={() => {
            state.mode.value = mode;
          }}
        >
          {said(language, `mode_${mode}`)}
        </button>
      ))}
    </div>
  );
}
