/** The fragment: a page's state as a link, both ways. It holds what differs from the default and nothing else. */
import { batch, effect } from '@preact/signals';

import { openPlace } from './actions.ts';
import type { State } from './state.ts';

const KEYS = ['place', 'layers', 'sources', 'from', 'to', 'lang', 'world', 'view', 'mode'] as const;
type FragmentKey = (typeof KEYS)[number];
type Written = ReadonlyMap<FragmentKey, string>;

/** '#place=caracas&lang=en', or '' where everything stands at its default. */
export function fragmentOf(state: State): string {
  const { payload } = state;
  const pairs: readonly (readonly [FragmentKey, string | null])[] = [
    ['place', state.open.value],
    ['layers', sameMembers(state.layers.value, state.layersOfView.value) ? null : joined(state.layers.value)],
    ['sources', state.sources.value.size === payload.sources.length ? null : joined(state.sources.value)],
    ['from', state.from.value],
    ['to', state.to.value],
    ['lang', unlessFirst(state.language.value, payload.languages[0])],
    ['world', unlessFirst(state.world.value, payload.worldviews[0]?.id)],
    ['view', unlessFirst(state.view.value, payload.views[0]?.id)],
    ['mode', unlessFirst(state.mode.value, 'read')],
  ];
  const written = pairs.flatMap(([key, value]) => (value === null ? [] : `${key}=${value}`));
  return written.length > 0 ? `#${written.join('&')}` : '';
}

/**
 * Brings the state to what a fragment says. Keys that it leaves out return to their default; a bad value changes
 * nothing; a fragment without any known key is not ours and changes nothing either. '' is the page as it opens.
 */
export function applyFragment(state: State, fragment: string): void {
  const written = parse(fragment);
  if (written.size === 0 && fragment.length > 1) return;
  batch(() => {
    applyView(state, written);
    applyFilters(state, written);
    applyPlace(state, written.get('place'));
  });
}

function applyView({ payload, language, world, view, mode }: State, written: Written): void {
  const choose = (key: FragmentKey, known: readonly string[]): string | null => {
    const value = written.get(key) ?? known[0];
    return value !== undefined && known.includes(value) ? value : null;
  };
  language.value = choose('lang', payload.languages) ?? language.value;
  world.value = choose('world', payload.worldviews.map((worldview) => worldview.id)) ?? world.value;
  view.value = choose('view', payload.views.map((candidate) => candidate.id)) ?? view.value;
  const chosen = choose('mode', ['read', 'analysis']);
  if (chosen) mode.value = chosen === 'analysis' ? 'analysis' : 'read';
}

function applyFilters(state: State, written: Written): void {
  const { payload, switched, sources, from, to } = state;
  const layerIds = payload.layers.map((layer) => layer.id);
  const layers = knownIds(written.get('layers'), layerIds);
  if (layers) switched.value = new Map(layerIds.map((id) => [id, layers.has(id)]));
  else if (!written.has('layers')) switched.value = new Map();
  const sourceIds = payload.sources.map((source) => source.id);
  if (written.has('sources')) sources.value = knownIds(written.get('sources'), sourceIds) ?? sources.value;
  else sources.value = new Set(sourceIds);
  const window = timeWindow(written.get('from') ?? null, written.get('to') ?? null);
  if (window) [from.value, to.value] = window;
}

function applyPlace(state: State, place: string | undefined): void {
  if (place === undefined) state.open.value = null;
  else openPlace(state, place);
}

/** The window, or null where a day is none of the calendar's or the two are reversed. */
export function timeWindow(from: string | null, to: string | null): readonly [string | null, string | null] | null {
  const valid = [from, to].every((day) => day === null || isDay(day));
  return valid && (from === null || to === null || from <= to) ? [from, to] : null;
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The known ones of a comma-separated list; null where it names ids and none of them is known. */
function knownIds(list: string | undefined, known: readonly string[]): Set<string> | null {
  if (list === undefined) return null;
  const named = list.split(',').filter((id) => id !== '');
  const found = new Set(named.filter((id) => known.includes(id)));
  return found.size > 0 || named.length === 0 ? found : null;
}

/** Known keys of a fragment, each at its first standing; what cannot be decoded is left out. */
function parse(fragment: string): Written {
  const written = new Map<FragmentKey, string>();
  for (const pair of fragment.replace(/^#/, '').split('&')) {
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const key = KEYS.find((candidate) => candidate === name);
    if (key && !written.has(key)) {
      const decoded = decode(value);
      if (decoded !== null) written.set(key, decoded);
    }
  }
  return written;
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

function joined(ids: ReadonlySet<string>): string {
  return [...ids].join(',');
}

function sameMembers(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}

function unlessFirst(value: string | null, first: string | undefined): string | null {
  return value === (first ?? null) ? null : value;
}

/** Keeps fragment and state in step from now on; the state has read the page's first fragment already. */
export function startPermalink(state: State): void {
  effect(() => writeFragment(fragmentOf(state)));
  addEventListener('hashchange', () => {
    applyFragment(state, location.hash);
    writeFragment(fragmentOf(state));
  });
  document.addEventListener('click', (event) => followFragmentLink(state, event));
}

/** Works under file://, in sandboxed frames and in about:srcdoc, where a bare '#…' would be resolved against the host page. */
function writeFragment(fragment: string): void {
  const address = document.URL.split('#')[0] + fragment;
  if (address === document.URL) return;
  try {
    history.replaceState(null, '', address);
  } catch (error) {
    // Browsers limit how often a page may do this; the next change writes the whole fragment again.
    if (!(error instanceof DOMException)) throw error;
  }
}

function followFragmentLink(state: State, event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const fragment = link?.getAttribute('href');
  if (!fragment || event.defaultPrevented) return;
  event.preventDefault();
  applyFragment(state, fragment);
  const target = document.getElementById(fragment.slice(1));
  target?.scrollIntoView();
  target?.focus({ preventScroll: true });
}
