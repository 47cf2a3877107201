/** A phone's sections as a sheet: three tabs, and the rest behind the bar's ⋯. */
import { useEffect, useRef } from 'preact/hooks';
import { Accordion } from '../panel/accordion.tsx';
import { SearchField } from '../panel/search/field.tsx';
import { SECTIONS, TABS } from '../panel/sections.tsx';
import { TabList, TabPanel } from '../panel/tabs.tsx';
import { Views } from '../panel/views.tsx';
import { startSheet } from '../parts/sheet.ts';
import type { State } from '../state.ts';
import { Subtitle } from './bar.tsx';
import { Opening } from './opening.tsx';
import { Settings } from './settings.tsx';
import { Tray } from './tray.tsx';

interface Props {
  readonly state: State;
  readonly setView: (viewId: string) => void;
}

/** The sheet of sections; hidden during the story, until a reader asks for a record. */
export function PhoneSections({ state, setView }: Props) {
  const isHidden = state.story.value !== null && state.sheets.panel.value !== 'full';
  return isHidden ? null : <PanelSheet state={state} setView={setView} />;
}

function PanelSheet({ state, setView }: Props) {
  const handle = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const element = handle.current?.closest<HTMLElement>('.cm-panel');
    return element && handle.current
      ? startSheet(state, 'panel', { element, handle: handle.current, head: '.cm-tabs' })
      : undefined;
  }, []);
  const current = TABS.find(({ id }) => id === state.section.value);
  return (
    <>
      <button ref={handle} type="button" class="cm-sheet-handle" />
      <TabList state={state} />
      {current ? (
        <TabPanel key={current.id} state={state} tab={current}>
          {current.id === 'places' && <FirstLook state={state} setView={setView} />}
        </TabPanel>
      ) : (
        <Rest state={state} />
      )}
    </>
  );
}

function FirstLook({ state, setView }: Props) {
  return (
    <div class="cm-first-look">
      <Tray state={state} folded />
      <Views state={state} setView={setView} />
      <Subtitle state={state} />
      <Opening state={state} />
    </div>
  );
}

function Rest({ state }: { readonly state: State }) {
  return (
    <div class="cm-rest cm-sheet-body">
      <SearchField state={state} />
      {state.query.value === '' && (
        <>
          <Settings state={state} />
          <Accordion state={state} sections={SECTIONS.filter((section) => !TABS.includes(section))} />
        </>
      )}
    </div>
  );
}
