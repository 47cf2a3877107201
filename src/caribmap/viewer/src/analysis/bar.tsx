/** Over board and table: the time window in numbers, the scale, and the way from one to the other. */
import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { setWindow } from '../actions.ts';
import { t } from '../i18n/index.ts';
import { said } from '../parts/said.tsx';
import { type State, TABLES } from '../state.ts';
import type { Hand } from './hand.ts';
import { type Edge, withDay } from './window.ts';

export function AnalysisBar({ hand }: { readonly hand: Hand }) {
  const { state } = hand;
  const language = state.language.value;
  return (
    <div class="cm-analysis-bar" role="group" aria-label={t(language, 'time')}>
      <DayInput state={state} edge="from" />
      <DayInput state={state} edge="to" />
      {(state.from.value ?? state.to.value) !== null && (
        <button type="button" class="cm-link" onClick={() => setWindow(state, null, null)}>
          {said(language, 'time_all')}
        </button>
      )}
      {hand.zoom.value && (
        <button type="button" class="cm-link" onClick={() => (hand.zoom.value = null)}>
          {said(language, 'board_whole')}
        </button>
      )}
      <span class="cm-analysis-gap" />
      <TableSwitch state={state} />
      {state.wide.value && <TallSwitch state={state} />}
      {!state.wide.value && (
        <button type="button" class="cm-link" onClick={() => (state.mode.value = 'read')}>
          {said(language, 'mode_read')}
        </button>
      )}
    </div>
  );
}

/** Earliest day that counts as typed in full: a year is typed digit by digit, and fewer than four are not meant yet. */
const FIRST_TYPED_DAY = '1000';

function DayInput({ state, edge }: { readonly state: State; readonly edge: Edge }) {
  const set = (day: string | null): void => {
    const { from, to } = withDay({ from: state.from.value, to: state.to.value }, edge, day);
    setWindow(state, from, to);
  };
  return (
    <label>
      {said(state.language.value, edge === 'from' ? 'time_from' : 'time_to')}{' '}
      <input
        type="date"
        max="9999-12-31"
        class={state[edge].value === null ? 'cm-is-open' : ''}
        value={state[edge].value ?? ''}
        onChange={({ currentTarget: { value } }) => {
          if (value === '' || value >= FIRST_TYPED_DAY) set(value || null);
        }}
      />
    </label>
  );
}

function TableSwitch({ state }: { readonly state: State }) {
  const isTable = state.table.value !== null;
  return (
    <button
      type="button"
      class="cm-table-switch"
      aria-keyshortcuts="t"
      onClick={() => (state.table.value = isTable ? null : TABLES[0])}
    >
      {said(state.language.value, isTable ? 'board' : 'table')}{' '}
      <span class="cm-key" aria-hidden="true">
        T
      </span>
    </button>
  );
}

/** Gives board or table the map's room. */
function TallSwitch({ state }: { readonly state: State }) {
  const isTall = useSignal(false);
  useLayoutEffect(() => {
    // For CSS, which cannot look into elements everywhere.
    const app = document.getElementById('caribmap-app');
    app?.classList.toggle('cm-has-tall-table', isTall.value);
    return () => app?.classList.remove('cm-has-tall-table');
  }, [isTall.value]);
  const open = state.open.value;
  // A card opens on the map, which then has to be seen.
  useLayoutEffect(() => {
    if (open !== null) isTall.value = false;
  }, [open]);
  return (
    <button type="button" class="cm-link" aria-pressed={isTall.value} onClick={() => (isTall.value = !isTall.value)}>
      {said(state.language.value, 'table_tall')}
    </button>
  );
}
