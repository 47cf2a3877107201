/** The page inside an article: title, map, where it comes from, and the way to the whole map. */

import { useLayoutEffect } from 'preact/hooks';
import { addressOf } from '../embed/address.ts';
import { Legend } from '../embed/legend.tsx';
import { dateInWords } from '../i18n/edtf.ts';
import { pageLanguage, t } from '../i18n/index.ts';
import { marksOf } from '../i18n/languages.ts';
import { localize } from '../i18n/text.ts';
import { evidence, Unsigned } from '../parts/evidence.tsx';
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
        <p class="cm-meta cm-caption">
          <Words state={state} text={caption} />
        </p>
      )}
      <LowWayOut state={state} />
    </header>
  );
}

/** A low frame has no room for a foot: there the way to the whole map is a sign beside the title. */
function LowWayOut({ state }: { readonly state: State }) {
  const address = addressOf(state);
  if (address === null) return null;
  const name = t(state.language.value, 'open_whole_map');
  return (
    <a class="cm-low-way-out" href={address} target="_blank" rel="noopener noreferrer" aria-label={name} title={name}>
      {state.mode.value === 'analysis' && said(state.language.value, 'embed_analysis')} ↗
    </a>
  );
}

/** For CSS, which cannot look into elements everywhere: nothing lies over the map while a card is open. */
function useOpenCard(state: State): void {
  const isOpen = state.open.value !== null;
  useLayoutEffect(() => {
    document.getElementById('caribmap-app')?.classList.toggle('cm-has-card', isOpen);
  }, [isOpen]);
}

/** An article has no room for analysis: a link that asks for it is told where it is. */
function NoAnalysis({ state }: { readonly state: State }) {
  const address = addressOf(state);
  if (state.mode.value !== 'analysis') return null;
  const words = said(state.language.value, 'embed_analysis');
  return (
    <p class="cm-meta cm-no-analysis" role="status">
      {address === null ? (
        words
      ) : (
        <a href={address} target="_blank" rel="noopener noreferrer">
          {words}
        </a>
      )}
    </p>
  );
}

export function CompactFoot({ state }: { readonly state: State }) {
  useOpenCard(state);
  return (
    <footer class="cm-compact-foot">
      <NoAnalysis state={state} />
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
        <Unsigned state={state} />
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
