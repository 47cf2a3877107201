/** The title; on a phone a bar of 48 px with the way to everything that has no tab. */

import type { ReadonlySignal } from '@preact/signals';
import { bringUpPanel } from '../actions.ts';
import { t } from '../i18n/index.ts';
import { TABS } from '../panel/sections.tsx';
import { said } from '../parts/said.tsx';
import { Words } from '../parts/words.tsx';
import type { State } from '../state.ts';
import { Opening } from './opening.tsx';
import { Settings } from './settings.tsx';

export function Bar({ state, narrow }: { readonly state: State; readonly narrow: ReadonlySignal<boolean> }) {
  const language = state.language.value;
  return (
    <>
      <a class="cm-skip-link" href="#caribmap-panel">
        {said(language, 'skip_to_places')}
      </a>
      <header class="cm-bar">
        {!narrow.value && <Settings state={state} />}
        <h1>
          <Words state={state} text={state.payload.title} />
        </h1>
        {narrow.value ? (
          <MoreButton state={state} />
        ) : (
          <>
            <Subtitle state={state} />
            <Opening state={state} />
          </>
        )}
      </header>
    </>
  );
}

export function Subtitle({ state }: { readonly state: State }) {
  if (!state.payload.subtitle) return null;
  return (
    <p class="cm-meta cm-subtitle">
      <Words state={state} text={state.payload.subtitle} />
    </p>
  );
}

function MoreButton({ state }: { readonly state: State }) {
  const isShown = !TABS.some(({ id }) => id === state.section.value);
  const toggle = (): void => {
    state.section.value = isShown ? 'places' : null;
    if (isShown) state.sheets.panel.value = 'half';
    else bringUpPanel(state);
  };
  return (
    <button
      type="button"
      class="cm-more"
      aria-label={t(state.language.value, 'more_sections')}
      aria-expanded={isShown}
      onClick={toggle}
    >
      ⋯
    </button>
  );
}
