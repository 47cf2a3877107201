/** Places as rows: name and number of quotes; of a long list those in view. */

import { useRef } from 'preact/hooks';
import { countIn } from '../i18n/numbers.ts';
import type { PayloadPlace } from '../payload.ts';
import type { State } from '../state.ts';
import { weightOf } from '../survey.ts';
import { PlaceLink } from './place-link.tsx';
import { said } from './said.tsx';
import { useRowsInView, WINDOWED_FROM } from './windowed.ts';

interface Props {
  readonly state: State;
  /** Positions of the places. */
  readonly positions: ArrayLike<number>;
}

export function PlaceRows({ state, positions }: Props) {
  if (positions.length >= WINDOWED_FROM) return <WindowedRows state={state} positions={positions} />;
  return (
    <ul>
      {Array.from(positions, (position) => {
        const place = state.index.places.at(position);
        return (
          <li key={place.id}>
            <Row state={state} place={place} />
          </li>
        );
      })}
    </ul>
  );
}

const LEAST_ROW_PX = 24;

function WindowedRows({ state, positions }: Props) {
  const host = useRef<HTMLUListElement>(null);
  const { first, end, before_px, after_px } = useRowsInView(host, positions.length, LEAST_ROW_PX);
  const rows = Array.from({ length: end - first }, (_, index) => first + index);
  return (
    <ul
      ref={host}
      class="cm-windowed"
      tabIndex={-1}
      style={{ paddingTop: `${before_px}px`, paddingBottom: `${after_px}px` }}
    >
      {rows.map((row) => {
        const place = state.index.places.at(positions[row] as number);
        return (
          <li key={row} data-row={row} aria-setsize={positions.length} aria-posinset={row + 1}>
            <Row state={state} place={place} />
          </li>
        );
      })}
    </ul>
  );
}

function Row({ state, place }: { readonly state: State; readonly place: PayloadPlace }) {
  const language = state.language.value;
  const count = weightOf(state, place.id);
  return (
    <>
      <PlaceLink state={state} place={place} />
      {place.geometry === null && <span class="cm-meta">{said(language, 'without_point')}</span>}
      <span class="cm-row-count">
        <span aria-hidden="true">{countIn(language, count)}</span>
        <span class="cm-visually-hidden">{said(language, state.tally ? 'survey_mentions' : 'quotes', { count })}</span>
      </span>
    </>
  );
}
