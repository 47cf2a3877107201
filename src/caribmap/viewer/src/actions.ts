/** Changes of the state that set more than one value: what a reader, a fragment or a script can do. */
import { batch, type Signal } from '@preact/signals';

import { FACETS, type Facet } from './data.ts';
import type { Section, Sheet, State } from './state.ts';

/** Opens the card of a known place and shows its layer; a place that another border view draws opens too. */
export function openPlace(state: State, placeId: string): void {
  const place = state.index.places.get(placeId);
  if (!place) return;
  batch(() => {
    if (!state.layers.value.has(place.layer)) switchLayer(state, place.layer, true);
    setOpen(state, placeId);
    bringDown(state, 'panel');
    if (state.sheets.card.value === 'peek') state.sheets.card.value = 'half';
  });
}

/** Closes the card that is open, if there is one. */
export function closeCard(state: State): void {
  setOpen(state, null);
}

/** The only place that writes `state.open`, which is read-only to all others: every card opens by `openPlace`. */
function setOpen(state: State, placeId: string | null): void {
  (state.open as Signal<string | null>).value = placeId;
}

/** Raises the panel's sheet over the map, and over all but the head of an open card. */
export function bringUpPanel(state: State): void {
  state.sheets.panel.value = 'full';
  state.sheets.card.value = 'peek';
}

/** Lowers a phone's sheet from full to half: in full it hides the map, and what opens on it. */
export function bringDown(state: State, sheet: Sheet): void {
  if (state.sheets[sheet].value === 'full') state.sheets[sheet].value = 'half';
}

/** Switches one layer; an open card whose mark goes with the layer is closed. */
export function switchLayer(state: State, layerId: string, on: boolean): void {
  batch(() => {
    state.switched.value = new Map(state.switched.value).set(layerId, on);
    const open = state.index.places.get(state.open.value ?? '');
    if (!on && open?.layer === layerId) closeCard(state);
  });
}

export function switchAllLayers(state: State, on: boolean): void {
  batch(() => {
    for (const layer of state.payload.layers) switchLayer(state, layer.id, on);
  });
}

/** Switches one layer on and all others off. */
export function showOnlyLayer(state: State, layerId: string): void {
  batch(() => {
    for (const { id } of state.payload.layers) switchLayer(state, id, id === layerId);
  });
}

export function switchSource(state: State, sourceId: string, on: boolean): void {
  state.sources.value = switched(state.sources.value, sourceId, on);
}

export function switchAllSources(state: State, on: boolean): void {
  state.sources.value = new Set(on ? state.index.sources.keys() : []);
}

export function switchFacet(state: State, facet: Facet, value: string, on: boolean): void {
  state.facets[facet].value = switched(state.facets[facet].value, value, on);
}

export function switchWholeFacet(state: State, facet: Facet, on: boolean): void {
  state.facets[facet].value = new Set(on ? state.index.facets[facet].keys() : []);
}

/** Whether sources, days, facets or a row of the board filter anything out: what `clearFilters` resets. */
export function isFiltered(state: State): boolean {
  const hasAll = FACETS.every((facet) => state.facets[facet].value.size === state.index.facets[facet].size);
  return (
    !hasAll ||
    state.sources.value.size < state.index.sources.size ||
    state.from.value !== null ||
    state.to.value !== null ||
    state.focus.value !== null
  );
}

/** Switches every source and facet on, opens the time window and lets every row in; layers stay as they are. */
export function clearFilters(state: State): void {
  batch(() => {
    switchAllSources(state, true);
    for (const facet of FACETS) switchWholeFacet(state, facet, true);
    setWindow(state, null, null);
    state.undated.value = false;
    state.focus.value = null;
  });
}

/** Sets the time window: ISO days, inclusive, in order; null leaves that end open. */
export function setWindow(state: State, from: string | null, to: string | null): void {
  batch(() => {
    state.from.value = from;
    state.to.value = to;
  });
}

function switched(ids: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const changed = new Set(ids);
  if (on) changed.add(id);
  else changed.delete(id);
  return changed;
}

/** Opens the card of a quote's place at the quote: of the place that is open or drawn already, if there is one. */
export function openQuote(state: State, quoteId: string): void {
  const places = state.index.quotes.get(quoteId)?.places ?? [];
  const place =
    places.find((id) => id === state.open.value) ?? places.find((id) => state.shown.value.has(id)) ?? places[0];
  if (place === undefined) return;
  batch(() => {
    openPlace(state, place);
    state.pointed.value = quoteId;
  });
}

export function showSource(state: State, sourceId: string): void {
  showRecord(state, 'sources', `source-${sourceId}`);
}

/** Opens a section of the panel at one of its records, also where that lies in a fold. */
export function showRecord(state: State, section: Section, elementId: string): void {
  batch(() => {
    state.section.value = section;
    state.query.value = '';
    bringUpPanel(state);
  });
  setTimeout(() => {
    const record = document.getElementById(elementId);
    const fold = record?.closest('details');
    if (fold) fold.open = true;
    record?.scrollIntoView({ block: 'start' });
    record?.focus({ preventScroll: true });
  });
}
