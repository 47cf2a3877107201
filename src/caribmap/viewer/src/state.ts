/** The one store of UI state. Panel, map, fragment, page API and frame messages read and write it; nothing else holds state. */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';

import { indexPayload, type Facet, type Index } from './data.ts';
import { compareDays } from './days.ts';
import type { Payload, PayloadPlace, PayloadQuote, PayloadStoryStep, TimeBounds } from './payload.ts';
import { both, condition, meetAll, supportOf, type Mask } from './records/filter.ts';
import { plainRecords } from './records/index.ts';
import type { AnyPayload, Records } from './records/records.ts';
import { Subset } from './records/subset.ts';
import { createSearch, type Search } from './search/index.ts';

export type Mode = 'read' | 'analysis';
/** Auto: as the reader's device has it. */
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
/** Analysis' tables. */
export const TABLES = ['places', 'quotes', 'events', 'discrepancies'] as const;
export type TableId = (typeof TABLES)[number];
/** The panel's sections; one is open at a time. */
export type Section = 'places' | 'layers' | 'filters' | 'discrepancies' | 'sources' | 'events' | 'not-mapped' | 'about';

/** How far a phone's sheet is up. */
export const STOPS = ['peek', 'half', 'full'] as const;
export type Stop = (typeof STOPS)[number];
export type Sheet = 'panel' | 'card';

/** Where a reader stands in the story, and the choices to come back to when the story is left. */
export interface StoryPosition {
  /** Counted from 1. */
  readonly number: number;
  readonly step: PayloadStoryStep;
  readonly before: ReaderChoices;
}

/** A cluster that no zoom takes apart. */
export interface OpenCluster {
  readonly positions: Uint32Array;
  /** Longitude, latitude. */
  readonly spot: readonly [number, number];
}

