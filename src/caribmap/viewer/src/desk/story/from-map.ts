/** New views and steps, which begin with what the map shows. */
import { beginRecord } from '../base/beginning.ts';
import { listOf } from '../base/listing.ts';
import * as store from '../base/store.ts';
import { boundsOfMap, isInView } from '../map/shown-map.ts';

/** Most places that a step takes over as shown: more would be the whole map. */
const MOST_SHOWN = 8;

/** Of a framing's height. */
const ALIKE = 0.01;

/** A view that opens as the map stands. */
export function beginView(): void {
  beginRecord('view', { bounds: boundsOfMap() });
}

/** A step that shows what the map shows: by a view if the map stands as it says, else by the places in view. */
export function beginStep(): void {
  const places = placesInView();
  const view = viewAsShown();
  const shown = places.length <= MOST_SHOWN ? places : [];
  beginRecord('step', view ? { view, show: shown } : { frame: places.slice(0, MOST_SHOWN), show: shown });
}

function placesInView(): readonly string[] {
  const places = store.payload.value?.places ?? [];
  return places.filter(({ anchor }) => anchor && isInView([anchor[0] ?? 0, anchor[1] ?? 0])).map(({ id }) => id);
}

/** The view that the map stands as: the one that was shown last, or one that was kept from just this framing. */
function viewAsShown(): string | null {
  const [shown, bounds] = [store.shownView.value, boundsOfMap()];
  const views = listOf('view').records;
  const isThere = shown?.bounds === String(bounds) && views.some(({ id }) => id === shown.id);
  return isThere ? shown.id : (views.find(({ record }) => isAlike(bounds, record.bounds))?.id ?? null);
}

/** Whether two framings differ by less than an eye sees: a map that is drawn anew moves by parts of a pixel. */
function isAlike(one: readonly number[] | null, other: unknown): boolean {
  if (!(one && Array.isArray(other) && other.length === 4)) return false;
  const height = (one[3] ?? 0) - (one[1] ?? 0);
  return one.every((degrees, index) => Math.abs(degrees - Number(other[index])) <= height * ALIKE);
}
