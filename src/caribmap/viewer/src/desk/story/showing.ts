/** The map as a view or a step of the story would have it. */
import { listOf } from '../base/listing.ts';
import * as store from '../base/store.ts';
import type { Kept } from '../base/types.ts';
import { boundsOfMap, showBounds, showPoints } from '../map/shown-map.ts';

export function showView({ id, record }: Kept): void {
  const bounds = Array.isArray(record.bounds) ? record.bounds.map(Number) : [];
  if (bounds.length !== 4 || !bounds.every(Number.isFinite)) return;
  showBounds(bounds);
  store.shownView.value = { id, bounds: String(boundsOfMap()) };
}

/** Leads the map to the step's view, else to the places that it frames or shows. */
export function showStep({ record }: Kept): void {
  const view = listOf('view').records.find(({ id }) => id === record.view);
  if (view) {
    showView(view);
    return;
  }
  const ids = [record.frame, record.show].flatMap((list) => (Array.isArray(list) ? list.map(String) : []));
  const points = (store.payload.value?.places ?? [])
    .filter(({ id, anchor }) => anchor && ids.includes(id))
    .map(({ anchor }) => [anchor?.[0] ?? 0, anchor?.[1] ?? 0] as const);
  showPoints(points);
}
