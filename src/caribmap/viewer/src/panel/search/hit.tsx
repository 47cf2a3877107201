/** One hit in the list: what was found, with the words found marked, and where it stands. */

import type { ComponentChildren } from 'preact';
import { holdsControls } from '../../i18n/bidi.ts';
import { dateInWords } from '../../i18n/edtf.ts';
import { t, tOpen } from '../../i18n/index.ts';
import { marksOf } from '../../i18n/languages.ts';
import { said } from '../../parts/said.tsx';
import { citedInWords, Isolated, wordsIn } from '../../parts/words.tsx';
import type { PayloadQuote } from '../../payload.ts';
import type { Hit } from '../../search/index.ts';
import type { State } from '../../state.ts';
import { excerptOf, holdsAny, piecesOf } from './excerpt.ts';

const EXCERPT_CHARS = 130;

interface Props {
  readonly state: State;
  readonly hit: Hit;
  /** Folded words that the hit was found by. */
  readonly found: ReadonlySet<string>;
}

export function HitView({ state, hit: { type, id }, found }: Props) {
  switch (type) {
    case 'place':
      return <PlaceHit state={state} id={id} found={found} />;
    case 'quote':
      return <QuoteHit state={state} id={id} found={found} />;
    case 'event':
      return <EventHit state={state} id={id} found={found} />;
    case 'discrepancy':
      return <DiscrepancyHit state={state} id={id} found={found} />;
    case 'source':
      return <SourceHit state={state} id={id} found={found} />;
  }
}

interface RecordProps {
  readonly state: State;
  readonly id: string;
  readonly found: ReadonlySet<string>;
}

function PlaceHit({ state, id, found }: RecordProps) {
  const place = state.index.places.get(id);
  if (!place) return null;
  const name = wordsIn(state, place.names);
  const other = [...Object.values(place.names), ...Object.values(place.aliases).flat()].find((text) =>
    holdsAny(text, found),
  );
  const kind = tOpen(state.language.value, 'kind', place.kind);
  return (
    <Lines head={<Marked text={name} found={found} />}>
      {place.role === 'seat' ? t(state.language.value, 'seat') : kind}
      {!holdsAny(name, found) && other && [' · ', <Marked text={other} found={found} />]}
    </Lines>
  );
}

function QuoteHit({ state, id, found }: RecordProps) {
  const quote = state.index.quotes.get(id);
  if (!quote) return null;
  const source = state.index.sources.get(quote.source);
  const cited = citedInWords(state, quote);
  return (
    <>
      <QuotedPart state={state} quote={quote} found={found} />
      <span class="cm-meta">
        {cited !== null && [<Marked text={cited} found={found} />, ' · ']}
        {source && <Isolated text={source.short} />}
      </span>
    </>
  );
}

interface QuotedPartProps {
  readonly state: State;
  readonly quote: PayloadQuote;
  readonly found: ReadonlySet<string>;
}

/** The article's words; our translation, labelled and without quotation marks, where only that was found. */
function QuotedPart({ state, quote, found }: QuotedPartProps) {
  const language = state.index.sources.get(quote.source)?.language;
  const translation = Object.entries(quote.translations ?? {}).find(([, text]) => holdsAny(text, found));
  const own = excerptOf(quote.exact, found, EXCERPT_CHARS);
  if (holdsAny(quote.exact, found) || !translation) {
    return (
      <span class="cm-hit-quote">
        {own.isCutBefore && '… '}
        <q {...marksOf(language)}>
          <Marked text={own.text} found={found} />
        </q>
        {own.isCutAfter && ' …'}
      </span>
    );
  }
  const [tag, text] = translation;
  const { text: part, isCutBefore, isCutAfter } = excerptOf(text, found, EXCERPT_CHARS);
  return (
    <span class="cm-hit-translation">
      <span class="cm-label">
        {said(state.language.value, 'translation')}
        {t(state.language.value, 'colon')}
      </span>{' '}
      <span {...marksOf(tag)}>
        {isCutBefore && '… '}
        <Marked text={part} found={found} />
        {isCutAfter && ' …'}
      </span>
    </span>
  );
}

function EventHit({ state, id, found }: RecordProps) {
  const event = state.index.events.get(id);
  if (!event) return null;
  const when = event.when ?? event.when_inferred?.value;
  const language = state.language.value;
  return (
    <Lines head={<Marked text={wordsIn(state, event.title)} found={found} />}>
      {when ? dateInWords(when, language) : t(language, 'undated')}
      {!event.when && event.when_inferred && ` (${t(language, 'inferred')})`}
    </Lines>
  );
}

function DiscrepancyHit({ state, id, found }: RecordProps) {
  const discrepancy = state.index.discrepancies.get(id);
  if (!discrepancy) return null;
  const answers = discrepancy.answers.map((answer) => wordsIn(state, answer.value)).join(' / ');
  return (
    <Lines head={<Marked text={wordsIn(state, discrepancy.question)} found={found} />}>
      <Marked text={excerptOf(answers, found, EXCERPT_CHARS).text} found={found} />
    </Lines>
  );
}

function SourceHit({ state, id, found }: RecordProps) {
  const source = state.index.sources.get(id);
  if (!source) return null;
  return (
    <Lines head={<Marked text={source.short} found={found} />}>
      {source.title && (
        <span {...marksOf(source.language)}>
          <Marked text={source.title} found={found} />
        </span>
      )}
    </Lines>
  );
}

function Lines({ head, children }: { readonly head: ComponentChildren; readonly children: ComponentChildren }) {
  return (
    <>
      <span class="cm-hit-head">{head}</span>
      <span class="cm-meta">{children}</span>
    </>
  );
}

function Marked({ text, found }: { readonly text: string; readonly found: ReadonlySet<string> }) {
  return (
    <bdi class={holdsControls(text) ? 'cm-contained' : undefined}>
      {piecesOf(text, found).map((piece) => (piece.isFound ? <mark>{piece.text}</mark> : piece.text))}
    </bdi>
  );
}
