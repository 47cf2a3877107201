/** The fragment: a page's state as a link, both ways. It holds what differs from the default and nothing else. */
import { batch, effect } from '@preact/signals';

import { closeCard, openPlace } from './actions.ts';
import { FACETS } from './data.ts';
import { compareDays, isDay } from './days.ts';
import { type Focus, type State, TABLES, type TableId, THEMES } from './state.ts';
import { choicesOfStep } from './story/steps.ts';

const KEYS = [
  'place',
  'layers',
  'sources',
  'from',
  'to',
  'undated',
  'question',
  'event',
  'lang',
  'world',
  'view',
  'mode',
  'table',
  'compare',
  ...FACETS,
  'story',
  'theme',
] as const;
type FragmentKey = (typeof KEYS)[number];
type Written = ReadonlyMap<FragmentKey, string>;

/** '#place=caracas&lang=en', or '' where everything stands at its default. */
export function fragmentOf(state: State): string {
  const usual = defaultsOf(state);
  const pairs: [FragmentKey, string | null][] = [
    ['place', unlessUsual(state.open.value, usual.place)],
    ['layers', sameMembers(state.layers.value, state.layersOfView.value) ? null : joined(state.layers.value)],
    ['sources', unlessAll(state.sources.value, state.index.sources)],
    ['from', unlessUsual(state.from.value, usual.from)],
    ['to', unlessUsual(state.to.value, usual.to)],
    ['undated', state.undated.value ? 'on' : null],
    ['question', focusOn(state, 'discrepancy')],
    ['event', focusOn(state, 'event')],
    ['lang', unlessUsual(state.language.value, usual.lang)],
    ['world', unlessUsual(state.worldview.value, usual.world)],
    ['view', unlessUsual(state.view.value, usual.view)],
    ['mode', unlessUsual(state.mode.value, usual.mode)],
    ['table', state.table.value],
    ['compare', state.compared.value.length > 0 ? state.compared.value.join() : null],
    ...FACETS.map((facet): [FragmentKey, string | null] => [
      facet,
      unlessAll(state.facets[facet].value, state.index.facets[facet]),
    ]),
    ['story', null],
    ['theme', unlessUsual(state.theme.value, usual.theme)],
  ];
  const others = pairs.filter(([, value]) => value !== null).map(([key]) => key);
  const story = storyInWords(state, others);
  const written = pairs
    .map(([key, value]) => [key, key === 'story' ? story : value] as const)
    .flatMap(([key, value]) => (value === null ? [] : `${key}=${value}`));
  return written.length > 0 ? `#${written.join('&')}` : '';
}

/** Number of the step; null where the page opens on it by itself, and '0' where it would but a reader is outside the story. */
function storyInWords(state: State, others: readonly FragmentKey[]): string | null {
  const number = state.story.value?.number ?? 0;
  return number === (opensOnStory(state, others) ? 1 : 0) ? null : String(number);
}

/** Whether a page whose fragment has these keys opens on the first step: one that says nothing of what to show. */
function opensOnStory({ hasPanel, payload }: State, keys: readonly FragmentKey[]): boolean {
  return hasPanel.value && payload.story.length > 0 && keys.every((key) => key === 'lang' || key === 'theme');
}

/**
 * Brings the state to what a fragment says. Keys that it leaves out return to their default; a bad value changes
 * nothing; a fragment without any known key is not ours and changes nothing either. '' is the page as it opens.
 */
export function applyFragment(state: State, fragment: string): void {
  const written = parse(fragment);
  if (written.size === 0 && fragment.length > 1) return;
  batch(() => {
    applyStory(state, written);
    const usual = defaultsOf(state);
    applyView(state, written, usual);
    applyFilters(state, written, usual);
    applyBoard(state, written);
    applyPlace(state, written.get('place') ?? usual.place);
  });
}

type Defaults = Readonly<Record<'place' | 'from' | 'to' | 'lang' | 'world' | 'view' | 'mode' | 'theme', string | null>>;

