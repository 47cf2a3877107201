/** The strip under the map: the time window in numbers, event by event and by hand, and what it leaves. */

import { useComputed } from '@preact/signals';
import { setWindow } from '../actions.ts';
import { t } from '../i18n/index.ts';
import { said } from '../parts/said.tsx';
import { type State, TABLES } from '../state.ts';
import { axisOf } from './axis.ts';
import { Chart } from './chart.tsx';
import { datingsOf, once } from './datings.ts';
import { ofAnyDay, type Selection } from './selection.ts';
import { Stepper } from './stepper.tsx';
import { type Edge, withDay } from './window.ts';

interface Props {
  readonly state: State;
  readonly selection: Selection;
}

export function TimeStrip({ state, selection }: Props) {
  const language = state.language.value;
  const { events } = state.payload;
  const { places, quotes, quoteColumns } = state.index;
  const axis = useComputed(() =>
    axisOf([...events.map((event) => once(event.time)), ...datingsOf(quoteColumns.dating)]),
  );
  const anyDay = useComputed(() => ofAnyDay(state));
  return (
    <section class="cm-time" aria-label={t(language, 'time')}>
      <div class="cm-time-bar">
        {axis.value && (
          <>
            <div class="cm-time-days">
              <DayInput state={state} edge="from" />
              <DayInput state={state} edge="to" />
              {(state.from.value ?? state.to.value) !== null && (
                <button type="button" class="cm-link" onClick={() => setWindow(state, null, null)}>
                  {said(language, 'time_all')}
                </button>
              )}
            </div>
            <Stepper state={state} events={anyDay.value.events} />
          </>
        )}
        <TableSwitch state={state} />
      </div>
      {axis.value && <Chart state={state} axis={axis.value} selection={anyDay.value} />}
      <div class="cm-time-foot">
        <p role="status">
          {said(language, 'places_shown', { shown: selection.places.length, count: places.count })}
          {' · '}
          {said(language, 'events_shown', { shown: selection.events.length, count: events.length })}
          {' · '}
          {said(language, 'quotes_shown', { shown: selection.quotes.length, count: quotes.count })}
        </p>
        {axis.value && <p>{said(language, 'time_key')}</p>}
      </div>
    </section>
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
  const isOpen = state.table.value !== null;
  return (
    <button
      type="button"
      class="cm-table-switch"
      aria-expanded={isOpen}
      onClick={() => {
        state.table.value = isOpen ? null : TABLES[0];
      }}
    >
      {said(state.language.value, 'table')}
    </button>
  );
}
