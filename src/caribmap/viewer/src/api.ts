/** The page API: what scripts of the page or of a test can ask for and do. A door to the state, with no state of its own. */
import { effect, type ReadonlySignal, untracked } from '@preact/signals';

import { closeCard, openPlace, setWindow, switchLayer, switchSource } from './actions.ts';
import type { MapController } from './map/index.ts';
import type { Payload, PayloadPlace, PayloadQuote } from './payload.ts';
import { timeWindow } from './permalink.ts';
import type { Table } from './records/table.ts';
import type { Hit, Hits } from './search/index.ts';
import type { Mode, State, TableId } from './state.ts';

interface Switchable {
  readonly id: string;
  readonly on: boolean;
  readonly count: number;
}

/** The state as plain values, under the names that the fragment uses. */
interface Snapshot {
  readonly place: string | null;
  readonly layers: readonly string[];
  readonly sources: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly lang: string;
  readonly kinds: readonly string[];
  readonly roles: readonly string[];
  readonly modalities: readonly string[];
  readonly origins: readonly string[];
  readonly world: string | null;
  readonly view: string | null;
  readonly mode: Mode;
  readonly table: TableId | null;
  /** Whether undated quotes pass the time window. */
  readonly undated: boolean;
  /** Ids of the discrepancy or the event that filters the map. */
  readonly question: string | null;
  readonly event: string | null;
  /** Ids of the quotes side by side. */
  readonly compare: readonly string[];
  /** The story's step, counted from 1; null outside the story. */
  readonly story: number | null;
}

export interface Api {
  /** Null for a large dossier, whose records are not all in memory. */
  readonly data: Payload | null;
  places(): readonly PayloadPlace[];
  quotes(placeId: string): readonly PayloadQuote[];
  layers(): readonly Switchable[];
  sources(): readonly Switchable[];
  open(placeId: string): Promise<void>;
  close(): Promise<void>;
  setLayer(id: string, on: boolean): Promise<void>;
  setSource(id: string, on: boolean): Promise<void>;
  /** ISO days, inclusive; null leaves that end open. */
  setTime(from: string | null, to: string | null): Promise<void>;
  setLanguage(tag: string): Promise<void>;
  setWorldview(id: string): Promise<void>;
  setMode(mode: Mode): Promise<void>;
  search(text: string): readonly Hit[];
  /** What `search` returns; a large dossier is read in slices first, between which the page answers. */
  find(text: string): Promise<readonly Hit[]>;
  state(): Snapshot;
  /** Calls `listener` with the place's id (open, close) or the new state (change); the function returned stops that. */
  on<E extends keyof Listeners>(event: E, listener: Listeners[E]): () => void;
}

interface Listeners {
  readonly open: (placeId: string) => void;
  readonly close: (placeId: string) => void;
  readonly change: (state: Snapshot) => void;
}

type Readers = Pick<Api, 'data' | 'places' | 'quotes' | 'layers' | 'sources' | 'search' | 'find' | 'state' | 'on'>;
type Setters = Omit<Api, keyof Readers>;

export function createApi(state: State, map: MapController): Api {
  return Object.defineProperties(settersOf(state, map), Object.getOwnPropertyDescriptors(readersOf(state))) as Api;
}

function readersOf(state: State): Readers {
  const { payload, index } = state;
  const data = (): Payload | null => (payload.columns === null ? deepFreeze(payload) : null);
  const places = allOf(index.places);
  return {
    get data() {
      return data();
    },
    places: () => data()?.places ?? places(),
    quotes: (placeId) => {
      const quotes = index.quotesByPlace.get(placeId) ?? [];
      return data() ? quotes : deepFreeze(quotes);
    },
    layers: () =>
      payload.layers.map(({ id }) => ({ id, on: state.layers.value.has(id), count: index.placeCounts.get(id) ?? 0 })),
    sources: () =>
      payload.sources.map(({ id }) => ({ id, on: state.sources.value.has(id), count: index.quoteCounts.get(id) ?? 0 })),
    search: (text) => listed(state.search.find(text).hits),
    find: async (text) => listed((await state.search.findInSlices(text)).hits),
    state: () => snapshot(state),
    on: (event, listener) => subscribe(state, { [event]: listener }),
  };
}

