/** What a reader, a fragment or a script can do to the state beyond setting one value. */
import { batch } from '@preact/signals';

import type { State } from './state.ts';

/** Opens the card of a known place and shows its layer; a place that another border view draws opens too. */
export function openPlace(state: State, placeId: string): void {
  const place = state.index.places.get(placeId);
  if (!place) return;
  batch(() => {
    if (!state.layers.value.has(place.layer)) switchLayer(state, place.layer, true);
    state.open.value = placeId;
  });
}

/** Switches one layer; an open card whose mark goes with the layer is closed. */
export function switchLayer(state: State, layerId: string, on: boolean): void {
  batch(() => {
    state.switched.value = new Map(state.switched.value).set(layerId, on);
    const open = state.index.places.get(state.open.value ?? '');
    if (!on && open?.layer === layerId) state.open.value = null;
  });
}

export function switchAllLayers(state: State, on: boolean): void {
  batch(() => {
    for (const layer of state.payload.layers) switchLayer(state, layer.id, on);
  });
}

export function switchSource(state: State, sourceId: string, on: boolean): void {
  const sources = new Set(state.sources.value);
  if (on) sources.add(sourceId);
  else sources.delete(sourceId);
  state.sources.value = sources;
}

export function switchAllSources(state: State, on: boolean): void {
  state.sources.value = new Set(on ? state.index.sources.keys() : []);
}

/** Opens the panel's list of sources at one of them. */
export function showSource(state: State, sourceId: string): void {
  state.section.value = 'sources';
  setTimeout(() => {
    const entry = document.getElementById(`source-${sourceId}`);
    entry?.scrollIntoView({ block: 'start' });
    entry?.focus({ preventScroll: true });
  });
}
