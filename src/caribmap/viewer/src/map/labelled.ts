/** The names that a map may have: of its marks, and of countries that only help to find one's way. */
import { localize } from '../i18n/text.ts';
import type { CountryLabel, PayloadPlace } from '../payload.ts';
import type { State } from '../state.ts';
import { ringsOf } from './geometry.ts';
import type { Labelled } from './labels.ts';
import { labelParts, rankOf } from './naming.ts';
import { areaOf, flat } from './ring-area.ts';
import type { Bearer, Ground } from './room.ts';
import { ORIENTATION_RANK, RANK_OF_LEAVING } from './rules.ts';
import type { Standing } from './standing.ts';
import type { Figure } from './surface.ts';
import type { Territories } from './territories.ts';

/** The name of a mark; `leaves`: it is a link that leaves the view, which a chip names. */
export function nameOfMark(
  bearer: Bearer,
  standing: Standing,
  state: State,
  figure: Figure | undefined,
  leaves: boolean,
): Labelled {
  const [place] = standing.places as readonly [PayloadPlace, ...PayloadPlace[]];
  const open = state.open.peek();
  return {
    bearer,
    place,
    iso: place.kind === 'country' ? (place.authority.iso3166 ?? null) : null,
    parts: () => labelParts(standing, state),
    rank: rankOf(standing, state) + (leaves ? RANK_OF_LEAVING : 0),
    must: standing.places.some((member) => member.id === open),
    spots: () => figure?.spots?.() ?? [],
  };
}

/** The name of a country that the dossier does not speak of. */
export function nameOfCountry(bearer: Bearer, country: CountryLabel, state: State): Labelled {
  return {
    bearer,
    place: null,
    iso: country.iso,
    parts: () => [localize(country.names, state.language.peek(), state.payload.languages).words],
    rank: ORIENTATION_RANK + country.rank,
    must: false,
    spots: () => [],
  };
}

/** What lies below the names: the basemap's countries, and disputed land among the places that have a drawing. */
export function groundOf(territories: Territories | null, places: readonly PayloadPlace[]): Ground {
  const disputed = places.filter((place) => place.kind === 'disputed-area');
  const polygons = disputed.flatMap((place) => (place.geometry ? ringsOf(place.geometry) : []));
  return { territories, disputed: polygons.map((rings) => areaOf(rings.map(flat))) };
}
