/** The board's rows where it has no room: a question, a chip for each article's answer, its quotes by day; two taps compare. */
import { useMemo, useState } from 'preact/hooks';
import { dateInWords } from '../i18n/edtf.ts';
import { t } from '../i18n/index.ts';
import { marksOf } from '../i18n/languages.ts';
import { countIn } from '../i18n/numbers.ts';
import { said } from '../parts/said.tsx';
import { attributionInWords, Wording, Words } from '../parts/words.tsx';
import { isoDay } from './axis.ts';
import { ClaimKey, ClaimSign } from './claim-sign.tsx';
import { type Claim, type Lane, type Row, rowsOf } from './claims.ts';
import { EmptyStates } from './empty.tsx';
import { type Hand, pick, point } from './hand.ts';
import { UndatedSwitch } from './overview.tsx';

/** More quotes of a row are drawn when they are asked for. */
const MANY = 40;
const MANY_ROWS = 60;

export function ClaimList({ hand }: { readonly hand: Hand }) {
  const { state } = hand;
  const language = state.language.value;
  const rows = useMemo(() => rowsOf(state.payload, state.index), []);
  const [most, setMost] = useState(MANY_ROWS);
  const shown = rows.filter((row, index) => index < most || row.type !== 'discrepancy');
  return (
    <div class="cm-claim-list">
      <p class="cm-meta" role="status">
        {said(language, 'places_shown', { shown: state.shown.value.length, count: state.index.places.count })}
      </p>
      <UndatedSwitch state={state} />
      <EmptyStates hand={hand} />
      {shown.map((row) => (
        <Fold key={row.id} hand={hand} row={row} />
      ))}
      {rows.length > shown.length && (
        <button type="button" class="cm-link" onClick={() => setMost(most + MANY_ROWS)}>
          {said(language, 'more', { count: rows.length - shown.length })}
        </button>
      )}
      <ClaimKey hand={hand} />
    </div>
  );
}

function Fold({ hand, row }: { readonly hand: Hand; readonly row: Row }) {
  const { state } = hand;
  const language = state.language.value;
  const isOpen = hand.turned.value.has(row.id) ? !row.isMain : row.isMain;
  const isOn = state.focus.value?.id === row.id && state.focus.value.type === row.type;
  const toggle = (event: { readonly currentTarget: HTMLDetailsElement }): void => {
    if (event.currentTarget.open === isOpen) return;
    const turned = new Set(hand.turned.value);
    if (!turned.delete(row.id)) turned.add(row.id);
    hand.turned.value = turned;
  };
  const count = row.type === 'events' ? row.lanes.length : (row.lanes[0]?.claims.length ?? 0);
  return (
    <details class="cm-claim-fold" open={isOpen} onToggle={toggle}>
      <summary>
        {row.name ? (
          <Words state={state} text={row.name} />
        ) : (
          <>
            {said(language, row.type === 'events' ? 'board_events' : 'board_others')}{' '}
            <span class="cm-row-count">{countIn(language, count)}</span>
          </>
        )}
      </summary>
      {isOpen && row.type === 'discrepancy' && (
        <button
          type="button"
          class="cm-filter-chip"
          aria-pressed={isOn}
          onClick={() => (state.focus.value = isOn ? null : { type: 'discrepancy', id: row.id })}
        >
          {said(language, 'board_filter')}
        </button>
      )}
      {isOpen && row.lanes.map((lane) => <Answer key={lane.key} hand={hand} row={row} lane={lane} />)}
    </details>
  );
}

function Answer({ hand, row, lane }: { readonly hand: Hand; readonly row: Row; readonly lane: Lane }) {
  const { state } = hand;
  const [most, setMost] = useState(MANY);
  const claims = useMemo(() => inTime(lane.claims), [lane]);
  const language = state.language.value;
  return (
    <section class="cm-claim-answer">
      {row.type !== 'others' && (
        <h3>
          <Words state={state} text={lane.name} />
          {articlesOf(lane).map((source) => (
            <ArticleChip key={source} hand={hand} source={source} lane={lane} />
          ))}
        </h3>
      )}
      {claims.slice(0, most).map((claim, index) => (
        <div key={claim.id}>
          {dayOf(claim) !== dayOf(claims[index - 1]) && <h4 class="cm-meta">{dayInWords(claim, language)}</h4>}
          <QuoteRow hand={hand} claim={claim} />
        </div>
      ))}
      {claims.length > most && (
        <button type="button" class="cm-link" onClick={() => setMost(most + MANY)}>
          {said(language, 'more', { count: claims.length - most })}
        </button>
      )}
    </section>
  );
}

/** One chip for each article of an answer: a tap puts its quote side by side with another's. */
function ArticleChip({ hand, source, lane }: { readonly hand: Hand; readonly source: string; readonly lane: Lane }) {
  const { state } = hand;
  const claim = lane.claims.find((candidate) => candidate.source === source);
  if (!claim) return null;
  return (
    <button
      type="button"
      class="cm-filter-chip cm-article-chip"
      aria-pressed={state.compared.value.includes(claim.id)}
      onClick={() => {
        pick(state, claim.id);
        point(hand, claim);
      }}
    >
      <b>{hand.letters.get(source)}</b> <bdi>{state.index.sources.get(source)?.short ?? source}</bdi>
    </button>
  );
}

function QuoteRow({ hand, claim }: { readonly hand: Hand; readonly claim: Claim }) {
  const { state } = hand;
  const quote = state.index.quotes.at(claim.quote);
  const isOff = state.passing.value[claim.quote] === 0;
  return (
    <div class={isOff ? 'cm-claim-row cm-is-off' : 'cm-claim-row'}>
      <ClaimSign hand={hand} claim={claim} isStop />
      <div>
        <p class="cm-meta">{attributionInWords(state, quote)}</p>
        <q {...marksOf(state.index.sources.get(claim.source)?.language)}>
          <Wording text={quote.exact} />
        </q>
      </div>
    </div>
  );
}

function articlesOf({ claims }: Lane): readonly string[] {
  return [...new Set(claims.map(({ source }) => source))];
}

function inTime(claims: readonly Claim[]): readonly Claim[] {
  const start = ({ when }: Claim): number => when?.first ?? when?.last ?? Infinity;
  return [...claims].sort((one, other) => (start(one) === start(other) ? 0 : start(one) - start(other)));
}

function dayOf(claim: Claim | undefined): string | undefined {
  if (!claim) return undefined;
  const { first, last } = claim.when ?? { first: null, last: null };
  return `${first}/${last}`;
}

function dayInWords({ when }: Claim, language: string): string {
  if (!when) return t(language, 'undated');
  const [first, last] = [when.first, when.last].map((day) =>
    day === null ? null : dateInWords(isoDay(day), language),
  );
  if (first && last) return first === last ? first : t(language, 'date_from_to', { from: first, to: last });
  return first ? t(language, 'date_from_day', { from: first }) : t(language, 'date_to_day', { to: last ?? '' });
}
