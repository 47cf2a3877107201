/** The first minute: how many articles and origins there are, that a sign opens, and the way into the story. */

import { t } from '../i18n/index.ts';
import { said } from '../parts/said.tsx';
import { originInWords } from '../parts/words.tsx';
import type { State } from '../state.ts';
import { showStep } from '../story/steps.ts';

export function Opening({ state }: { readonly state: State }) {
  const language = state.language.value;
  const steps = state.payload.story.length;
  return (
    <div class="cm-opening">
      <p class="cm-meta">
        {evidence(state)} <span class="cm-hint">{said(language, 'opening_hint')}</span>
      </p>
      {steps > 0 && !state.story.value && (
        <button id="story-entry" type="button" onClick={() => showStep(state, 1)}>
          {said(language, 'story_open', { count: steps })}
        </button>
      )}
    </div>
  );
}

/** '5 articles, 10 origins (Washington Post: in 5 articles).' Without origins only the articles. */
export function evidence(state: State): string {
  const { payload, index, language } = state;
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