/** Values of keys that a fragment leaves out: those of the story's step, else of the page as it opens. */
function defaultsOf({ payload, story, view }: State): Defaults {
  const asOpened = {
    place: null,
    from: null,
    to: null,
    lang: payload.languages[0] ?? null,
    world: payload.worldviews[0]?.id ?? null,
    view: payload.views[0]?.id ?? null,
    mode: 'read',
    theme: 'auto',
  };
  if (!story.value) return asOpened;
  const { step, before } = story.value;
  const { worldview, from, to } = choicesOfStep(step, before);
  // A step that frames places says nothing of the view.
  return { ...asOpened, world: worldview, from, to, view: step.view ?? view.value };
}

/** Shows the story's step that a fragment names. The reader who leaves it comes to the page as it opens. */
function applyStory(state: State, written: Written): void {
  const { payload, story } = state;
  const others = [...written]
    .filter(([key, value]) => key !== 'story' && isSound(state, key, value))
    .map(([key]) => key);
  const asked = written.get('story') ?? '';
  const isAsked = /^\d+$/.test(asked) && Number(asked) <= payload.story.length;
  // Bad values alone change nothing.
  if (!isAsked && others.length === 0 && written.size > 0 && story.value) return;
  const number = isAsked ? Number(asked) : opensOnStory(state, others) ? 1 : 0;
  const step = payload.story[number - 1];
  if (number === 0) story.value = null;
  if (!step) return;
  const asOpened = { switched: new Map(), worldview: payload.worldviews[0]?.id ?? null, from: null, to: null };
  story.value = { number, step, before: story.value?.before ?? asOpened };
  state.astray.value = false;
}

function applyView(
  { payload, language, worldview, view, mode, table, theme }: State,
  written: Written,
  usual: Defaults,
): void {
  const choose = (key: 'lang' | 'world' | 'view' | 'mode' | 'theme', known: readonly string[]): string | null => {
    const value = written.get(key) ?? usual[key];
    return value !== null && known.includes(value) ? value : null;
  };
  language.value = choose('lang', payload.languages) ?? language.value;
  worldview.value =
    choose(
      'world',
      payload.worldviews.map(({ id }) => id),
    ) ?? worldview.value;
  view.value =
    choose(
      'view',
      payload.views.map((candidate) => candidate.id),
    ) ?? view.value;
  const chosen = choose('mode', ['read', 'analysis']);
  if (chosen) mode.value = chosen === 'analysis' ? 'analysis' : 'read';
  theme.value = THEMES.find((known) => known === choose('theme', THEMES)) ?? theme.value;
  const open = written.get('table') ?? null;
  if (open === null || TABLES.some((id) => id === open)) table.value = open as TableId | null;
}

function applyFilters(state: State, written: Written, usual: Defaults): void {
  const { payload, index, switched, sources, facets, from, to } = state;
  const layerIds = payload.layers.map((layer) => layer.id);
  const layers = knownIds(written.get('layers'), layerIds);
  if (layers) switched.value = new Map(layerIds.map((id) => [id, layers.has(id)]));
  else if (!written.has('layers')) switched.value = new Map();
  sources.value = chosenIds(written.get('sources'), [...index.sources.keys()]) ?? sources.value;
  for (const facet of FACETS) {
    facets[facet].value = chosenIds(written.get(facet), [...index.facets[facet].keys()]) ?? facets[facet].value;
  }
  const window = timeWindow((written.get('from') ?? usual.from) || null, (written.get('to') ?? usual.to) || null);
  if (window) [from.value, to.value] = window;
}

function focusOn({ focus }: State, type: Focus['type']): string | null {
  return focus.value?.type === type ? focus.value.id : null;
}

