/** The panel: views, then the sections – an index of seven rows on wide pages, three tabs and a rest on phones. */
import type { ReadonlySignal } from '@preact/signals';

import { Settings } from '../chrome/settings.tsx';
import { Subtitle } from '../chrome/bar.tsx';
import { Opening } from '../chrome/opening.tsx';
import { t } from '../i18n/index.ts';
import { SearchField } from '../search/field.tsx';
import type { State } from '../state.ts';
import { StoryStrip } from '../story/strip.tsx';
import { Accordion } from './accordion.tsx';
import { SECTIONS, TABS } from './sections.tsx';
import { Tabs } from './tabs.tsx';
import { Views } from './views.tsx';

interface Props {
  readonly state: State;
  readonly narrow: ReadonlySignal<boolean>;
  readonly setView: (viewId: string) => void;
}

export function Panel({ state, narrow, setView }: Props) {
  const language = state.language.value;
  return (
    <aside id="caribmap-panel" class="panel" tabIndex={-1} aria-label={t(language, 'panel')}>
      <StoryStrip state={state} setView={setView} />
      {narrow.value ? <PhoneSections state={state} setView={setView} /> : <WideSections state={state} setView={setView} />}
      <p class="visually-hidden" aria-live={state.analysing.value ? 'off' : 'polite'}>
        {t(language, 'places_shown', { shown: state.shown.value.length, count: state.payload.places.length })}
      </p>
    </aside>
  );
}

type SectionsProps = Pick<Props, 'state' | 'setView'>;

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

function PhoneSections({ state, setView }: SectionsProps) {
  const onTab = TABS.some(({ id }) => id === state.section.value);
  return (
    <>
      <Views state={state} setView={setView} />
      <Subtitle state={state} />
      <Opening state={state} />
      <Tabs state={state} />
      {!onTab && (
        <div class="rest">
          <SearchField state={state} />
          {state.query.value === '' && (
            <>
              <Settings state={state} />
              <Accordion state={state} sections={SECTIONS.filter((section) => !TABS.includes(section))} />
            </>
          )}
        </div>
      )}
    </>
  );
}
