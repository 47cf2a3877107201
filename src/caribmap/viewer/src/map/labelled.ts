/** The names of marks, and what lies below them. */
import { marksOf } from '../i18n/languages.ts';
import { toBounds } from '../leaflet.ts';
import type { PayloadPlace } from '../payload.ts';
import { numbersOf, numbersOfMark } from '../printed.ts';
import type { State } from '../state.ts';
import { ringsOf } from './geometry.ts';
import type { Labelled } from './labels.ts';
import { labelParts, rankOf } from './naming.ts';
import { areaOf, flat } from './ring-area.ts';
import type { Bearer, Ground } from './room.ts';
import { RANK_OF_LEAVING } from './rules.ts';
import { type Standing, substituteOf } from './standing.ts';
import type { Figure } from './surface.ts';
import type { Territories } from './territories.ts';

/** What stands round the mark of a name. */
interface Surroundings {
  readonly figure: Figure | undefined;
  /** Whether that drawing is too small to mark its place. */
  readonly isTiny: boolean;
  /** It is a link that leaves the view, which a chip names. */
  readonly leaves: boolean;
  /** A drawn link begins or ends at it. */
  readonly isEnd: boolean;
}

/** What the story's step shows is named before all else. */
const RANK_OF_NAMED = 10_000;

/** The name of a mark. */
export function nameOfMark(
  bearer: Bearer,
  standing: Standing,
  state: State,
  { figure, isTiny, leaves, isEnd }: Surroundings,
): Labelled {
  const [place] = standing.places as readonly [PayloadPlace, ...PayloadPlace[]];
  const open = state.open.peek();
  const isNamed = standing.places.some(({ id }) => state.emphasis.peek()?.has(id));
  const iso = place.kind === 'country' ? (place.authority.iso3166 ?? null) : null;
  return {
    bearer,
    place,
    iso,
    substitute: bearer.shape === 'label' && (!figure || isTiny) ? substituteOf(place) : null,
    parts: () => numbered(labelParts(standing, state), standing, state),
    rank: rankOf(standing, state, isEnd) + (leaves ? RANK_OF_LEAVING : 0) - (isNamed ? RANK_OF_NAMED : 0),
    must: standing.places.some((member) => member.id === open),
    spots: () => figure?.spots?.() ?? [],
    rooms: null,
  };
}

/** On paper a name begins with its number in the list. */
function numbered(parts: string[], { places }: Standing, state: State): readonly string[] {
  if (state.printing.peek() !== 'all') return parts;
  const own = numbersOfMark(places, numbersOf(state));
  // The map is set left to right: the mark keeps a number before a name that is written right to left.
  const mark = marksOf(state.language.peek()).dir === 'rtl' ? '\u200f' : '';
  return own.length > 0 ? [`${mark}${own.join(', ')}  ${parts[0] ?? ''}`, ...parts.slice(1)] : parts;
}

/** What lies below the names: the basemap's countries, disputed land among the places that have a drawing, and marks. */
export function groundOf(
  territories: Territories | null,
  places: readonly PayloadPlace[],
  marks: readonly Bearer[],
  contested: readonly (readonly number[])[],
): Ground {
  const disputed = places.filter((place) => place.kind === 'disputed-area');
  const polygons = disputed.flatMap((place) => (place.geometry ? ringsOf(place.geometry) : []));
  const areas = polygons.map((rings) => areaOf(rings.map(flat)));
  return { territories, marks, disputed: areas, contested: contested.map(toBounds) };
}
