/** The list that says in words what the map shows: the drawn and listed places, by layer. */
import { useSignal } from '@preact/signals';

import { ClearFilters } from '../analysis/filters.tsx';
import { t } from '../i18n/index.ts';
import type { PayloadLayer, PayloadPlace } from '../payload.ts';
import type { State } from '../state.ts';
import { Words } from '../words.tsx';
import { PlaceLink } from './place-link.tsx';

/** Rows of one layer before the reader asks for more: long lists stay quick to draw. */
const FIRST_ROWS = 100;

export function Places({ state }: { readonly state: State }) {
  const byLayer = new Map<string, PayloadPlace[]>(state.payload.layers.map((layer) => [layer.id, []]));
  for (const place of state.shown.value) byLayer.get(place.layer)?.push(place);
  const groups = [...state.payload.layers].reverse().filter((layer) => byLayer.get(layer.id)?.length);
  return (
    <>
      <ClearFilters state={state} />
      {groups.map((layer) => (
        <LayerGroup key={layer.id} state={state} layer={layer} places={byLayer.get(layer.id) ?? []} />
      ))}
    </>
  );
}

interface GroupProps {
  readonly state: State;
  readonly layer: PayloadLayer;
  readonly places: readonly PayloadPlace[];
}

function LayerGroup({ state, layer, places }: GroupProps) {
  const rows = useSignal(FIRST_ROWS);
  const language = state.language.value;
  return (
    <section class="place-group">
      <h3>
        <Words state={state} text={layer.name} />
      </h3>
      <ul>
        {places.slice(0, rows.value).map((place) => (
          <li key={place.id}>
            <PlaceLink state={state} place={place} />
            {place.geometry === null && <span class="meta">{t(language, 'without_point')}</span>}
            <QuoteCount state={state} place={place} />
          </li>
        ))}
      </ul>
      {places.length > rows.value && (
        <button
          type="button"
          class="link"
          onClick={() => {
            rows.value *= 4;
          }}
        >
          {t(language, 'more', { count: places.length - rows.value })}
        </button>
      )}
    </section>
  );
}

function QuoteCount({ state, place }: { readonly state: State; readonly place: PayloadPlace }) {
  const count = state.quotesOf(place.id).length;
  return (
    <span class="row-count">
      <span aria-hidden="true">{count}</span>
      <span class="visually-hidden">{t(state.language.value, 'quotes', { count })}</span>
    </span>
  );
}
