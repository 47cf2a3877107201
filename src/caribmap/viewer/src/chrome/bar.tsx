/** Above the column: settings, title, and the tools; on a phone a bar of 48 px with title, search and the lists. */

import type { ReadonlySignal } from '@preact/signals';
import { openColumn } from '../actions.ts';
import { t } from '../i18n/index.ts';
import { Tools } from '../panel/tools.tsx';
import { Icon } from '../parts/icon.tsx';
import { said } from '../parts/said.tsx';
import { Words } from '../parts/words.tsx';
import type { State } from '../state.ts';
import { Settings } from './settings.tsx';

export function Bar({ state, narrow }: { readonly state: State; readonly narrow: ReadonlySignal<boolean> }) {
  return (
    <>
      <a class="cm-skip-link" href="#caribmap-panel">
        {said(state.language.value, 'skip_to_text')}
      </a>
      <header class="cm-bar">
        {!narrow.value && <Settings state={state} />}
        <h1>
          <Words state={state} text={state.payload.title} />
        </h1>
        {narrow.value ? <PhoneTools state={state} /> : <Tools state={state} />}
      </header>
    </>
  );
}

const ICONS = {
  search: 'M8.5 3a5.5 5.5 0 1 0 .01 0M12.6 12.6 17 17',
  lists: 'M4 10h.01M10 10h.01M16 10h.01',
} as const;

/** Search, and everything else behind the dots. */
function PhoneTools({ state }: { readonly state: State }) {
  const language = state.language.value;
  const tool = (column: keyof typeof ICONS, name: string) => (
    <button
      type="button"
      class={`cm-more cm-more-${column}`}
      aria-label={name}
      aria-expanded={state.column.value === column}
      onClick={() => openColumn(state, state.column.value === column ? 'read' : column)}
    >
      <Icon path={ICONS[column]} size={20} width={column === 'lists' ? 3 : 1.75} />
    </button>
  );
  return (
    <>
      {tool('search', t(language, 'search'))}
      {tool('lists', t(language, 'more_sections'))}
    </>
  );
}
