/** The page inside an article: title, map, where it comes from, and the way to the whole map. */

import { addressOf } from '../embed/address.ts';
import { Legend } from '../embed/legend.tsx';
import { dateInWords } from '../i18n/edtf.ts';
import { pageLanguage } from '../i18n/index.ts';
import { marksOf } from '../i18n/languages.ts';
import { localize } from '../i18n/text.ts';
import { evidence } from '../parts/evidence.tsx';
import { said } from '../parts/said.tsx';
import { Isolated, Words } from '../parts/words.tsx';
import type { State } from '../state.ts';

/** The title, its part after a colon less prominent: on a narrow page that part is the caption's first line, or hidden for the caption. */
export function CompactBar({ state }: { readonly state: State }) {
  const { words, language } = localize(state.payload.title, state.language.value, state.payload.languages);
  const [, subject = words, rest] = /^(.*?:)(\s.*)$/s.exec(words) ?? [];
  const caption = state.payload.views.find(({ id }) => id === state.view.value)?.caption;
  return (
    <header class="cm-bar">
      <h1 {...marksOf(language === pageLanguage(state.language.value) ? null : language)}>
        {subject}
        {rest && <span class={caption ? 'cm-title-rest cm-yields' : 'cm-title-rest'}>{rest}</span>}
      </h1>
      {caption && (
        <p class="cm-meta">
          <Words state={state} text={caption} />
        </p>
      )}
    </header>
  );
}

export function CompactFoot({ state }: { readonly state: State }) {
  return (
    <footer class="cm-compact-foot">
      <Legend state={state} />
      <div class="cm-provenance cm-meta">
        <AsOf state={state} />
        <Credits state={state} />
        <WholeMap state={state} />
      </div>
    </footer>
  );
}

/** The subtitle, in the desk's own words; else the edition's date. */
function AsOf({ state }: { readonly state: State }) {
  const { subtitle, edition } = state.payload;
  const language = state.language.value;
  if (subtitle)
    return (
      <p>
        <Words state={state} text={subtitle} />
      </p>
    );
  return edition.as_of ? <p>{said(language, 'embed_as_of', { date: dateInWords(edition.as_of, language) })}</p> : null;
}

/** Sources and credit in one line that unfolds into the full credits. */
function Credits({ state }: { readonly state: State }) {
  const { sources, credits, generator } = state.payload;
  const [maker = ''] = generator.split(' ');
  return (
    <details class="cm-credits">
      <summary>{said(state.language.value, 'embed_credits', { count: sources.length, maker })}</summary>
      <div>
        <p>{evidence(state)}</p>
        <p>{sources.map((source, index) => [index > 0 && ' · ', <Isolated text={source.short} />])}</p>
        {credits && (
          <p>
            <Words state={state} text={credits} />
          </p>
        )}
      </div>
    </details>
  );
}

function WholeMap({ state }: { readonly state: State }) {
  const address = addressOf(state);
  if (address === null) return null;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {said(state.language.value, 'open_whole_map')}
    </a>
  );
}
