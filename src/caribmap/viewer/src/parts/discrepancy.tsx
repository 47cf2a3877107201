/** One question that sources answer differently: the answers side by side, never averaged, never resolved. */

import { dateInWords } from '../i18n/edtf.ts';
import { t } from '../i18n/index.ts';
import { marksOf } from '../i18n/languages.ts';
import type { PayloadAnswer, PayloadDiscrepancy, PayloadQuote, PayloadReference } from '../payload.ts';
import type { State } from '../state.ts';
import { PlaceLinks } from './place-link.tsx';
import { said } from './said.tsx';
import { SourceLink } from './source-link.tsx';
import { citedInWords, Isolated, OutLink, Wording, Words, wordsIn } from './words.tsx';

interface Props {
  readonly state: State;
  readonly discrepancy: PayloadDiscrepancy;
  /** The place whose card shows this: its quotes stand in the card already and are only named here. */
  readonly inCardOf: string | undefined;
}

export function DiscrepancyView({ state, discrepancy, inCardOf }: Props) {
  const quotes = discrepancy.answers
    .flatMap((answer) => answer.quotes)
    .flatMap((id) => state.index.quotes.get(id) ?? []);
  const places = quotes.flatMap((quote) => quote.places).filter((id) => id !== inCardOf);
  const Heading = inCardOf === undefined ? 'h3' : 'h4';
  return (
    <article
      class="cm-discrepancy"
      {...(inCardOf === undefined ? { id: `discrepancy-${discrepancy.id}`, tabIndex: -1 } : {})}
    >
      <Heading>
        <Words state={state} text={discrepancy.question} />
      </Heading>
      {discrepancy.kind !== 'between-sources' && (
        <p class="cm-meta">
          {said(state.language.value, discrepancy.kind === 'within-source' ? 'within_source' : 'outside_fact')}
        </p>
      )}
      <ul class="cm-answers">
        {discrepancy.answers.map((answer, position) => (
          <Answer key={position} state={state} answer={answer} inCardOf={inCardOf} />
        ))}
      </ul>
      {discrepancy.note && (
        <p class="cm-meta cm-note">
          <Words state={state} text={discrepancy.note} />
        </p>
      )}
      <References state={state} references={discrepancy.references} />
      {inCardOf === undefined && <PlaceLinks state={state} ids={places} />}
    </article>
  );
}

interface AnswerProps {
  readonly state: State;
  readonly answer: PayloadAnswer;
  readonly inCardOf: string | undefined;
}

function Answer({ state, answer, inCardOf }: AnswerProps) {
  const quotes = answer.quotes.flatMap((id) => state.index.quotes.get(id) ?? []);
  return (
    <li>
      <p class="cm-value">
        <Words state={state} text={answer.value} />
      </p>
      {quotes.map((quote) => (
        <AnswerQuote
          key={quote.id}
          state={state}
          quote={quote}
          named={inCardOf !== undefined && quote.places.includes(inCardOf)}
        />
      ))}
    </li>
  );
}

interface AnswerQuoteProps {
  readonly state: State;
  readonly quote: PayloadQuote;
  readonly named: boolean;
}

function AnswerQuote({ state, quote, named }: AnswerQuoteProps) {
  const source = state.index.sources.get(quote.source);
  const cited = citedInWords(state, quote);
  return (
    <div class="cm-answer-quote">
      {!named && (
        <q {...marksOf(source?.language)}>
          <Wording text={quote.exact} />
        </q>
      )}
      <p class="cm-meta">
        {cited !== null && [<Isolated key="cited" text={cited} />, ' · ']}
        <SourceLink state={state} sourceId={quote.source} />
      </p>
    </div>
  );
}

interface ReferencesProps {
  readonly state: State;
  readonly references: readonly PayloadReference[];
}

export function References({ state, references }: ReferencesProps) {
  if (references.length === 0) return null;
  return (
    <ul class="cm-meta cm-references">
      {references.map((reference, position) => (
        <li key={position}>
          <OutLink href={reference.url}>{wordsIn(state, reference.title)}</OutLink>
          {reference.published &&
            t(state.language.value, 'list_comma') + dateInWords(reference.published, state.language.value)}
        </li>
      ))}
    </ul>
  );
}
