/** After the last step: where the articles differ, the articles, and the data. */

import { openSection, showRecord, showSource } from '../actions.ts';
import { countIn } from '../i18n/numbers.ts';
import { PrintLinks } from '../parts/print-links.tsx';
import { said } from '../parts/said.tsx';
import { Isolated, Words } from '../parts/words.tsx';
import type { State } from '../state.ts';

/** Most questions that stand here; the list has all. */
const MOST = 6;

export function End({ state }: { readonly state: State }) {
  const language = state.language.value;
  const { discrepancies, sources } = state.payload;
  const main = discrepancies.filter(({ weight }) => weight === 'main').slice(0, MOST);
  return (
    <section class="cm-story-end" aria-labelledby="story-end">
      <h2 id="story-end" tabIndex={-1}>
        {said(language, 'story_end_heading')}
      </h2>
      {main.length > 0 && (
        <>
          <h3>{said(language, 'discrepancies')}</h3>
          <ul>
            {main.map(({ id, question }) => (
              <li key={id}>
                <button
                  type="button"
                  class="cm-link"
                  onClick={() => showRecord(state, 'discrepancies', `discrepancy-${id}`)}
                >
                  <Words state={state} text={question} />
                </button>
              </li>
            ))}
          </ul>
          <button type="button" class="cm-link cm-meta" onClick={() => openSection(state, 'discrepancies')}>
            {said(language, 'all')} ({countIn(language, discrepancies.length)})
          </button>
        </>
      )}
      <h3>{said(language, 'sources')}</h3>
      <ul>
        {sources.map(({ id, short }) => (
          <li key={id}>
            <button type="button" class="cm-link" onClick={() => showSource(state, id)}>
              <Isolated text={short} />
            </button>
          </li>
        ))}
      </ul>
      <h3>{said(language, 'story_data')}</h3>
      <p>
        <button type="button" class="cm-link" onClick={() => (state.mode.value = 'analysis')}>
          {said(language, 'story_to_analysis')}
        </button>
      </p>
      <PrintLinks state={state} />
      <p>
        <button type="button" class="cm-link" onClick={() => openSection(state, 'about')}>
          {said(language, 'about')}
        </button>
      </p>
    </section>
  );
}
