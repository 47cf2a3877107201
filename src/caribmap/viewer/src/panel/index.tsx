/** The panel: views, then the sections – an index of seven rows on wide pages, three tabs and a rest on phones. */
import type { ReadonlySignal } from '@preact/signals';

import { Settings } from '../chrome/settings.tsx';
import { Subtitle } from '../chrome/bar.tsx';
import { t } from '../i18n/index.ts';
import type { State } from '../state.ts';
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
      <Views state={state} setView={setView} />
      {narrow.value ? <PhoneSections state={state} /> : <Accordion state={state} sections={SECTIONS} />}
      <p class="visually-hidden" aria-live="polite">
        {t(language, 'places_shown', { shown: state.shown.value.length, count: state.payload.places.length })}
      </p>
    </aside>
  );
}

function PhoneSections({ state }: { readonly state: State }) {
  const onTab = TABS.some(({ id }) => id === state.section.value);
  return (
    <>
      <Subtitle state={state} />
      <Tabs state={state} />
      {!onTab && (
        <div class="rest">
          <Settings state={state} />
          <Accordion state={state} sections={SECTIONS.filter((section) => !TABS.includes(section))} />
        </div>
      )}
    </>
  );
}
