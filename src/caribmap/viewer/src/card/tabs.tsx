/** The two parts of a composite mark's card: the place itself, and the government that its name stands for. */

import { openPlace } from '../actions.ts';
import { t } from '../i18n/index.ts';
import { said } from '../parts/said.tsx';
import type { PayloadPlace } from '../payload.ts';
import type { State } from '../state.ts';

export function CompositeTabs({ state, place }: { readonly state: State; readonly place: PayloadPlace }) {
  const partner = state.index.places.get(state.index.partners.get(place.id) ?? '');
  if (!partner) return null;
  const pair = place.role === 'literal' ? [place, partner] : [partner, place];
  return (
    <nav class="cm-composite" aria-label={t(state.language.value, 'composite')}>
      {pair.map((part) => (
        <button
          key={part.id}
          type="button"
          aria-current={part.id === place.id ? 'true' : undefined}
          onClick={(event) => {
            // The change takes this card out of the popup; to Leaflet the click would then look like one on the map.
            event.stopPropagation();
            openPlace(state, part.id);
          }}
        >
          {said(state.language.value, part.role === 'literal' ? 'part_place' : 'part_government')}
        </button>
      ))}
    </nav>
  );
}
