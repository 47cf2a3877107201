/** The filters that are on, in words, each with the way to take it off. */
import { setWindow, switchAllSources, switchWholeFacet } from '../actions.ts';
import { FACETS, type Facet } from '../data.ts';
import { dateInWords } from '../i18n/edtf.ts';
import { t } from '../i18n/index.ts';
import { valueOfFacet } from '../parts/facet-names.ts';
import { wordsIn } from '../parts/words.tsx';
import type { State } from '../state.ts';
import { undatedIn } from './overview.tsx';

export interface ActiveFilter {
  readonly id: string;
  readonly words: string;
  readonly remove: () => void;
}

/** Up to this number of values are named; of more, the count. */
const MOST_NAMED = 2;

export function activeFilters(state: State): readonly ActiveFilter[] {
  return [
    ...focusFilter(state),
    ...timeFilters(state),
    ...sourceFilter(state),
    ...FACETS.flatMap((facet) => facetFilter(state, facet)),
    ...layerFilter(state),
  ];
}

function focusFilter(state: State): ActiveFilter[] {
  const focus = state.focus.value;
  if (!focus) return [];
  const name =
    focus.type === 'event'
      ? state.index.events.get(focus.id)?.title
      : state.index.discrepancies.get(focus.id)?.question;
  const key = focus.type === 'event' ? 'column_event' : 'column_question';
  return [
    {
      id: 'focus',
      words: named(state, t(state.language.value, key), name ? wordsIn(state, name) : focus.id),
      remove: () => (state.focus.value = null),
    },
  ];
}

function timeFilters(state: State): ActiveFilter[] {
  const { language, from, to, undated } = state;
  if ((from.value ?? to.value) === null) return [];
  const [begin, end] = [from.value, to.value].map((day) => day && dateInWords(day, language.value));
  const words =
    begin && end && from.value !== to.value
      ? t(language.value, 'date_from_to', { from: begin, to: end })
      : begin && end
        ? begin
        : begin
          ? t(language.value, 'date_from_day', { from: begin })
          : t(language.value, 'date_to_day', { to: end ?? '' });
  const window = { id: 'time', words, remove: () => setWindow(state, null, null) };
  const count = undatedIn(state, state.chosen.value);
  if (count === 0) return [window];
  return [
    window,
    {
      id: 'undated',
      words: t(language.value, undated.value ? 'chip_undated_in' : 'chip_undated_out', { count }),
      remove: () => (undated.value = !undated.value),
    },
  ];
}

function sourceFilter(state: State): ActiveFilter[] {
  const { sources } = state.index;
  const on = [...state.sources.value];
  if (on.length === sources.size) return [];
  const names = on.map((id) => sources.get(id)?.short ?? id);
  return [
    {
      id: 'sources',
      words: named(state, t(state.language.value, 'sources'), valuesInWords(state, names, sources.size)),
      remove: () => switchAllSources(state, true),
    },
  ];
}

function facetFilter(state: State, facet: Facet): ActiveFilter[] {
  const all = state.index.facets[facet];
  const on = [...state.facets[facet].value];
  if (on.length === all.size) return [];
  const names = on.map((value) => valueOfFacet(state, facet, value));
  return [
    {
      id: facet,
      words: named(state, t(state.language.value, `filter_${facet}`), valuesInWords(state, names, all.size)),
      remove: () => switchWholeFacet(state, facet, true),
    },
  ];
}

/** Layers that the reader switched differ from those of the view. */
function layerFilter(state: State): ActiveFilter[] {
  const [on, usual] = [state.layers.value, state.layersOfView.value];
  if (on.size === usual.size && [...on].every((id) => usual.has(id))) return [];
  const names = state.payload.layers.filter(({ id }) => on.has(id)).map(({ name }) => wordsIn(state, name));
  return [
    {
      id: 'layers',
      words: named(state, t(state.language.value, 'layers'), valuesInWords(state, names, state.payload.layers.length)),
      remove: () => (state.switched.value = new Map()),
    },
  ];
}

function named(state: State, name: string, value: string): string {
  return `${name}${t(state.language.value, 'colon')} ${value}`;
}

function valuesInWords(state: State, names: readonly string[], total: number): string {
  const language = state.language.value;
  if (names.length === 0) return t(language, 'none');
  if (names.length <= MOST_NAMED) return names.join(t(language, 'list_comma'));
  return t(language, 'shown_of', { shown: names.length, total });
}
