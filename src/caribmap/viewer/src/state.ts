/** The one store of UI state. Panel, map, fragment, page API and frame messages read and write it; nothing else holds state. */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';

import { indexPayload, type Index } from './data.ts';
import type { Payload, PayloadPlace, PayloadQuote } from './payload.ts';

export type Mode = 'read' | 'analysis';
export type Theme = 'auto' | 'light' | 'dark';
/** The panel's sections; one is open at a time. */
export type Section = 'places' | 'layers' | 'conflicts' | 'sources' | 'events' | 'not-mapped' | 'about';

export interface State {
  readonly payload: Payload;
  readonly index: Index;
  readonly language: Signal<string>;
  readonly theme: Signal<Theme>;
  /** Layers that the reader switched: these win over what the view asks for. */
  readonly switched: Signal<ReadonlyMap<string, boolean>>;
  /** Ids of the layers that the current view shows by itself. */
  readonly layersOfView: ReadonlySignal<ReadonlySet<string>>;
  /** Ids of the layers that are on. */
  readonly layers: ReadonlySignal<ReadonlySet<string>>;
  /** Ids of the sources that are on. */
  readonly sources: Signal<ReadonlySet<string>>;
  /** Time window as ISO days, inclusive; null is open. */
  readonly from: Signal<string | null>;
  readonly to: Signal<string | null>;
  readonly world: Signal<string | null>;
  readonly view: Signal<string | null>;
  readonly mode: Signal<Mode>;
  /** The place whose card is open. */
  readonly open: Signal<string | null>;
  readonly hovered: Signal<string | null>;
  readonly section: Signal<Section | null>;
  /** Whether the page has a panel to send a reader to: not in an article, not on somebody else's map. */
  readonly hasPanel: Signal<boolean>;
  /** Ids of the places that the border view takes off the map. */
  readonly hiddenByWorld: ReadonlySignal<ReadonlySet<string>>;
  /** A place's quotes under the filters, lead first. */
  quotesOf(placeId: string): readonly PayloadQuote[];
  /** Places to draw or list: layer on, allowed by the border view, supported by a quote under the filters. */
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
  const world = signal<string | null>(payload.worldviews[0]?.id ?? null);
  const view = signal<string | null>(payload.views[0]?.id ?? null);
  const mode = signal<Mode>('read');
  const open = signal<string | null>(null);
  const hovered = signal<string | null>(null);
  const section = signal<Section | null>('layers');
  const hasPanel = signal(false);

  const layersOfView = computed<ReadonlySet<string>>(() => {
    const named = payload.views.find((candidate) => candidate.id === view.value)?.layers;
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

  const passes = (quote: PayloadQuote): boolean =>
    sources.value.has(quote.source) && overlaps(quote.time, from.value, to.value);

  const quotesOf = (placeId: string): readonly PayloadQuote[] => (index.quotesByPlace.get(placeId) ?? []).filter(passes);

  const shown = computed(() =>
    payload.places.filter(
      (place) =>
        layers.value.has(place.layer) &&
        !hiddenByWorld.value.has(place.id) &&
        (index.quotesByPlace.get(place.id) ?? []).some(passes),
    ),
  );

  return {
    payload, index, language, theme, switched, layersOfView, layers, sources, from, to, world, view, mode, open, hovered,
    section, hasPanel, hiddenByWorld, quotesOf, shown,
  };
}

/** Undated quotes pass every window; open bounds reach without end. */
function overlaps(time: PayloadQuote['time'], from: string | null, to: string | null): boolean {
  if (time === null) return true;
  return (to === null || time.earliest === null || time.earliest <= to) && (from === null || time.latest === null || time.latest >= from);
}
