/** What the map rests on, in the words above its text: the desk's own line, and how many articles and origins there are. */

import { t } from '../i18n/index.ts';
import type { State } from '../state.ts';
import { originInWords, Words } from './words.tsx';

export function Subtitle({ state }: { readonly state: State }) {
  if (!state.payload.subtitle) return null;
  return (
    <p class="cm-meta cm-subtitle">
      <Words state={state} text={state.payload.subtitle} />
    </p>
  );
}

/**
 * '5 articles, 10 origins (4 articles draw on Washington Post).' or 'All 5 articles draw on …'. Without origins only the articles; of
 * a survey the subtitle says it.
 */
export function evidence(state: State): string {
  const { payload, index, language } = state;
  if (payload.survey) return '';
  const count = payload.sources.length;
  const articles = t(language.value, 'opening_articles', { count });
  const [widest] = [...index.articlesByOrigin].sort(([, one], [, other]) => other - one);
  if (!widest) return `${articles}.`;
  const origins = t(language.value, 'opening_origins', { count: index.articlesByOrigin.size });
  const origin = originInWords(state, widest[0]);
  // Then the number of origins says less: whoever else is cited, all go back to one.
  if (count > 1 && widest[1] === count) return `${t(language.value, 'opening_all', { count, origin })}.`;
  const counts = `${articles}${t(language.value, 'list_comma')}${origins}`;
  if (widest[1] < 2) return `${counts}.`;
  return `${counts} (${t(language.value, 'opening_widest', { count: widest[1], origin })}).`;
}
