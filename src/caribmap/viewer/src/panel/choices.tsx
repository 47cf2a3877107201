/** What stands beside a list of switches: all, none, and for each row only this one. */
import { t } from '../i18n/index.ts';
import type { State } from '../state.ts';

export function AllNone({ state, onAll }: { readonly state: State; readonly onAll: (on: boolean) => void }) {
  const language = state.language.value;
  return (
    <p class="cm-all-none">
      <button type="button" class="cm-link" onClick={() => onAll(true)}>
        {t(language, 'all')}
      </button>
      {' · '}
      <button type="button" class="cm-link" onClick={() => onAll(false)}>
        {t(language, 'none')}
      </button>
    </p>
  );
}

interface OnlyThisProps {
  readonly state: State;
  readonly name: string;
  readonly onClick: () => void;
}

/** Beside a row's label, not in it: a click in a label switches it. */
export function OnlyThis({ state, name, onClick }: OnlyThisProps) {
  const language = state.language.value;
  return (
    <button type="button" class="cm-link cm-only" aria-label={t(language, 'only_this', { name })} onClick={onClick}>
      {t(language, 'only')}
    </button>
  );
}
