/** Buttons beside a list of switches: all, none, and for each row only this one. */

import { t } from '../i18n/index.ts';
import { said } from '../parts/said.tsx';
import type { State } from '../state.ts';

export function AllNone({ state, onAll }: { readonly state: State; readonly onAll: (on: boolean) => void }) {
  const language = state.language.value;
  return (
    <p class="cm-all-none">
      <button type="button" class="cm-link" onClick={() => onAll(true)}>
        {said(language, 'all')}
      </button>
      {' · '}
      <button type="button" class="cm-link" onClick={() => onAll(false)}>
        {said(language, 'none')}
      </button>
    </p>
  );
}

interface OnlyThisProps {
  readonly state: State;
  readonly name: string;
  readonly onClick: () => void;
}

/** Button that leaves only this row on. It stands beside the row's label: a click inside the label would switch the row. */
export function OnlyThis({ state, name, onClick }: OnlyThisProps) {
  const language = state.language.value;
  return (
    <button type="button" class="cm-link cm-only" aria-label={t(language, 'only_this', { name })} onClick={onClick}>
      {said(language, 'only')}
    </button>
  );
}
