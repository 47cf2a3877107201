/** The one store of UI state. Panel, map, fragment, page API and frame messages read and write it; nothing else holds state. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';

import { type Facet, type Index, indexPayload, valueAt } from './data.ts';
import { compareDays } from './days.ts';
import type { Payload, PayloadPlace, PayloadQuote, PayloadStoryStep, TimeBounds } from './payload.ts';
import { both, condition, type Mask, meetAll, supportOf } from './records/filter.ts';
import { plainRecords } from './records/index.ts';
import type { AnyPayload, Records } from './records/records.ts';
import { Subset } from './records/subset.ts';
import { createSearch, type Search } from './search/index.ts';
import { namedIn } from './step-places.ts';
import { type Tally, tallyOf } from './survey.ts';

export type Mode = 'read' | 'analysis';
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const TABLES = ['places', 'quotes', 'events', 'discrepancies'] as const;
export type TableId = (typeof TABLES)[number];
/** The panel's sections; one is open at a time. */
export type Section = 'places' | 'layers' | 'filters' | 'discrepancies' | 'sources' | 'events' | 'not-mapped' | 'about';
export const COLUMNS = ['read', 'search', 'layers', 'views', 'borders', 'lists'] as const;
export type Column = (typeof COLUMNS)[number];
/** Heights at which a phone's sheet stops. */
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
  readonly spot: readonly [lng: number, lat: number];
}

/** The record whose row a reader chose: only its quotes pass. */
export interface Focus {
  readonly type: 'discrepancy' | 'event';
  readonly id: string;
}

