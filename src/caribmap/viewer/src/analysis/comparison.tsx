/** Two quotes side by side: what differs in their wording, who says it, and whether they go back to one origin. */
import { openQuote } from '../actions.ts';
import { t } from '../i18n/index.ts';
import { marksOf } from '../i18n/languages.ts';
import { said } from '../parts/said.tsx';
import { SourceLink } from '../parts/source-link.tsx';
import { attributionInWords, Isolated, originInWords, quoteOriginInWords, When, Words } from '../parts/words.tsx';
import type { PayloadQuote, Text } from '../payload.ts';
import { originOf } from '../records/columns.ts';
import type { State } from '../state.ts';
import { areAlike, differences, type Part } from './compare.ts';

interface Props {
  readonly state: State;
  readonly quotes: readonly [PayloadQuote, PayloadQuote];
}

export function Comparison({ state, quotes: [one, other] }: Props) {
  const [left, right] = comparedWording(state, one, other);
  return (
    <>
      <Question state={state} quotes={[one, other]} />
      <div class={areAlike(one.exact, other.exact) ? 'cm-compare' : 'cm-compare cm-is-unlike'}>
        <Side state={state} quote={one} parts={left} answer={answersTo(state, one, other)?.[0] ?? null} />
        <Side state={state} quote={other} parts={right} answer={answersTo(state, one, other)?.[1] ?? null} />
      </div>
      <Denied state={state} quotes={[one, other]} />
      <p class="cm-meta cm-compare-origin">{originsInWords(state, one, other)}</p>
    </>
  );
}

/** Whether one of the two denies the other, and the quotes that deny either and are not among them. */
function Denied({ state, quotes }: Props) {
  const { index, language } = state;
  const positions = quotes.map(({ id }) => index.quotes.positionOf(id));
  const first = positions.findIndex((position) =>
    index
      .denials()
      .deniedBy(position)
      .some((at) => positions.includes(at)),
  );
  const further = new Set(positions.flatMap((position) => index.denials().denialsOf(position)));
  for (const position of positions) further.delete(position);
  return (
    <>
      {first >= 0 && <p class="cm-meta">{said(language.value, first === 0 ? 'first_denies' : 'second_denies')}</p>}
      {further.size > 0 && <h4>{said(language.value, 'denial')}</h4>}
      {[...further].map((position) => (
        <OneSide key={position} state={state} quote={index.quotes.at(position)} />
      ))}
    </>
  );
}

function OneSide({ state, quote }: { readonly state: State; readonly quote: PayloadQuote }) {
  return <Side state={state} quote={quote} parts={[{ text: quote.exact, differs: false }]} answer={null} />;
}

/** The question that both answer, if there is one. */
export function questionOf({ payload }: State, one: PayloadQuote, other: PayloadQuote) {
  return payload.discrepancies.find(({ answers }) => {
    const ids = answers.flatMap(({ quotes }) => quotes);
    return ids.includes(one.id) && ids.includes(other.id);
  });
}

function answersTo(state: State, one: PayloadQuote, other: PayloadQuote): readonly (Text | null)[] | null {
  const question = questionOf(state, one, other);
  if (!question) return null;
  return [one, other].map(({ id }) => question.answers.find(({ quotes }) => quotes.includes(id))?.value ?? null);
}

/** The wordings in parts; those of two languages have no words in common that could be told from chance. */
export function comparedWording(
  { index }: State,
  one: PayloadQuote,
  other: PayloadQuote,
): readonly [readonly Part[], readonly Part[]] {
  const [language, otherLanguage] = [one, other].map(({ source }) => index.sources.get(source)?.language);
  if (language === otherLanguage) return differences(one.exact, other.exact);
  return [[{ text: one.exact, differs: false }], [{ text: other.exact, differs: false }]];
}

/** 'Both go back to …' where they do; else what is known of each. */
export function originsInWords(state: State, one: PayloadQuote, other: PayloadQuote): string {
  const language = state.language.value;
  const [ours, theirs] = [originOf(one), originOf(other)];
  if (ours !== null && ours === theirs)
    return t(language, 'compare_one_origin', { origin: originInWords(state, ours) });
  const [left, right] = [ours, theirs].map((origin) =>
    origin === null ? t(language, 'origin_none') : originInWords(state, origin),
  );
  if (ours === null && theirs === null) return t(language, 'compare_no_origin');
  return t(language, 'compare_origins', { one: left ?? '', other: right ?? '' });
}

function Question({ state, quotes: [one, other] }: Props) {
  const question = questionOf(state, one, other);
  if (!question) return null;
  return (
    <h3 class="cm-compare-question">
      <Words state={state} text={question.question} />
    </h3>
  );
}

interface SideProps {
  readonly state: State;
  readonly quote: PayloadQuote;
  readonly parts: readonly Part[];
  readonly answer: Text | null;
}

export function Side({ state, quote, parts, answer }: SideProps) {
  const language = state.language.value;
  const source = state.index.sources.get(quote.source);
  const [speaker, how] = attributionInWords(state, quote);
  const origin = quoteOriginInWords(state, quote);
  return (
    <figure class="cm-compare-side">
      {answer && (
        <p class="cm-value">
          <Words state={state} text={answer} />
        </p>
      )}
      <p class="cm-who">
        <Isolated text={speaker} />
        {how}
      </p>
      <blockquote {...marksOf(source?.language)} cite={`#source-${quote.source}`}>
        {parts.map(({ text, differs, isNumber }, index) =>
          differs ? (
            <mark key={index} class={isNumber ? 'cm-number' : ''}>
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </blockquote>
      <figcaption class="cm-meta">
        <SourceLink state={state} sourceId={quote.source} />
        {(quote.date || quote.date_inferred) && ' · '}
        <When state={state} stated={quote.date} inferred={quote.date_inferred} />
        {origin && (
          <>
            {' · '}
            {said(language, 'filter_origins')}
            {t(language, 'colon')} <Isolated text={origin} />
          </>
        )}
        {quote.places.length > 0 && (
          <>
            {' · '}
            <button type="button" class="cm-link" onClick={() => openQuote(state, quote.id)}>
              {said(language, 'open_card')}
            </button>
          </>
        )}
      </figcaption>
    </figure>
  );
}
