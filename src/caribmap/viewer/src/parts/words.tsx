/** Words of the dossier and of the interface as elements, marked with their language where it is not the page's. */

import { holdsControls } from '../i18n/bidi.ts';
import { dateInWords } from '../i18n/edtf.ts';
import { pageLanguage, t } from '../i18n/index.ts';
import { marksOf } from '../i18n/languages.ts';
import { localize, nameOfOrigin } from '../i18n/text.ts';
import type { Inferred, PayloadQuote, Text } from '../payload.ts';
import { originOf } from '../records/columns.ts';
import type { State } from '../state.ts';
import { said } from './said.tsx';

/** A text of the dossier in the reader's language, as a plain string. */
export function wordsIn(state: State, text: Text): string {
  return localize(text, state.language.value, state.payload.languages).words;
}

export function Words({ state, text }: { readonly state: State; readonly text: Text }) {
  const { words, language } = localize(text, state.language.value, state.payload.languages);
  return <Isolated text={words} {...(language === pageLanguage(state.language.value) ? {} : { lang: language })} />;
}

/** A text whose direction is isolated; one that could end the isolation gets a box of its own. */
export function Isolated({ text, lang }: { readonly text: string; readonly lang?: string }) {
  return (
    <bdi {...marksOf(lang)} class={holdsControls(text) ? 'cm-contained' : undefined}>
      {text}
    </bdi>
  );
}

/** 'Washington Post, 31. Oktober 2025': an origin's name in the dossier, else a name made of its slug. */
export function originInWords(state: State, origin: string): string {
  const named = state.index.origins.get(origin);
  if (named) return wordsIn(state, named.name);
  const [name, date] = nameOfOrigin(origin);
  return date ? [name, dateInWords(date, state.language.value)].join(t(state.language.value, 'list_comma')) : name;
}

/** The origin of a quote in words, null where none is known; one that we inferred is called so. */
export function quoteOriginInWords(state: State, quote: PayloadQuote): string | null {
  const origin = originOf(quote);
  if (origin === null) return null;
  const words = originInWords(state, origin);
  return quote.origin === null ? `${words} (${t(state.language.value, 'inferred')})` : words;
}

/** Who says it: the dossier's speaker, else the article's short name. */
function speakerInWords(state: State, { speaker, source }: PayloadQuote): string {
  return speaker ? wordsIn(state, speaker) : shortOf(state, source);
}

/** Who is cited; null where the article speaks for itself. */
export function citedInWords(state: State, quote: PayloadQuote): string | null {
  const speaker = speakerInWords(state, quote);
  return speaker === shortOf(state, quote.source) ? null : speaker;
}

/** How it is said. An article that claims in its own name vouches for nothing: it passes on what it heard. */
export function modalityInWords(state: State, quote: PayloadQuote): string | null {
  if (quote.modality === null) return null;
  const isRelayed = quote.modality === 'claimed' && citedInWords(state, quote) === null;
  return t(state.language.value, isRelayed ? 'modality_relayed' : `modality_${quote.modality}`);
}

/** 'Dmitri Peskow: bestätigt'. Of a claim the speaker says all: whom the article cites, says it. */
export function attributionInWords(state: State, quote: PayloadQuote): readonly [speaker: string, how: string] {
  const isCitedClaim = quote.modality === 'claimed' && citedInWords(state, quote) !== null;
  const how = isCitedClaim ? null : modalityInWords(state, quote);
  return [speakerInWords(state, quote), how === null ? '' : `: ${how}`];
}

function shortOf(state: State, source: string): string {
  return state.index.sources.get(source)?.short ?? source;
}

export function ConcludedOrigin({ state, found }: { readonly state: State; readonly found: Inferred }) {
  return <Concluded state={state} value={originInWords(state, found.value)} reason={found.reason} />;
}

interface ConcludedProps {
  readonly state: State;
  readonly value: string;
  readonly reason: Text;
}

/** Value that we inferred: dotted underline, the word for it, and the reason behind a click. */
export function Concluded({ state, value, reason }: ConcludedProps) {
  return (
    <details class="cm-concluded">
      <summary>
        <span class="cm-concluded-value">
          <Isolated text={value} />
        </span>{' '}
        ({said(state.language.value, 'inferred')})
      </summary>
      <p>
        <Words state={state} text={reason} />
      </p>
    </details>
  );
}

interface WhenProps {
  readonly state: State;
  readonly stated: string | null;
  readonly inferred: Inferred | null;
}

/** A date as stated and, apart from it, as inferred; null where neither is known. */
export function When({ state, stated, inferred }: WhenProps) {
  const language = state.language.value;
  return (
    <>
      {stated && <span>{dateInWords(stated, language)}</span>}
      {stated && inferred && ' · '}
      {inferred && <Concluded state={state} value={dateInWords(inferred.value, language)} reason={inferred.reason} />}
    </>
  );
}

/** An article's wording, unchanged; its no-break spaces may still end a line where a column is narrow. */
export function Wording({ text }: { readonly text: string }) {
  const [first, ...rest] = text.match(/[^\u00a0]*\u00a0|[^\u00a0]+/g) ?? [];
  return (
    <>
      {first}
      {rest.map((part) => [<wbr />, part])}
    </>
  );
}

/** Link to another site. Only http and https become links; anything else stays text. */
export function OutLink({ href, children }: { readonly href: string | null; readonly children: string }) {
  if (!href || !/^https?:\/\//i.test(href)) return <Isolated text={children} />;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      <Isolated text={children} />
    </a>
  );
}