export interface ReaderChoices {
  readonly switched: ReadonlyMap<string, boolean>;
  readonly worldview: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Signals that readers, permalinks, scripts and frames set. */
interface Choices {
  readonly language: Signal<string>;
  readonly theme: Signal<Theme>;
  /** Layers that the reader switched: these win over what the view asks for. */
  readonly switched: Signal<ReadonlyMap<string, boolean>>;
  /** Ids of the sources that are on. */
  readonly sources: Signal<ReadonlySet<string>>;
  /** Time window as ISO days, inclusive; null is open. */
  readonly from: Signal<string | null>;
  readonly to: Signal<string | null>;
  /** Whether a time window lets undated quotes pass. */
  readonly undated: Signal<boolean>;
  readonly focus: Signal<Focus | null>;
  /** Ids of the quotes that stand side by side: two at most. */
  readonly compared: Signal<readonly string[]>;
  /** Values of each facet that are on. */
  readonly facets: Readonly<Record<Facet, Signal<ReadonlySet<string>>>>;
  /** Id of the border view. */
  readonly worldview: Signal<string | null>;
  readonly view: Signal<string | null>;
  readonly mode: Signal<Mode>;
  /** The table that lies open, in analysis. */
  readonly table: Signal<TableId | null>;
  readonly story: Signal<StoryPosition | null>;
}

/** Signals of what is open and in hand on the page. */
interface Interface {
  /** Id of the place whose card is open; `openPlace` and `closeCard` of actions.ts write it. */
  readonly open: ReadonlySignal<string | null>;
  readonly hovered: Signal<string | null>;
  /** Ids of the places that a quote in hand is about: the map rings them too. */
  readonly ringed: Signal<readonly string[]>;
  /** Cluster whose list of places is open. */
  readonly openCluster: Signal<OpenCluster | null>;
  readonly section: Signal<Section | null>;
  readonly column: Signal<Column>;
  /** What is being printed: all that the map shows in words, or the map alone. */
  readonly printing: Signal<'all' | 'map' | null>;
  /** Whether a reader has moved the map away from what it was framed to. */
  readonly astray: Signal<boolean>;
  /** Signs that a compact page's map shows, with a layer of each. */
  readonly signs: Signal<ReadonlyMap<string, string>>;
  readonly sheets: Readonly<Record<Sheet, Signal<Stop>>>;
  /** What the reader searches for; '' shows the sections. */
  readonly query: Signal<string>;
  /** The quote that the open card is to show next; null again as soon as it does. */
  readonly pointed: Signal<string | null>;
  /** Whether quotes are still being added to the open card. */
  readonly filling: Signal<boolean>;
  /** The layer that the map is to show in full; null again as soon as it does. */
  readonly fit: Signal<string | null>;
  /** Whether the page has the width that analysis takes. */
  readonly wide: Signal<boolean>;
  /** Whether the page has a panel to send a reader to: not in an article, not on somebody else's map. */
  readonly hasPanel: Signal<boolean>;
  /** Whether the page has opened: what lies out of its first view is there from then on. */
  readonly opened: Signal<boolean>;
}

/** Layers, places and quotes that the choices leave. */
interface Derived {
  /** Ids of the layers that the story's step, else the current view, shows by itself. */
  readonly layersOfView: ReadonlySignal<ReadonlySet<string>>;
  /** Ids of the layers that are on. */
  readonly layers: ReadonlySignal<ReadonlySet<string>>;
  /** Ids of the places that the border view takes off the map. */
  readonly hiddenByWorldview: ReadonlySignal<ReadonlySet<string>>;
  /** Quotes that are among the sources, modalities and origins that are on. */
  readonly chosen: ReadonlySignal<Mask>;
  /** Quotes that are chosen and lie within the time window. */
  readonly passing: ReadonlySignal<Mask>;
  /** Places that are among the layers, kinds and roles that are on and of the border view, their quotes aside. */
  readonly allowed: ReadonlySignal<Mask>;
  /** Positions of the disputed land and borders that are drawn though filtered out: a filter redraws no border. */
  readonly kept: ReadonlySignal<readonly number[]>;
  /** Places to draw or list: allowed, and supported by a quote under the filters. */
  readonly shown: ReadonlySignal<Subset<PayloadPlace>>;
}

/** Quotes of one place. */
interface QuotesOfPlace {
  /** Positions of a place's quotes under the filters, lead first. */
  quotesAt(placeId: string): readonly number[];
  /** Positions of a place's quotes that the filters leave out. */
  leftOutAt(placeId: string): readonly number[];
  /** A place's quotes under the filters, lead first. */
  quotesOf(placeId: string): readonly PayloadQuote[];
  /** Number of a place's quotes under the filters. */
  countOf(placeId: string): number;
}

export interface State extends Choices, Interface, Derived, QuotesOfPlace {
  readonly payload: AnyPayload;
  readonly index: Index;
  readonly search: Search;
  /** What a survey counted; null on the map of a dossier. */
  readonly tally: Tally | null;
  /** Whether a reader of the story looks about by themselves: the map was moved, or a card is open. */
  readonly exploring: ReadonlySignal<boolean>;
  /** The story's step while it rules the map. */
  readonly reading: ReadonlySignal<PayloadStoryStep | null>;
  /** Ids of the places that the step shows in full strength; null where all are. */
  readonly emphasis: ReadonlySignal<ReadonlySet<string> | null>;
  /** Whether board, filters and tables are at hand: analysis is chosen, on a page that has a panel. */
  readonly analysing: ReadonlySignal<boolean>;
}

export function createState(payload: Payload): State;
export function createState(payload: AnyPayload, records: Records): State;
export function createState(payload: AnyPayload, records = plainRecords(payload as Payload)): State {
  const index = indexPayload(payload, records);
  const choices = choicesAtFirst(payload, index);
  const parts = interfaceAtFirst();
  const layers = layersOn(payload, choices);
  const hiddenByWorldview = hiddenPlaces(payload, choices);
  const quotes = filteredQuotes(index, choices);
  const support = computed(() => supportOf(quotes.passing.value, index.quoteColumns.places, index.places.count));
  const tally = payload.survey ? tallyOf(payload.survey, index.places, choices) : null;
  const allowed = allowedPlaces(index, choices, layers.layers, hiddenByWorldview);
  const shown = shownPlaces(
    index,
    choices,
    computed(() => both(allowed.value, tally?.counts.value ?? support.value)),
    hiddenByWorldview,
  );
  const analysing = computed(() => parts.hasPanel.value && choices.mode.value === 'analysis');
  return {
    payload,
    index,
    search: createSearch(payload, index),
    tally,
    ...choices,
    ...parts,
    ...readingOf(choices, parts, analysing),
    analysing,
    ...layers,
    hiddenByWorldview,
    ...quotes,
    allowed,
    shown,
    kept: keptBorders(index, layers.layers, hiddenByWorldview, shown),
    ...quotesOfPlace(index, quotes.passing, support),
  };
}

function choicesAtFirst(payload: AnyPayload, index: Index): Choices {
  const allOf = (facet: Facet): Signal<ReadonlySet<string>> => signal(new Set(index.facets[facet].keys()));
  return {
    language: signal(payload.languages[0] ?? 'en'),
    theme: signal<Theme>('auto'),
    switched: signal<ReadonlyMap<string, boolean>>(new Map()),
    sources: signal<ReadonlySet<string>>(new Set(payload.sources.map((source) => source.id))),
    from: signal<string | null>(null),
    to: signal<string | null>(null),
    undated: signal(false),
    focus: signal<Focus | null>(null),
    compared: signal<readonly string[]>([]),
    facets: {
      kinds: allOf('kinds'),
      roles: allOf('roles'),
      modalities: allOf('modalities'),
      origins: allOf('origins'),
    },
    worldview: signal<string | null>(payload.worldviews[0]?.id ?? null),
    view: signal<string | null>(payload.views[0]?.id ?? null),
    mode: signal<Mode>('read'),
    table: signal<TableId | null>(null),
    story: signal<StoryPosition | null>(null),
  };
}

function interfaceAtFirst(): Interface {
  return {
    open: signal<string | null>(null),
    hovered: signal<string | null>(null),
    ringed: signal<readonly string[]>([]),
    openCluster: signal<OpenCluster | null>(null),
    section: signal<Section | null>('places'),
    column: signal<Column>('read'),
    printing: signal<'all' | 'map' | null>(null),
    astray: signal(false),
    signs: signal(new Map()),
    sheets: { panel: signal<Stop>('half'), card: signal<Stop>('half') },
    query: signal(''),
    pointed: signal<string | null>(null),
    filling: signal(false),
    fit: signal<string | null>(null),
    wide: signal(false),
    hasPanel: signal(false),
    opened: signal(false),
  };
}

function readingOf(
  { story }: Choices,
  { astray, open, printing }: Interface,
  analysing: ReadonlySignal<boolean>,
): Pick<State, 'exploring' | 'reading' | 'emphasis'> {
  const exploring = computed(() => story.value !== null && (astray.value || open.value !== null));
  const reading = computed(() => {
    // On paper the text of the step is missing: there is the whole map.
    const isOff = exploring.value || analysing.value || printing.value === 'all';
    return isOff ? null : (story.value?.step ?? null);
  });
  const emphasis = computed(() => {
    const step = reading.value;
    return step && step.show.length > 0 ? new Set([...step.show, ...step.notes.map(({ place }) => place)]) : null;
  });
  return { exploring, reading, emphasis };
}

function layersOn(payload: AnyPayload, { switched, story, view }: Choices): Pick<Derived, 'layersOfView' | 'layers'> {
  const layersOfView = computed<ReadonlySet<string>>(() => {
    const named = story.value?.step.layers ?? payload.views.find((candidate) => candidate.id === view.value)?.layers;
    return new Set(named ?? payload.layers.filter((layer) => layer.on).map((layer) => layer.id));
  });
  const layers = computed<ReadonlySet<string>>(() => {
    const isOn = (id: string): boolean => switched.value.get(id) ?? layersOfView.value.has(id);
    return new Set(payload.layers.map((layer) => layer.id).filter(isOn));
  });
  return { layersOfView, layers };
}

function hiddenPlaces(payload: AnyPayload, { worldview }: Choices): Derived['hiddenByWorldview'] {
  return computed<ReadonlySet<string>>(() => {
    const chosen = payload.worldviews.find((candidate) => candidate.id === worldview.value);
    const shownElsewhere = payload.worldviews.flatMap((candidate) => candidate.shows);
    return new Set([...shownElsewhere.filter((id) => !chosen?.shows.includes(id)), ...(chosen?.hides ?? [])]);
  });
}

function filteredQuotes(
  index: Index,
  { sources, facets, from, to, undated, focus }: Choices,
): Pick<Derived, 'chosen' | 'passing'> {
  const { quotes, quoteColumns, facetColumns } = index;
  const met = computed(() => {
    const [ids, modalities, origins] = [sources.value, facets.modalities.value, facets.origins.value];
    return meetAll(quotes.count, [
      condition(quoteColumns.source, (id) => ids.has(id)),
      condition(facetColumns.modalities, (modality) => modalities.has(modality)),
      condition(facetColumns.origins, (origin) => origins.has(origin)),
    ]);
  });
  const chosen = computed(() => (focus.value ? both(met.value, quotesIn(index, focus.value)) : met.value));
  const passing = computed(() => {
    const [first, last, open] = [from.value, to.value, undated.value];
    if (first === null && last === null) return chosen.value;
    const inWindow = meetAll(quotes.count, [
      condition(quoteColumns.dating, ({ time }) => overlaps(time, first, last, open)),
    ]);
    return both(chosen.value, inWindow);
  });
  return { chosen, passing };
}

/** Mask of the quotes of a discrepancy's answers, or of an event. */
function quotesIn({ quotes, discrepancies, events }: Index, { type, id }: Focus): Mask {
  const mask = new Uint8Array(quotes.count);
  const ids =
    type === 'event' ? events.get(id)?.quotes : discrepancies.get(id)?.answers.flatMap((answer) => answer.quotes);
  for (const quote of ids ?? []) mask[quotes.positionOf(quote)] = 1;
  return mask;
}

/** A layer that is off leaves its borders; any other filter leaves the disputed land too. */
function keptBorders(
  { borders, disputed, places, placeColumns, quotesAt }: Index,
  layers: Derived['layers'],
  hidden: Derived['hiddenByWorldview'],
  shown: Derived['shown'],
): Derived['kept'] {
  return computed(() => {
    const { mask } = shown.value;
    const isDrawn = (position: number): boolean =>
      mask[position] === 0 && !hidden.value.has(places.idAt(position)) && quotesAt(position).length > 0;
    const isOn = (position: number): boolean => layers.value.has(valueAt(placeColumns.layer, position) ?? '');
    return [...[...disputed].filter(isOn), ...borders].filter(isDrawn);
  });
}

function allowedPlaces(
  { places, placeColumns }: Index,
  { facets }: Choices,
  layers: Derived['layers'],
  hidden: Derived['hiddenByWorldview'],
): Derived['allowed'] {
  return computed(() => {
    const [on, kinds, roles] = [layers.value, facets.kinds.value, facets.roles.value];
    const mask = meetAll(places.count, [
      condition(placeColumns.layer, (id) => on.has(id)),
      condition(placeColumns.kind, (kind) => kinds.has(kind)),
      condition(placeColumns.role, (role) => roles.has(role)),
    ]);
    for (const id of hidden.value) mask[places.positionOf(id)] = 0;
    return mask;
  });
}

/** Places under the filters, and those that the story's step names: it shows what it speaks of, unless its border view does not. */
function shownPlaces(
  { places }: Index,
  { story }: Choices,
  filtered: ReadonlySignal<Mask>,
  hidden: Derived['hiddenByWorldview'],
): Derived['shown'] {
  return computed(() => {
    const named = namedIn(story.value?.step).filter((id) => places.has(id) && !hidden.value.has(id));
    const mask = named.length > 0 ? filtered.value.slice() : filtered.value;
    for (const id of named) mask[places.positionOf(id)] = 1;
    return new Subset(places, mask);
  });
}

/** `support`: number of passing quotes by position of the place. */
function quotesOfPlace(
  index: Index,
  passing: Derived['passing'],
  support: ReadonlySignal<ArrayLike<number>>,
): QuotesOfPlace {
  const { places, quotes } = index;
  const filtered = (placeId: string, isPassing: 0 | 1): readonly number[] => {
    const [place, mask] = [places.positionOf(placeId), passing.value];
    return place < 0 ? [] : index.quotesAt(place).filter((quote) => mask[quote] === isPassing);
  };
  const quotesAt = (placeId: string): readonly number[] => filtered(placeId, 1);
  return {
    quotesAt,
    leftOutAt: (placeId) => filtered(placeId, 0),
    quotesOf: (placeId) => quotesAt(placeId).map((quote) => quotes.at(quote)),
    countOf: (placeId) => support.value[places.positionOf(placeId)] ?? 0,
  };
}

/** Whether a time lies in the window, whose open ends reach without end; what is undated does if the window lets it. */
export function overlaps(time: TimeBounds | null, from: string | null, to: string | null, undated: boolean): boolean {
  if (from === null && to === null) return true;
  if (time === null || (time.earliest === null && time.latest === null)) return undated;
  return (
    (to === null || time.earliest === null || compareDays(time.earliest, to) <= 0) &&
    (from === null || time.latest === null || compareDays(time.latest, from) >= 0)
  );
}
