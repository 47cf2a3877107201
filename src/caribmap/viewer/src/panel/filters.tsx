/** Filters by kind and role of a place, by modality and origin of a quote. */

import { clearFilters, isFiltered, switchFacet, switchWholeFacet } from '../actions.ts';
import { FACETS, type Facet } from '../data.ts';
import { countIn } from '../i18n/numbers.ts';
import { valueOfFacet } from '../parts/facet-names.ts';
import { said } from '../parts/said.tsx';
import { Isolated } from '../parts/words.tsx';
import type { State } from '../state.ts';
import { AllNone, OnlyThis } from './choices.tsx';

export function Filters({ state }: { readonly state: State }) {
  return (
    <div class="cm-filters">
      <ClearFilters state={state} />
      {FACETS.map((facet) => (
        <FacetGroup key={facet} state={state} facet={facet} />
      ))}
    </div>
  );
}

/** Number of places under the filters; where a filter leaves something out, a button that clears the filters. */
export function ClearFilters({ state }: { readonly state: State }) {
  const language = state.language.value;
  return (
    <p class="cm-meta">
      {said(language, 'places_shown', { shown: state.shown.value.length, count: state.index.places.count })}
      {isFiltered(state) && (
        <>
          {' · '}
          <button type="button" class="cm-link" onClick={() => clearFilters(state)}>
            {said(language, 'filters_clear')}
          </button>
        </>
      )}
    </p>
  );
}

function FacetGroup({ state, facet }: { readonly state: State; readonly facet: Facet }) {
  const language = state.language.value;
  const values = [...state.index.facets[facet]];
  if (values.length < 2) return null;
  return (
    <fieldset class="cm-facet">
      <legend>{said(language, `filter_${facet}`)}</legend>
      <AllNone state={state} onAll={(on) => switchWholeFacet(state, facet, on)} />
      <ul>
        {values.map(([value, count]) => {
          const name = valueOfFacet(state, facet, value);
          return (
            <li key={value} class="cm-choice">
              <label class="cm-row">
                <input
                  type="checkbox"
                  checked={state.facets[facet].value.has(value)}
                  onChange={(event) => switchFacet(state, facet, value, event.currentTarget.checked)}
                />
                <span class="cm-row-name">
                  <Isolated text={name} />
                </span>
                <span class="cm-row-count">{countIn(state.language.value, count)}</span>
              </label>
              <OnlyThis state={state} name={name} onClick={() => (state.facets[facet].value = new Set([value]))} />
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
