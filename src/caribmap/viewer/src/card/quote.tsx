/** One quote: who says it and how, the wording, our translation, where it stands. */

import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { marksOf } from '../i18n/languages.ts';
import { said } from '../parts/said.tsx';
import { attributionInWords, ConcludedOrigin, Isolated, When, Wording, Words } from '../parts/words.tsx';
import type { Derivation, PayloadQuote } from '../payload.ts';
import type { State } from '../state.ts';
import { CopyMenu } from './copy-menu.tsx';
import { SourceLine } from './source-line.tsx';
import { Translations } from './translations.tsx';

interface Props {
  readonly state: State;
  readonly quote: PayloadQuote;
  /** Marks the number that a geometry was computed from. */
  readonly derivation?: Derivation | null;
  /** The card's first quote also says what kind of publisher this is. */
  readonly lead?: boolean;
}

export function Quote({ state, quote, derivation = null, lead = false }: Props) {
  const language = state.language.value;
  const source = state.index.sources.get(quote.source);
  const figure = useRef<HTMLElement>(null);
  const isPointed = state.pointed.value === quote.id;
  useEffect(() => {
    if (!isPointed) return;
    state.pointed.value = null;
    figure.current?.scrollIntoView({ block: 'center' });
    figure.current?.focus({ preventScroll: true });
  }, [isPointed]);
  return (
    <figure ref={figure} class="cm-quote" tabIndex={-1}>
      <p class="cm-who">
        <Attribution state={state} quote={quote} />
      </p>
      <blockquote class={ellipses(quote)} {...marksOf(source?.language)} cite={`#source-${quote.source}`}>
        {derivation?.quote === quote.id ? withNumberMarked(quote.exact, derivation) : <Wording text={quote.exact} />}
      </blockquote>
      <Translations state={state} quote={quote} from={source?.language ?? ''} />
      {source && <CopyMenu state={state} quote={quote} source={source} />}
      <figcaption class="cm-meta">
        <SourceLine state={state} source={source} about={lead} />
        {(quote.date || quote.date_inferred) && (
          <div class="cm-dated">
            {said(language, 'concerns')} <When state={state} stated={quote.date} inferred={quote.date_inferred} />
          </div>
        )}
        {quote.origin_inferred && (
          <div class="cm-dated">
            {said(language, 'filter_origins')}
            {t(language, 'colon')} <ConcludedOrigin state={state} found={quote.origin_inferred} />
          </div>
        )}
      </figcaption>
      {quote.of && (
        <p class="cm-meta cm-of">
          <Words state={state} text={quote.of} />
        </p>
      )}
      {quote.note && (
        <p class="cm-meta cm-note">
          <Words state={state} text={quote.note} />
        </p>
      )}
    </figure>
  );
}

interface AttributionProps {
  readonly state: State;
  readonly quote: PayloadQuote;
}

/** 'Dmitri Peskow: bestätigt'; the article's short name where the dossier names no speaker. */
export function Attribution({ state, quote }: AttributionProps) {
  const [speaker, how] = attributionInWords(state, quote);
  const subject = speaker.charAt(0).toLocaleUpperCase(state.language.value) + speaker.slice(1);
  return (
    <>
      <Isolated text={subject} />
      {how}
    </>
  );
}

/** CSS sets the ellipses outside the quotation marks, so that the element's text stays the article's. */
export function ellipses({ cut }: PayloadQuote): string {
  return [cut.before ? 'cm-cut-before' : '', cut.after ? 'cm-cut-after' : ''].join(' ').trim();
}

function withNumberMarked(exact: string, { start, end }: Derivation) {
  if (start === null || end === null) return <Wording text={exact} />;
  const characters = Array.from(exact);
  const part = (from: number, to?: number) => <Wording text={characters.slice(from, to).join('')} />;
  return (
    <>
      {part(0, start)}
      <mark>{part(start, end)}</mark>
      {part(end)}
    </>
  );
}
