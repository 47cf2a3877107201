/** A phone's tools as a sheet over the text: search, or tabs for the lists, and the rest behind the last of them. */
import { useEffect, useRef } from 'preact/hooks';
import { openColumn } from '../actions.ts';
import { t } from '../i18n/index.ts';
import { Accordion } from '../panel/accordion.tsx';
import { SearchField } from '../panel/search/field.tsx';
import { SECTIONS, TABS } from '../panel/sections.tsx';
import { MORE_TAB, TabList, TabPanel } from '../panel/tabs.tsx';
import { Views } from '../panel/views.tsx';
import { startSheet } from '../parts/sheet.ts';
import type { State } from '../state.ts';
import { Settings } from './settings.tsx';
import { Tray } from './tray.tsx';

interface Props {
  readonly state: State;
  readonly setView: (viewId: string) => void;
}

export function PhoneSheet({ state, setView }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  useEffect(
    () =>
      element.current && handle.current
        ? startSheet(state, 'panel', { element: element.current, handle: handle.current, head: '.cm-tabs' })
        : undefined,
    [],
  );
  const isSearch = state.column.value === 'search';
  return (
    <div
      ref={element}
      class="cm-sheet"
      data-stop={state.sheets.panel.value}
      onKeyDown={(event) => closeOnEscape(state, event)}
    >
      <button ref={handle} type="button" class="cm-sheet-handle" />
      <button
        type="button"
        class="cm-close cm-sheet-close"
        aria-label={t(state.language.value, 'close')}
        onClick={() => openColumn(state, 'read')}
      />
      {isSearch ? (
        <div class="cm-sheet-body cm-sheet-search">
          <SearchField state={state} takesFocus />
        </div>
      ) : (
        <Lists state={state} setView={setView} />
      )}
    </div>
  );
}

function Lists({ state, setView }: Props) {
  const current = TABS.find(({ id }) => id === state.section.value);
  return (
    <>
      <TabList state={state} />
      {current ? (
        <TabPanel key={current.id} state={state} tab={current}>
          {current.id === 'places' && <Tray state={state} folded />}
          {current.id === 'layers' && <Views state={state} setView={setView} />}
        </TabPanel>
      ) : (
        <div id="tab-content" class="cm-rest cm-sheet-body" role="tabpanel" aria-labelledby={`tab-${MORE_TAB}`}>
          <Settings state={state} />
          <Accordion state={state} sections={SECTIONS.filter((section) => !TABS.includes(section))} />
        </div>
      )}
    </>
  );
}

function closeOnEscape(state: State, event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  event.preventDefault();
  openColumn(state, 'read');
}
