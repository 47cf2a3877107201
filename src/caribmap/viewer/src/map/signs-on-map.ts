/** Which signs the map shows just now: what a legend has a row for. */
import type { PayloadPlace } from '../payload.ts';
import { linesOf } from './geometry.ts';
import { type SignName, signOf } from './legend.ts';
import { type Standing, substituteOf } from './standing.ts';

/** A mark, and whether a sign shows it: of what is only a name, one that stands in for it. */
interface Shown {
  readonly shape: string;
  readonly latlng: L.LatLng;
  readonly standing: Standing;
  readonly hasSign: boolean;
}

/** Each sign in view with the layer of the first place that has it; `figured` are the places that have a drawing. */
export function signsOnMap(
  map: L.Map,
  marks: Iterable<Shown>,
  figured: readonly PayloadPlace[],
): ReadonlyMap<SignName, string> {
  const view = map.getBounds();
  const found = new Map<SignName, string>();
  const add = (sign: SignName, { layer }: PayloadPlace): void => {
    if (!found.has(sign)) found.set(sign, layer);
  };
  for (const { shape, latlng, standing, hasSign } of marks) {
    if (!hasSign || !view.contains(latlng)) continue;
    for (const place of standing.places)
      add(shape === 'label' ? (substituteOf(place) as SignName) : signOf(place), place);
  }
  for (const place of figured) {
    const lines = place.geometry ? linesOf(place.geometry) : [];
    if (lines.some((line) => line.some((latlng) => view.contains(latlng)))) add(signOf(place), place);
  }
  return found;
}
