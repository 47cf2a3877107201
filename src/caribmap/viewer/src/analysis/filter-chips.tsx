/** Every filter that is on, as a chip that takes it off. */
import { t } from '../i18n/index.ts';
import { said } from '../parts/said.tsx';
import { Isolated } from '../parts/words.tsx';
import type { State } from '../state.ts';
import { activeFilters } from './active-filters.ts';
import { showEverything } from './empty.tsx';

export function FilterChips({ state }: { readonly state: State }) {
  const filters = activeFilters(state);
  if (filters.length === 0) return null;
  const language = state.language.value;
  return (
    <ul class="cm-filter-chips" aria-label={t(language, 'filters')}>
      {filters.map(({ id, words, remove }) => (
        <li key={id}>
          <button
            type="button"
            class="cm-filter-chip"
            aria-label={t(language, id === 'undated' ? 'chip_change' : 'chip_remove', { name: words })}
            onClick={remove}
          >
            <Isolated text={words} /> <span aria-hidden="true">{id === 'undated' ? '⇄' : '×'}</span>
          </button>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <button type="button" class="cm-link" onClick={() => showEverything(state)}>
            {said(language, 'reset')}
          </button>
        </li>
      )}
    </ul>
  );
}
