/** The column beside the map: the text to read, or the tool that a reader has opened. */

import type { ReadonlySignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { t } from '../i18n/index.ts';
import { said } from '../parts/said.tsx';
import { WorldviewSwitch } from '../parts/worldview-switch.tsx';
import type { State } from '../state.ts';
import { StoryColumn } from '../story/column.tsx';
import { Lead } from '../story/lead.tsx';
import { Accordion } from './accordion.tsx';
import { Layers } from './layers.tsx';
import { SearchField } from './search/field.tsx';
import { SECTIONS } from './sections.tsx';
import { shownColumn } from './tools.tsx';
import { Views } from './views.tsx';

interface ToolProps {
  readonly state: State;
  readonly setView: (viewId: string) => void;
}

interface Props extends ToolProps {
  readonly narrow: ReadonlySignal<boolean>;
  /** The tools as a narrow page has them. */
  readonly NarrowTools: ComponentType<ToolProps>;
}

export function Panel({ state, narrow, setView, NarrowTools }: Props) {
  const language = state.language.value;
  const isRead = shownColumn(state) === 'read';
  // A phone's tools lie over the text, which stays where it is.
  const isHidden = !isRead && !narrow.value;
  return (
    <aside id="caribmap-panel" class="cm-panel" tabIndex={-1} aria-label={t(language, 'panel')}>
      {state.payload.story.length > 0 ? (
        <StoryColumn state={state} narrow={narrow} hidden={isHidden} />
      ) : (
        <Lead state={state} hidden={isHidden} />
      )}
      {!isRead &&
        (narrow.value ? <NarrowTools state={state} setView={setView} /> : <Tool state={state} setView={setView} />)}
      <p class="cm-visually-hidden" aria-live={state.analysing.value ? 'off' : 'polite'}>
        {said(language, 'places_shown', { shown: state.shown.value.length, count: state.index.places.count })}
      </p>
    </aside>
  );
}

function Tool({ state, setView }: ToolProps) {
  const language = state.language.value;
  const column = shownColumn(state);
  if (column === 'search') return <SearchField state={state} takesFocus />;
  if (column === 'lists') return <Accordion state={state} sections={SECTIONS} />;
  return (
    <section class="cm-tool">
      {column === 'layers' && (
        <>
          <h2>{said(language, 'layers')}</h2>
          <Layers state={state} />
        </>
      )}
      {column === 'views' && (
        <>
          <h2>{said(language, 'views')}</h2>
          <Views state={state} setView={setView} />
        </>
      )}
      {column === 'borders' && <WorldviewSwitch state={state} name="tool" documents />}
    </section>
  );
}
