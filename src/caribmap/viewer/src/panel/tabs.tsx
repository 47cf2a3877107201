/** A phone's tabs, the last one for all that has none of its own; arrow keys move between them. */

import type { ComponentChildren } from 'preact';
import { t } from '../i18n/index.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { arrowStep } from '../parts/arrow-step.ts';
import { said } from '../parts/said.tsx';
import type { Section, State } from '../state.ts';
import { type PanelSection, TABS } from './sections.tsx';

/** The tab of the sections that have none. */
export const MORE_TAB = 'more';
const NAMES: readonly (readonly [Section | null, MessageKey])[] = [
  ...TABS.map(({ id, name }) => [id, name] as const),
  [null, 'tab_more'],
];

export function TabList({ state }: { readonly state: State }) {
  const language = state.language.value;
  const current = chosen(state);
  return (
    <div
      class="cm-tabs"
      role="tablist"
      aria-label={t(language, 'panel')}
      onKeyDown={(event) => moveByArrow(state, event)}
    >
      {NAMES.map(([id, name]) => (
        <button
          key={id}
          id={`tab-${id ?? MORE_TAB}`}
          type="button"
          role="tab"
          aria-selected={id === current}
          aria-controls={id === current ? 'tab-content' : undefined}
          tabIndex={id === current ? 0 : -1}
          onClick={() => {
            state.section.value = id;
          }}
        >
          {said(language, name)}
        </button>
      ))}
    </div>
  );
}

/** The section whose tab is chosen; null for the last one. */
function chosen(state: State): Section | null {
  return TABS.find(({ id }) => id === state.section.value)?.id ?? null;
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
  const position = NAMES.findIndex(([id]) => id === chosen(state));
  const next = NAMES[(position + step + NAMES.length) % NAMES.length];
  if (!next) return;
  state.section.value = next[0];
  document.getElementById(`tab-${next[0] ?? MORE_TAB}`)?.focus();
}