/** What the board adds: whether undated quotes pass, the row that filters, the quotes side by side. */
function applyBoard({ index, undated, focus, compared }: State, written: Written): void {
  undated.value = { on: true, off: false }[written.get('undated') ?? 'off'] ?? undated.value;
  const [question, event] = [written.get('question'), written.get('event')];
  if (question !== undefined && index.discrepancies.has(question)) focus.value = { type: 'discrepancy', id: question };
  else if (event !== undefined && index.events.has(event)) focus.value = { type: 'event', id: event };
  else if (question === undefined && event === undefined) focus.value = null;
  const ids = written.get('compare')?.split(',') ?? [];
  const known = ids.filter((id) => index.quotes.has(id)).slice(0, 2);
  if (known.length > 0 || ids.length === 0) compared.value = known;
}

function applyPlace(state: State, place: string | null): void {
  if (!place) closeCard(state);
  else openPlace(state, place);
}

/** Whether a key has a value that says something: others change nothing. */
function isSound({ payload, index }: State, key: FragmentKey, value: string): boolean {
  switch (key) {
    case 'place':
      return index.places.has(value);
    case 'view':
      return payload.views.some(({ id }) => id === value);
    case 'world':
      return payload.worldviews.some(({ id }) => id === value);
    case 'mode':
      return ['read', 'analysis'].includes(value);
    case 'table':
      return TABLES.some((id) => id === value);
    case 'from':
    case 'to':
      return value === '' || isDay(value);
    case 'question':
      return index.discrepancies.has(value);
    case 'event':
      return index.events.has(value);
    case 'layers':
      return (
        knownIds(
          value,
          payload.layers.map(({ id }) => id),
        ) !== null
      );
    case 'sources':
      return knownIds(value, [...index.sources.keys()]) !== null;
    default:
      return true;
  }
}

/** The time window, or null where a day does not exist or the two are reversed. */
export function timeWindow(from: string | null, to: string | null): readonly [string | null, string | null] | null {
  const valid = [from, to].every((day) => day === null || isDay(day));
  return valid && (from === null || to === null || compareDays(from, to) <= 0) ? [from, to] : null;
}

/** Known ids of a list of what is on; all known ids without a list, null where the list has no known id. */
function chosenIds(list: string | undefined, known: readonly string[]): Set<string> | null {
  return list === undefined ? new Set(known) : knownIds(list, known);
}

/** Known ids of a comma-separated list; null where it names ids and none of them is known. */
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

/** Ids as a list. Encoding leaves slugs as they are; an id that is no slug must not end its value or the list. */
function joined(ids: ReadonlySet<string>): string {
  return [...ids].map(encodeURIComponent).join(',');
}

function unlessAll(on: ReadonlySet<string>, all: ReadonlyMap<string, unknown>): string | null {
  return on.size === all.size ? null : joined(on);
}

function sameMembers(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}

/** Value to write: null, to be left out, where it is the default; '' for none where there is a default. */
function unlessUsual(value: string | null, usual: string | null): string | null {
  return value === usual ? null : (value ?? '');
}

/**
 * Keeps fragment and state in step from now on; the state has read the page's first fragment already. Opening a place
 * is a step that 'back' undoes, except in a frame: there 'back' belongs to the page around it.
 */
export function startPermalink(state: State): void {
  const isFramed = window.self !== window.top;
  let opened = state.open.peek();
  let following = false;
  effect(() => {
    const open = state.open.value;
    const isStep = open !== null && open !== opened && !following && !isFramed;
    opened = open;
    writeFragment(fragmentOf(state), isStep ? 'pushState' : 'replaceState');
  });
  // Fires for 'back' and 'forward' as well as for a fragment typed into the address.
  addEventListener('hashchange', () => {
    following = true;
    applyFragment(state, location.hash);
    following = false;
    writeFragment(fragmentOf(state), 'replaceState');
  });
  document.addEventListener('click', (event) => followFragmentLink(state, event));
}

/** Works under file://, in sandboxed frames and in about:srcdoc, where a bare '#…' would be resolved against the host page. */
function writeFragment(fragment: string, how: 'pushState' | 'replaceState'): void {
  const address = document.URL.split('#')[0] + fragment;
  if (address === document.URL) return;
  try {
    history[how](null, '', address);
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
