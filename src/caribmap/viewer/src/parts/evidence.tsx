/** What the map rests on, in the words above its text: the desk's own line, and how many articles and origins there are. */

import { t } from '../i18n/index.ts';
import type { State } from '../state.ts';
import { said } from './said.tsx';
import { originInWords, Words } from './words.tsx';

export function Subtitle({ state }: { readonly state: State }) {
  if (!state.payload.subtitle) return null;
  return (
    <p class="cm-meta cm-subtitle">
      <Words state={state} text={state.payload.subtitle} />
    </p>
  );
}

/** One plain line while nobody answers for an edition: it has no byline, or is not signed off. A survey is computed. */
export function Unsigned({ state }: { readonly state: State }) {
  const { survey, edition } = state.payload;
  if (survey || (edition.byline && edition.signed_off)) return null;
  return <p class="cm-meta cm-unsigned">{said(state.language.value, 'unsigned')}</p>;
}

/**
 * '5 articles (Washington Post: 4 articles draw on this origin, inferred in one more).' or 'All 5 articles draw on …'; how many
 * origins there are, where none is shared. Beside one that most share the number would say the opposite.
 * Without origins only the articles; of a survey the subtitle says it.
 */
export function evidence(state: State): string {
  const { payload, index, language } = state;
  if (payload.survey) return '';
  const count = payload.sources.length;
  const articles = t(language.value, 'opening_articles', { count });
  const [widest] = [...index.articlesByOrigin].sort(([, one], [, other]) => other.all - one.all);
  if (!widest) return `${articles}.`;
  const origins = t(language.value, 'opening_origins', { count: index.articlesByOrigin.size });
  const [name, { all, stating }] = widest;
  const origin = originInWords(state, name);
  // Then the number of origins says less: whoever else is cited, all go back to one.
  if (count > 1 && stating === count) return `${t(language.value, 'opening_all', { count, origin })}.`;
  if (all < 2) return `${articles}${t(language.value, 'list_comma')}${origins}.`;
  const stated = t(language.value, 'opening_widest', { count: stating, origin });
  const inferred = t(language.value, 'opening_inferred', { count: all - stating });
  return `${articles} (${[stated, ...(all > stating ? [inferred] : [])].join(t(language.value, 'list_comma'))}).`;
}
