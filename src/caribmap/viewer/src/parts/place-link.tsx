/** A place's name as a button that opens its card; hovering it highlights the place's mark. */
import { openPlace } from '../actions.ts';
import type { PayloadPlace } from '../payload.ts';
import type { State } from '../state.ts';
import { Words } from './words.tsx';

export function PlaceLink({ state, place }: { readonly state: State; readonly place: PayloadPlace }) {
  const point = (id: string | null) => () => {
    state.hovered.value = id;
  };
  return (
    <button
      type="button"
      class="cm-link cm-place-link"
      aria-current={state.open.value === place.id ? 'true' : undefined}
      onClick={() => openPlace(state, place.id)}
      onMouseEnter={point(place.id)}
      onMouseLeave={point(null)}
      onFocus={point(place.id)}
      onBlur={point(null)}
    >
      <Words state={state} text={place.names} />
    </button>
  );
}

/** The places in a row, in the order given; ids that the dossier does not hold are left out. */
export function PlaceLinks({ state, ids }: { readonly state: State; readonly ids: Iterable<string> }) {
  const places = [...new Set(ids)].flatMap((id) => state.index.places.get(id) ?? []);
  if (places.length === 0) return null;
  return (
    <ul class="cm-place-links">
      {places.map((place) => (
        <li key={place.id}>
          <PlaceLink state={state} place={place} />
        </li>
      ))}
    </ul>
  );
}
