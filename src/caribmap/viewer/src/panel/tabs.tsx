/** A phone's three tabs; arrow keys move between them. */

import type { ComponentChildren } from 'preact';
import { t } from '../i18n/index.ts';
import { arrowStep } from '../parts/arrow-step.ts';
import { said } from '../parts/said.tsx';
import type { State } from '../state.ts';
import { type PanelSection, TABS } from './sections.tsx';

export function TabList({ state }: { readonly state: State }) {
  const language = state.language.value;
  const current = TABS.find(({ id }) => id === state.section.value);
  return (
    <div
      class="cm-tabs"
      role="tablist"
      aria-label={t(language, 'panel')}
      onKeyDown={(event) => moveByArrow(state, event)}
    >
      {TABS.map((tab) => (
        <button
          key={tab.id}
          id={`tab-${tab.id}`}
          type="button"
          role="tab"
          aria-selected={tab === current}
          aria-controls={tab === current ? 'tab-content' : undefined}
          tabIndex={tab === (current ?? TABS[0]) ? 0 : -1}
          onClick={() => {
            state.section.value = tab.id;
          }}
        >
          {said(language, tab.name)}
        </button>
      ))}
    </div>
  );
}

interface PanelProps {
  readonly state: State;
  readonly tab: PanelSection;
  /** What stands before the tab's own content. */
  readonly children: ComponentChildren;
}

export function TabPanel({ state, tab: { id, name, Content }, children }: PanelProps) {
  return (
    <div id="tab-content" class="cm-sheet-body" role="tabpanel" aria-labelledby={`tab-${id}`}>
      {children}
      <div class="cm-section-content">
        <h2 class="cm-visually-hidden">{said(state.language.value, name)}</h2>
        <Content state={state} />
      </div>
    </div>
  );
}

function moveByArrow(state: State, event: KeyboardEvent): void {
  const step = arrowStep(event.key);
  if (step === undefined) return;
  const position = TABS.findIndex(({ id }) => id === state.section.value);
  const next = TABS[(position + step + TABS.length) % TABS.length];
  if (!next) return;
  state.section.value = next.id;
  document.getElementById(`tab-${next.id}`)?.focus();
}
