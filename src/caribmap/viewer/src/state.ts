/** The one store of UI state. Panel, map, fragment, page API and frame messages read and write it; nothing else holds state. */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';

import { indexPayload, modalityOf, originOf, type Facet, type Index } from './data.ts';
import type { Payload, PayloadPlace, PayloadQuote, PayloadStoryStep, TimeBounds } from './payload.ts';
import { createSearch, type Search } from './search/index.ts';

export type Mode = 'read' | 'analysis';
/** Auto: as the reader's device has it. */
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
/** Analysis' tables. */
export const TABLES = ['places', 'quotes', 'events', 'conflicts'] as const;
export type TableId = (typeof TABLES)[number];
/** The panel's sections; one is open at a time. */
export type Section = 'places' | 'layers' | 'filters' | 'conflicts' | 'sources' | 'events' | 'not-mapped' | 'about';

/** Where a reader stands in the story, and the choices to come back to when the story is left. */
export interface StoryPosition {
  /** Counted from 1. */
  readonly number: number;
  readonly step: PayloadStoryStep;
  readonly before: ReaderChoices;
}

export interface ReaderChoices {
  readonly switched: ReadonlyMap<string, boolean>;
  readonly world: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

export interface State {
  readonly payload: Payload;
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
  readonly world: Signal<string | null>;
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
  readonly section: Signal<Section | null>;
  readonly story: Signal<StoryPosition | null>;
  /** What the reader searches for; '' shows the sections. */
  readonly query: Signal<string>;
  /** The quote that the open card is to show next; null again as soon as it does. */
  readonly pointed: Signal<string | null>;
  /** The layer that the map is to show in full; null again as soon as it does. */
  readonly fit: Signal<string | null>;
  /** Whether the page has a panel to send a reader to: not in an article, not on somebody else's map. */
  readonly hasPanel: Signal<boolean>;
  /** Ids of the places that the border view takes off the map. */
  readonly hiddenByWorld: ReadonlySignal<ReadonlySet<string>>;
  /** Whether a quote is among the sources, modalities and origins that are on. */
  readonly chosen: ReadonlySignal<(quote: PayloadQuote) => boolean>;
  /** Whether a quote is chosen and lies within the time window. */
  readonly passes: ReadonlySignal<(quote: PayloadQuote) => boolean>;
  /** Whether a place is among the layers, kinds and roles that are on and of the border view, its quotes aside. */
  readonly allows: ReadonlySignal<(place: PayloadPlace) => boolean>;
  /** A place's quotes under the filters, lead first. */
  quotesOf(placeId: string): readonly PayloadQuote[];
  /** Places to draw or list: allowed, and supported by a quote under the filters. */
  readonly shown: ReadonlySignal<readonly PayloadPlace[]>;
}

export function createState(payload: Payload): State {
  const index = indexPayload(payload);
  const language = signal(payload.languages[0] ?? 'en');
  const theme = signal<Theme>('auto');
  const switched = signal<ReadonlyMap<string, boolean>>(new Map());
  const sources = signal<ReadonlySet<string>>(new Set(payload.sources.map((source) => source.id)));
  const from = signal<string | null>(null);
  const to = signal<string | null>(null);
  const allOf = (facet: Facet): Signal<ReadonlySet<string>> => signal(new Set(index.facets[facet].keys()));
  const facets = { kinds: allOf('kinds'), roles: allOf('roles'), modalities: allOf('modalities'), origins: allOf('origins') };
  const world = signal<string | null>(payload.worldviews[0]?.id ?? null);
  const view = signal<string | null>(payload.views[0]?.id ?? null);
  const mode = signal<Mode>('read');
  const wide = signal(false);
  const analysing = computed(() => wide.value && mode.value === 'analysis');
  const table = signal<TableId | null>(null);
  const fit = signal<string | null>(null);
  const open = signal<string | null>(null);
  const hovered = signal<string | null>(null);
  const section = signal<Section | null>('layers');
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

  const hiddenByWorld = computed<ReadonlySet<string>>(() => {
    const chosen = payload.worldviews.find((candidate) => candidate.id === world.value);
    const shownElsewhere = payload.worldviews.flatMap((candidate) => candidate.shows);
    return new Set([
      ...shownElsewhere.filter((id) => !chosen?.shows.includes(id)),
      ...(chosen?.hides ?? []),
    ]);
  });

  const chosen = computed(() => {
    const [ids, modalities, origins] = [sources.value, facets.modalities.value, facets.origins.value];
    return (quote: PayloadQuote): boolean => ids.has(quote.source) && modalities.has(modalityOf(quote)) && origins.has(originOf(quote));
  });

  const passes = computed(() => {
    const [isChosen, first, last] = [chosen.value, from.value, to.value];
    return (quote: PayloadQuote): boolean => overlaps(quote.time, first, last) && isChosen(quote);
  });

  const allows = computed(() => {
    const [on, kinds, roles, hidden] = [layers.value, facets.kinds.value, facets.roles.value, hiddenByWorld.value];
    // A range that nobody delivered is for those who look for it, not for a tour.
    const leftOut = story.value ? 'range' : null;
    return ({ id, layer, kind, role }: PayloadPlace): boolean =>
      on.has(layer) && kinds.has(kind) && kind !== leftOut && roles.has(role) && !hidden.has(id);
  });

  const quotesOf = (placeId: string): readonly PayloadQuote[] => (index.quotesByPlace.get(placeId) ?? []).filter(passes.value);

  const shown = computed(() => {
    const isSupported = (place: PayloadPlace): boolean => index.quotesByPlace.get(place.id)?.some(passes.value) ?? false;
    return payload.places.filter((place) => allows.value(place) && isSupported(place));
  });

  return {
    payload, index, search: createSearch(payload), language, theme, switched, layersOfView, layers, sources, from, to, facets,
    world, view, mode, wide, analysing, table, fit, open, hovered, section, story, query, pointed, hasPanel, hiddenByWorld, chosen, passes, allows, quotesOf,
    shown,
  };
}

/** What is undated passes every window; open bounds reach without end. */
export function overlaps(time: TimeBounds | null, from: string | null, to: string | null): boolean {
  if (time === null) return true;
  return (to === null || time.earliest === null || time.earliest <= to) && (from === null || time.latest === null || time.latest >= from);
}
