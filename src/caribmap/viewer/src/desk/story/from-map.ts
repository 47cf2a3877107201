/** New views and steps, which begin with what the map shows. */
import { beginRecord } from '../base/beginning.ts';
import { listOf } from '../base/listing.ts';
import * as store from '../base/store.ts';
import { boundsOfMap, isInView } from '../map/shown-map.ts';

/** Most places that a step takes over as shown: more would be the whole map. */
const MOST_SHOWN = 8;

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

/** The view that was shown last, if the map still stands as it was then. */
function viewAsShown(): string | null {
  const shown = store.shownView.value;
  const isThere = listOf('view').records.some(({ id }) => id === shown?.id);
  return shown && isThere && shown.bounds === String(boundsOfMap()) ? shown.id : null;
}
