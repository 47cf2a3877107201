/** The list that says in words what the map shows: the drawn and listed places, by layer. */

import { switchAllLayers } from '../actions.ts';
import { t } from '../i18n/index.ts';
import { PlaceRows } from '../parts/place-rows.tsx';
import { said } from '../parts/said.tsx';
import { Words } from '../parts/words.tsx';
import type { State } from '../state.ts';
import { ClearFilters } from './filters.tsx';

export function Places({ state }: { readonly state: State }) {
  const {
    layer: { values, codes },
  } = state.index.placeColumns;
  const { positions } = state.shown.value;
  const groups = [...state.payload.layers].reverse().map((layer) => {
    const code = values.indexOf(layer.id);
    return { layer, own: positions.filter((position) => codes[position] === code) };
  });
  return (
    <>
      <ClearFilters state={state} />
      {state.layers.value.size === 0 && (
        <button type="button" class="cm-link" onClick={() => switchAllLayers(state, true)}>
          {said(state.language.value, 'layers')}
          {t(state.language.value, 'colon')} {said(state.language.value, 'all')}
        </button>
      )}
      {groups
        .filter(({ own }) => own.length > 0)
        .map(({ layer, own }) => (
          <section key={layer.id} class="cm-place-group">
            <h3>
              <Words state={state} text={layer.name} />
            </h3>
            <PlaceRows state={state} positions={own} />
          </section>
        ))}
    </>
  );
}
