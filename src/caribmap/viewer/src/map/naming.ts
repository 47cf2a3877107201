/** Text of a mark: its label on the map and its name for screen readers. Pure functions. */

import { t, tOpen } from '../i18n/index.ts';
import { distanceInWords } from '../i18n/numbers.ts';
import { localize } from '../i18n/text.ts';
import type { Derivation, PayloadPlace } from '../payload.ts';
import type { State } from '../state.ts';
import { weightOf } from '../survey.ts';
import { KINDS, OTHER_KIND, RANK_OF_END, RANK_OF_SEAT, RANK_PER_LAYER, SEPARATOR } from './rules.ts';
import type { Standing } from './standing.ts';

export function nameOf(place: PayloadPlace, state: State): string {
  return localize(place.names, state.language.value, state.payload.languages).words;
}

/** Parts of a label: the name and, for a geometry computed from a quoted number, the number and its uncertainty. */
export function labelParts(standing: Standing, state: State): string[] {
  const [place] = standing.places as readonly [PayloadPlace, ...PayloadPlace[]];
  const language = state.language.value;
  const number = place.derivation?.number;
  const parts = [nameOf(place, state)];
  if (number && place.derivation) parts.push(numberInWords(number, place.derivation, state));
  if (place.derivation?.recipe === 'offshore') parts.push(t(language, 'map_not_stated'));
  if (place.derivation?.recipe === 'ring' && place.geocoding.basis === 'assumed')
    parts.push(t(language, 'map_centre_assumed'));
  return parts;
}

/** The quoted number, in the marks of a quotation where a reader's language is the article's; else the distance in theirs. */
function numberInWords(number: string, { quote, distance_m }: Derivation, state: State): string {
  const language = state.language.value;
  const { quotes, sources } = state.index;
  const position = quote === null ? -1 : quotes.positionOf(quote);
  const article = position < 0 ? undefined : sources.get(quotes.at(position).source);
  const isTheirs = !article || article.language.split('-')[0] === language.split('-')[0];
  return isTheirs || distance_m === null
    ? t(language, 'map_quoted', { text: number })
    : distanceInWords(distance_m, language);
}

/** Accessible name, such as 'Moscow, city, 4 quotes; Kremlin, building, 2 quotes'. It begins with the text of the label (WCAG 2.5.3). */
export function spokenName(standing: Standing, state: State): string {
  const language = state.language.value;
  const describe = (place: PayloadPlace, index: number): string => {
    const kind = place.role === 'seat' ? t(language, 'map_seat') : tOpen(language, 'kind', place.kind);
    const name = index === 0 ? labelParts(standing, state).join(SEPARATOR) : nameOf(place, state);
    const counted = t(language, state.tally ? 'survey_mentions' : 'map_quotes', { count: weightOf(state, place.id) });
    return [name, kind, counted].join(t(language, 'list_comma'));
  };
  return standing.places.map(describe).join('; ');
}

/** Order in which marks get their labels, lowest first: ends of drawn links, then kind, then seats after scenes, then layer from the top, then number of quotes; in a survey, number of mentions. */
export function rankOf(standing: Standing, state: State, isEnd = false): number {
  const [place] = standing.places as readonly [PayloadPlace, ...PayloadPlace[]];
  if (state.tally) return 1 / (1 + weightOf(state, place.id));
  const quotes = standing.places.reduce((sum, member) => sum + state.countOf(member.id), 0);
  const layerIndex = state.payload.layers.findIndex((layer) => layer.id === place.layer);
  const kind = (KINDS[place.kind] ?? OTHER_KIND).rank + (place.role === 'seat' ? RANK_OF_SEAT : 0);
  const rank = kind - RANK_PER_LAYER * layerIndex;
  return (isEnd ? Math.min(rank, RANK_OF_END) : rank) - Math.min(quotes, 99) / 1000;
}