function listed(hits: Hits): readonly Hit[] {
  return Array.from({ length: hits.length }, (_, index) => hits.at(index) as Hit);
}

function settersOf(state: State, map: MapController): Setters {
  const { payload, index } = state;
  /** Makes one change; resolves when page and fragment show it. Rejects without a change where `problem` says why. */
  const change = async (problem: string | null, apply: () => void): Promise<void> => {
    if (problem !== null) throw new Error(`caribmap: ${problem}`);
    apply();
    await map.whenDrawn();
    await rendered();
  };
  return {
    open: async (placeId) => {
      const problem = index.places.has(placeId) ? null : `no place has the id '${placeId}'`;
      await change(problem, () => openPlace(state, placeId));
      await map.whenPopup(placeId);
      await until(state.filling, false);
    },
    close: () => change(null, () => closeCard(state)),
    setLayer: (id, on) => change(unlessKnown('layer', id, [...index.layers.keys()]), () => switchLayer(state, id, on)),
    setSource: (id, on) =>
      change(unlessKnown('source', id, [...index.sources.keys()]), () => switchSource(state, id, on)),
    setTime: (from, to) => {
      const window = timeWindow(from ?? null, to ?? null);
      const problem = `no time window from '${from}' to '${to}'; expected days as YYYY-MM-DD in order, or null`;
      return change(window ? null : problem, () => window && setWindow(state, ...window));
    },
    setLanguage: (tag) => change(unlessKnown('language', tag, payload.languages), () => (state.language.value = tag)),
    setWorldview: (id) =>
      change(unlessKnown('border view', id, idsOf(payload.worldviews)), () => (state.worldview.value = id)),
    setMode: (mode) => change(unlessKnown('mode', mode, ['read', 'analysis']), () => (state.mode.value = mode)),
  };
}

/** What is wrong with an id, null for one that is known. */
function unlessKnown(what: string, id: string, known: readonly string[]): string | null {
  return known.includes(id) ? null : `unknown ${what} '${id}'; known: ${known.slice(0, 20).join(', ')}`;
}

function idsOf(records: readonly { readonly id: string }[]): readonly string[] {
  return records.map(({ id }) => id);
}

function snapshot(state: State): Snapshot {
  const focus = state.focus.value;
  return {
    place: state.open.value,
    layers: [...state.layers.value],
    sources: [...state.sources.value],
    from: state.from.value,
    to: state.to.value,
    lang: state.language.value,
    kinds: [...state.facets.kinds.value],
    roles: [...state.facets.roles.value],
    modalities: [...state.facets.modalities.value],
    origins: [...state.facets.origins.value],
    world: state.worldview.value,
    view: state.view.value,
    mode: state.mode.value,
    table: state.table.value,
    undated: state.undated.value,
    question: focus?.type === 'discrepancy' ? focus.id : null,
    event: focus?.type === 'event' ? focus.id : null,
    compare: state.compared.value,
    story: state.story.value?.number ?? null,
  };
}

function subscribe(state: State, listeners: Partial<Listeners>): () => void {
  let before = untracked(() => snapshot(state));
  return effect(() => {
    const now = snapshot(state);
    const then = before;
    before = now;
    if (JSON.stringify(now) === JSON.stringify(then)) return;
    untracked(() => {
      if (then.place !== now.place && then.place !== null) listeners.close?.(then.place);
      if (then.place !== now.place && now.place !== null) listeners.open?.(now.place);
      listeners.change?.(now);
    });
  });
}

/** Resolves when a signal has a value. */
function until<T>(signal: ReadonlySignal<T>, wanted: T): Promise<void> {
  return new Promise((resolve) => {
    const stop = signal.subscribe((value) => {
      if (value !== wanted) return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}

/** All records of a large table; kept only as long as somebody else holds them. */
function allOf<T extends object>(table: Table<T>): () => readonly T[] {
  let kept: WeakRef<readonly T[]> | null = null;
  return () => {
    const all = kept?.deref() ?? Array.from({ length: table.count }, (_, position) => deepFreeze(table.at(position)));
    kept = new WeakRef(Object.freeze(all));
    return all;
  };
}

/** After the interface has rendered: it does so in microtasks, which all run before the next timer. */
function rendered(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