export interface ReaderChoices {
  readonly switched: ReadonlyMap<string, boolean>;
  readonly worldview: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

export interface State {
  readonly payload: AnyPayload;
  readonly index: Index;
  readonly search: Search;
  readonly language: Signal<string>;
  readonly theme: Signal<Theme>;
  /** Layers that the reader switched: these win over what the view asks for. */
  readonly switched: Signal<ReadonlyMap<string, boolean>>;
  /** Ids of the layers that the story's step, else the current view, shows by itself. */
  readonly layersOfView: ReadonlySignal<ReadonlySet<string>>;
  /** Ids of the layers that are on. */
  readonly layers: ReadonlySignal<ReadonlySet<string>>;
  /** Ids of the sources that are on. */
  readonly sources: Signal<ReadonlySet<string>>;
  /** Time window as ISO days, inclusive; null is open. */
  readonly from: Signal<string | null>;
  readonly to: Signal<string | null>;
  /** The values of each facet that are on. */
  readonly facets: Readonly<Record<Facet, Signal<ReadonlySet<string>>>>;
  /** Id of the border view. */
  readonly worldview: Signal<string | null>;
  readonly view: Signal<string | null>;
  readonly mode: Signal<Mode>;
  /** Whether the page has the width that analysis takes. */
  readonly wide: Signal<boolean>;
  /** Whether strip of time, filters and tables are at hand: analysis is chosen and has room. */
  readonly analysing: ReadonlySignal<boolean>;
  /** The table that lies open, in analysis. */
  readonly table: Signal<TableId | null>;
  /** The place whose card is open. */
  readonly open: Signal<string | null>;
  readonly hovered: Signal<string | null>;
  /** Cluster whose list of places is open. */
  readonly openCluster: Signal<OpenCluster | null>;
  readonly section: Signal<Section | null>;
  readonly sheets: Readonly<Record<Sheet, Signal<Stop>>>;
  readonly story: Signal<StoryPosition | null>;
  /** What the reader searches for; '' shows the sections. */
  readonly query: Signal<string>;
  /** The quote that the open card is to show next; null again as soon as it does. */
  readonly pointed: Signal<string | null>;
  /** Whether quotes are still being added to the open card. */
  readonly filling: Signal<boolean>;
  /** The layer that the map is to show in full; null again as soon as it does. */
  readonly fit: Signal<string | null>;
  /** Whether the page has a panel to send a reader to: not in an article, not on somebody else's map. */
  readonly hasPanel: Signal<boolean>;
  /** Ids of the places that the border view takes off the map. */
  readonly hiddenByWorldview: ReadonlySignal<ReadonlySet<string>>;
  /** Quotes that are among the sources, modalities and origins that are on. */
  readonly chosen: ReadonlySignal<Mask>;
  /** Quotes that are chosen and lie within the time window. */
  readonly passing: ReadonlySignal<Mask>;
  /** Places that are among the layers, kinds and roles that are on and of the border view, their quotes aside. */
  readonly allowed: ReadonlySignal<Mask>;
  /** Places to draw or list: allowed, and supported by a quote under the filters. */
  readonly shown: ReadonlySignal<Subset<PayloadPlace>>;
  /** Positions of a place's quotes under the filters, lead first; and of those that the filters leave out. */
  quotesAt(placeId: string): readonly number[];
  leftOutAt(placeId: string): readonly number[];
  /** A place's quotes under the filters, lead first. */
  quotesOf(placeId: string): readonly PayloadQuote[];
  /** Their number. */
  countOf(placeId: string): number;
}

export function createState(payload: Payload): State;
export function createState(payload: AnyPayload, records: Records): State;
export function createState(payload: AnyPayload, records = plainRecords(payload as Payload)): State {
  const index = indexPayload(payload, records);
  const language = signal(payload.languages[0] ?? 'en');
  const theme = signal<Theme>('auto');
  const switched = signal<ReadonlyMap<string, boolean>>(new Map());
  const sources = signal<ReadonlySet<string>>(new Set(payload.sources.map((source) => source.id)));
  const from = signal<string | null>(null);
  const to = signal<string | null>(null);
  const allOf = (facet: Facet): Signal<ReadonlySet<string>> => signal(new Set(index.facets[facet].keys()));
  const facets = { kinds: allOf('kinds'), roles: allOf('roles'), modalities: allOf('modalities'), origins: allOf('origins') };
  const worldview = signal<string | null>(payload.worldviews[0]?.id ?? null);
  const view = signal<string | null>(payload.views[0]?.id ?? null);
  const mode = signal<Mode>('read');
  const wide = signal(false);
  const analysing = computed(() => wide.value && mode.value === 'analysis');
  const table = signal<TableId | null>(null);
  const fit = signal<string | null>(null);
  const filling = signal(false);
  const open = signal<string | null>(null);
  const hovered = signal<string | null>(null);
  const openCluster = signal<OpenCluster | null>(null);
  const section = signal<Section | null>('layers');
  const sheets = { panel: signal<Stop>('half'), card: signal<Stop>('half') };
  const story = signal<StoryPosition | null>(null);
  const query = signal('');
  const pointed = signal<string | null>(null);
  const hasPanel = signal(false);

  const layersOfView = computed<ReadonlySet<string>>(() => {
    const named = story.value?.step.layers ?? payload.views.find((candidate) => candidate.id === view.value)?.layers;
    return new Set(named ?? payload.layers.filter((layer) => layer.on).map((layer) => layer.id));
  });

  const layers = computed<ReadonlySet<string>>(() => {
    const isOn = (id: string): boolean => switched.value.get(id) ?? layersOfView.value.has(id);
    return new Set(payload.layers.map((layer) => layer.id).filter(isOn));
  });

  const hiddenByWorldview = computed<ReadonlySet<string>>(() => {
    const chosen = payload.worldviews.find((candidate) => candidate.id === worldview.value);
    const shownElsewhere = payload.worldviews.flatMap((candidate) => candidate.shows);
    return new Set([
      ...shownElsewhere.filter((id) => !chosen?.shows.includes(id)),
      ...(chosen?.hides ?? []),
    ]);
  });

  const { places, quotes, placeColumns, quoteColumns, facetColumns } = index;

  const chosen = computed(() => {
    const [ids, modalities, origins] = [sources.value, facets.modalities.value, facets.origins.value];
    return meetAll(quotes.count, [
      condition(quoteColumns.source, (id) => ids.has(id)),
      condition(facetColumns.modalities, (modality) => modalities.has(modality)),
      condition(facetColumns.origins, (origin) => origins.has(origin)),
    ]);
  });

  const passing = computed(() => {
    const [first, last] = [from.value, to.value];
    if (first === null && last === null) return chosen.value;
    const inWindow = meetAll(quotes.count, [condition(quoteColumns.dating, ({ time }) => overlaps(time, first, last))]);
    return both(chosen.value, inWindow);
  });

  const support = computed(() => supportOf(passing.value, quoteColumns.places, places.count));

  const allowed = computed(() => {
    const [on, kinds, roles] = [layers.value, facets.kinds.value, facets.roles.value];
    // A range that nobody delivered is for those who look for it, not for the story.
    const leftOut = story.value ? 'range' : null;
    const mask = meetAll(places.count, [
      condition(placeColumns.layer, (id) => on.has(id)),
      condition(placeColumns.kind, (kind) => kinds.has(kind) && kind !== leftOut),
      condition(placeColumns.role, (role) => roles.has(role)),
    ]);
    for (const id of hiddenByWorldview.value) mask[places.positionOf(id)] = 0;
    return mask;
  });

  const shown = computed(() => new Subset(places, both(allowed.value, support.value)));

  const filtered = (placeId: string, isPassing: 0 | 1): readonly number[] => {
    const [place, mask] = [places.positionOf(placeId), passing.value];
    return place < 0 ? [] : index.quotesAt(place).filter((quote) => mask[quote] === isPassing);
  };
  const quotesAt = (placeId: string): readonly number[] => filtered(placeId, 1);
  const leftOutAt = (placeId: string): readonly number[] => filtered(placeId, 0);
  const quotesOf = (placeId: string): readonly PayloadQuote[] => quotesAt(placeId).map((quote) => quotes.at(quote));

  const countOf = (placeId: string): number => support.value[places.positionOf(placeId)] ?? 0;

  return {
    payload, index, search: createSearch(payload, index), language, theme, switched, layersOfView, layers, sources, from, to, facets,
    worldview, view, mode, wide, analysing, table, fit, filling, open, hovered, openCluster, section, sheets, story, query, pointed, hasPanel, hiddenByWorldview, chosen, passing, allowed, shown,
    quotesAt, leftOutAt, quotesOf, countOf,
  };
}

/** What is undated passes every window; open bounds reach without end. */
export function overlaps(time: TimeBounds | null, from: string | null, to: string | null): boolean {
  if (time === null) return true;
  return (to === null || time.earliest === null || compareDays(time.earliest, to) <= 0) && (from === null || time.latest === null || compareDays(time.latest, from) >= 0);
}
