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

/** '5 articles, 10 origins (Washington Post: in 5 articles).' Without origins only the articles; of a survey the subtitle says it. */
export function evidence(state: State): string {
  const { payload, index, language } = state;
  if (payload.survey) return '';
  const count = payload.sources.length;
  const articles = t(language.value, 'opening_articles', { count });
  const [widest] = [...index.articlesByOrigin].sort(([, one], [, other]) => other - one);
  if (!widest) return `${articles}.`;
  const origins = t(language.value, 'opening_origins', { count: index.articlesByOrigin.size });
  const counts = `${articles}${t(language.value, 'list_comma')}${origins}`;
  if (widest[1] < 2) return `${counts}.`;
  const origin = originInWords(state, widest[0]);
  return `${counts} (${t(language.value, 'opening_widest', { count: widest[1], origin })}).`;
}
