/** The panel: views, then the sections – an index of seven rows on wide pages, a sheet on phones. */

import type { ReadonlySignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { t } from '../i18n/index.ts';
import { said } from '../parts/said.tsx';
import type { State } from '../state.ts';
import { StoryStrip } from '../story/strip.tsx';
import { Accordion } from './accordion.tsx';
import { SearchField } from './search/field.tsx';
import { SECTIONS } from './sections.tsx';
import { Views } from './views.tsx';

interface SectionsProps {
  readonly state: State;
  readonly setView: (viewId: string) => void;
}

interface Props extends SectionsProps {
  readonly narrow: ReadonlySignal<boolean>;
  /** The sections as a narrow page has them. */
  readonly NarrowSections: ComponentType<SectionsProps>;
}

export function Panel({ state, narrow, setView, NarrowSections }: Props) {
  const language = state.language.value;
  return (
    <aside
      id="caribmap-panel"
      class="cm-panel"
      tabIndex={-1}
      aria-label={t(language, 'panel')}
      data-stop={narrow.value ? state.sheets.panel.value : undefined}
    >
      <StoryStrip state={state} setView={setView} />
      {narrow.value ? (
        <NarrowSections state={state} setView={setView} />
      ) : (
        <WideSections state={state} setView={setView} />
      )}
      <p class="cm-visually-hidden" aria-live={state.analysing.value ? 'off' : 'polite'}>
        {said(language, 'places_shown', { shown: state.shown.value.length, count: state.index.places.count })}
      </p>
    </aside>
  );
}

function WideSections({ state, setView }: SectionsProps) {
  return (
    <>
      <SearchField state={state} />
      {state.query.value === '' && (
        <>
          <Views state={state} setView={setView} />
          <Accordion state={state} sections={SECTIONS} />
        </>
      )}
    </>
  );
}
