/** The four tables: their columns, and what a record's row holds in each. */

import { dateInWords } from '../i18n/edtf.ts';
import { t, tOpen } from '../i18n/index.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { basisKey } from '../map/basis.ts';
import { modalityInWords, quoteOriginInWords, wordsIn } from '../parts/words.tsx';
import type { PayloadDiscrepancy, PayloadEvent, PayloadPlace, PayloadQuote, TimeBounds } from '../payload.ts';
import type { State, TableId } from '../state.ts';
import { type Column, type Row, type Rows, rowsOf, type Value, type When } from './rows.ts';
import type { Selection } from './selection.ts';

export interface Table {
  readonly name: MessageKey;
  readonly columns: readonly Column[];
  readonly rows: (state: State, selection: Selection) => Rows;
}

export const TABLE_OF: Readonly<Record<TableId, Table>> = {
  places: {
    name: 'places',
    columns: [
      { key: 'name', name: 'column_place', drawn: 'places' },
      { key: 'kind', name: 'column_kind' },
      { key: 'layer', name: 'column_layer' },
      { key: 'location', name: 'column_location' },
      { key: 'precision_m', name: 'column_precision', drawn: 'distance' },
      { key: 'quotes', name: 'search_quotes' },
    ],
    rows: (state, { places }) => rowsOf(places, (place) => placeRow(state, place)),
  },
  quotes: {
    name: 'search_quotes',
    columns: [
      { key: 'exact', name: 'column_wording', drawn: 'wording' },
      { key: 'speaker', name: 'column_speaker' },
      { key: 'modality', name: 'column_modality' },
      { key: 'source', name: 'column_source' },
      { key: 'origin', name: 'filter_origins' },
      { key: 'when', name: 'time', drawn: 'when' },
      { key: 'places', name: 'places', drawn: 'places' },
    ],
    rows: (state, { quotes }) => rowsOf(quotes, (quote) => quoteRow(state, quote)),
  },
  events: {
    name: 'events',
    columns: [
      { key: 'when', name: 'time', drawn: 'when' },
      { key: 'title', name: 'column_event' },
      { key: 'sources', name: 'sources' },
      { key: 'places', name: 'places', drawn: 'places' },
    ],
    rows: (state, { events }) => rowsOf(events, (event) => eventRow(state, event)),
  },
  discrepancies: {
    name: 'discrepancies',
    columns: [
      { key: 'question', name: 'column_question' },
      { key: 'answers', name: 'column_answers' },
      { key: 'weight', name: 'column_weight' },
      { key: 'sources', name: 'sources' },
      { key: 'places', name: 'places', drawn: 'places' },
    ],
    rows: (state, { discrepancies }) => rowsOf(discrepancies, (discrepancy) => discrepancyRow(state, discrepancy)),
  },
};

function row(id: string, places: readonly string[], values: readonly Value[], more: Partial<Row> = {}): Row {
  return { id, places, values, orders: {}, when: null, language: null, ...more };
}

function placeRow(state: State, place: PayloadPlace): Row {
  const language = state.language.value;
  const layer = state.index.layers.get(place.layer);
  return row(
    place.id,
    [place.id],
    [
      wordsIn(state, place.names),
      place.role === 'seat' ? t(language, 'seat') : tOpen(language, 'kind', place.kind),
      layer ? wordsIn(state, layer.name) : place.layer,
      t(language, basisKey(place)),
      place.geometry ? place.geocoding.precision_m : null,
      state.countOf(place.id),
    ],
  );
}

function quoteRow(state: State, quote: PayloadQuote): Row {
  const language = state.language.value;
  const source = state.index.sources.get(quote.source);
  const when = { stated: quote.date, inferred: quote.date_inferred };
  const values = [
    quote.exact,
    quote.speaker && wordsIn(state, quote.speaker),
    modalityInWords(state, quote),
    source?.short ?? quote.source,
    quoteOriginInWords(state, quote),
    whenInWords(when, language),
    namesOf(state, quote.places),
  ];
  return row(quote.id, quote.places, values, {
    orders: { 5: firstDay(quote.time) },
    when,
    language: source?.language ?? null,
  });
}

function eventRow(state: State, event: PayloadEvent): Row {
  const when = { stated: event.when, inferred: event.when_inferred };
  const values = [
    whenInWords(when, state.language.value),
    wordsIn(state, event.title),
    sourcesOf(state, event.quotes),
    namesOf(state, event.places),
  ];
  return row(event.id, event.places, values, { orders: { 0: firstDay(event.time) }, when });
}

function discrepancyRow(state: State, discrepancy: PayloadDiscrepancy): Row {
  const quotes = discrepancy.answers.flatMap((answer) => answer.quotes);
  const places = [...new Set(quotes.flatMap((id) => state.index.quotes.get(id)?.places ?? []))];
  const values = [
    wordsIn(state, discrepancy.question),
    discrepancy.answers.map((answer) => wordsIn(state, answer.value)).join(' / '),
    t(state.language.value, `weight_${discrepancy.weight}`),
    sourcesOf(state, quotes),
    namesOf(state, places),
  ];
  return row(discrepancy.id, places, values, { orders: { 2: discrepancy.weight } });
}

/** '26. Oktober (Jahr nicht genannt); erschlossen: 26. Oktober 2025' */
function whenInWords({ stated, inferred }: When, language: string): string | null {
  const parts = [
    stated && dateInWords(stated, language),
    inferred && t(language, 'inferred_is', { date: dateInWords(inferred.value, language) }),
  ];
  return parts.filter((part) => part !== null).join('; ') || null;
}

function firstDay(time: TimeBounds | null): string | null {
  return time?.earliest ?? time?.latest ?? null;
}

function namesOf(state: State, ids: readonly string[]): string {
  return ids
    .flatMap((id) => state.index.places.get(id) ?? [])
    .map((place) => wordsIn(state, place.names))
    .join(', ');
}

function sourcesOf(state: State, quotes: readonly string[]): string {
  const sources = new Set(quotes.flatMap((id) => state.index.quotes.get(id)?.source ?? []));
  return [...sources].map((id) => state.index.sources.get(id)?.short ?? id).join(', ');
}
