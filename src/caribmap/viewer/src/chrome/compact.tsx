/** The page inside an article: title, map, where it comes from, and the way to the whole map. */
import { Legend } from '../embed/legend.tsx';
import { dateInWords } from '../i18n/edtf.ts';
import { t } from '../i18n/index.ts';
import { localize } from '../i18n/text.ts';
import { fragmentOf } from '../permalink.ts';
import type { State } from '../state.ts';
import { Words } from '../words.tsx';
import { evidence } from './opening.tsx';

/** What an address asks of a compact page: `embed`, and what pym adds for its frame. The whole map is free of it. */
const OF_THE_FRAME = ['embed', 'initialWidth', 'childId', 'parentTitle', 'parentUrl'];

/** A title's part after its colon steps back: on a narrow page it is the caption's first line. */
export function CompactBar({ state }: { readonly state: State }) {
  const { words, language } = localize(state.payload.title, state.language.value, state.payload.languages);
  const [subject, rest] = words.split(/(?<=:)\s+(.*)/s);
  return (
    <header class="bar">
      <h1 lang={language === state.language.value ? undefined : language}>
        {subject} {rest && <span class="title-rest">{rest}</span>}
      </h1>
    </header>
  );
}

export function CompactFoot({ state }: { readonly state: State }) {
  return (
    <footer class="compact-foot">
      <Legend state={state} />
      <div class="provenance meta">
        <AsOf state={state} />
        <Credits state={state} />
        <a href={wholeMap(state)} target="_blank" rel="noopener">
          {t(state.language.value, 'open_whole_map')}
        </a>
      </div>
    </footer>
  );
}

/** The subtitle, which says it in the desk's own words; else the edition's date. */
function AsOf({ state }: { readonly state: State }) {
  const { subtitle, edition } = state.payload;
  const language = state.language.value;
  if (subtitle) return <p><Words state={state} text={subtitle} /></p>;
  return edition.as_of ? <p>{t(language, 'embed_as_of', { date: dateInWords(edition.as_of, language) })}</p> : null;
}

/** Sources and credit in one line, with everything that they stand for behind it. */
function Credits({ state }: { readonly state: State }) {
  const { sources, credits, generator } = state.payload;
  const [maker = ''] = generator.split(' ');
  return (
    <details class="credits">
      <summary>{t(state.language.value, 'embed_credits', { count: sources.length, maker })}</summary>
      <div>
        <p>{evidence(state)}</p>
        <p>{sources.map((source) => source.short).join(' · ')}</p>
        {credits && <p><Words state={state} text={credits} /></p>}
      </div>
    </details>
  );
}

/** Where the dossier says its map stands, else this page without its frame's wishes; opened as the reader sees it now. */
function wholeMap(state: State): string {
  const address = new URL(state.payload.url ?? document.URL);
  for (const name of OF_THE_FRAME) address.searchParams.delete(name);
  address.hash = fragmentOf(state);
  return address.href;
}
