/** The card of a place: what the articles say about it, in their own words, and how sure its spot is. */

import { useSignal } from '@preact/signals';
import { type ComponentChild, render } from 'preact';
import { dateInWords } from '../i18n/edtf.ts';
import { pageLanguage, t, tOpen } from '../i18n/index.ts';
import { marksOf } from '../i18n/languages.ts';
import { DiscrepancyList } from '../parts/discrepancies.tsx';
import { said } from '../parts/said.tsx';
import { originInWords, Words } from '../parts/words.tsx';
import { WorldviewSwitch } from '../parts/worldview-switch.tsx';
import type { PayloadPlace } from '../payload.ts';
import type { State } from '../state.ts';
import { arrangeQuotes, type Dispute, headsAt, type OriginGroup, type QuoteHead } from './arrange.ts';
import { DerivationSection, GeocodingNote, LocationLine } from './location.tsx';
import { Mentions } from './mentions.tsx';
import { Quote } from './quote.tsx';
import { QuoteList } from './quote-list.tsx';
import { CompositeTabs } from './tabs.tsx';

interface Props {
  readonly state: State;
  readonly place: PayloadPlace;
}

/** Renders a place's card into `host`, in step with the state; the function returned empties the host. */
export function renderCard(state: State, host: HTMLElement, placeId: string): () => void {
  const place = state.index.places.get(placeId);
  if (place) render(<Card state={state} place={place} />, host);
  return () => render(null, host);
}

function Card({ state, place }: Props) {
  const positions = state.quotesAt(place.id);
  const discrepancies = state.index.discrepanciesByPlace.get(place.id) ?? [];
  const heads = headsAt(state.index, positions, state.passing.value);
  const { lead, besideLead, disputes, groups } = arrangeQuotes(heads, discrepancies);
  const quoteOf = (head: QuoteHead) => (
    <Quote
      key={head.id}
      state={state}
      quote={state.index.quotes.at(head.position)}
      derivation={place.derivation}
      lead={head === lead}
    />
  );
  const disputeIn = (dispute: Dispute) => <DisputeSection state={state} dispute={dispute} quoteOf={quoteOf} />;
  return (
    <article class="cm-article" {...marksOf(pageLanguage(state.language.value))} aria-labelledby="card-title">
      <CompositeTabs state={state} place={place} />
      <header>
        <h2 id="card-title" tabIndex={-1}>
          <Words state={state} text={place.names} />
        </h2>
        <p class="cm-meta cm-kind">{kindLine(state, place)}</p>
      </header>
      <Mentions state={state} place={place} />
      {lead && quoteOf(lead)}
      {besideLead && disputeIn(besideLead)}
      {!lead && state.leftOutAt(place.id).length === 0 && (
        <p class="cm-meta cm-note">{said(state.language.value, 'not_named')}</p>
      )}
      <LocationLine state={state} place={place} />
      <CountLine state={state} quotes={positions.length} discrepancies={discrepancies.length} />
      <FilteredOut state={state} place={place} />
      <DerivationSection state={state} place={place} />
      {disputes.map(disputeIn)}
      {groups.map((group) => (
        <section class="cm-card-section" key={group.origin}>
          <h3>{groupTitle(state, group)}</h3>
          <QuoteList
            state={state}
            positions={group.quotes.map(({ position }) => position)}
            derivation={place.derivation}
          />
        </section>
      ))}
      {discrepancies.length > 0 && (
        <section class="cm-card-section" id="card-discrepancies" tabIndex={-1}>
          <h3>{said(state.language.value, 'discrepancies')}</h3>
          <DiscrepancyList state={state} discrepancies={discrepancies} inCardOf={place.id} />
        </section>
      )}
      <GeocodingNote state={state} place={place} />
      {state.index.bordersMatter.has(place.id) && <WorldviewSwitch state={state} name="card" documents />}
      <Corrections state={state} place={place} />
    </article>
  );
}

interface DisputeProps {
  readonly state: State;
  readonly dispute: Dispute;
  readonly quoteOf: (head: QuoteHead) => ComponentChild;
}

/** What is denied, then what denies it. Beside a lead that is denied, or denies, stands the other side alone. */
function DisputeSection({ state, dispute: { allegations, denials }, quoteOf }: DisputeProps) {
  const title = allegations.length === 0 ? 'denial' : denials.length === 0 ? 'denied_here' : 'dispute';
  return (
    <section class="cm-card-section cm-dispute" key={[...allegations, ...denials].map(({ id }) => id).join(' ')}>
      <h3>{said(state.language.value, title)}</h3>
      {[...allegations, ...denials].map(quoteOf)}
    </section>
  );
}

function kindLine(state: State, place: PayloadPlace): string {
  const language = state.language.value;
  const kind = tOpen(language, 'kind', place.kind);
  return place.role === 'seat' ? `${t(language, 'seat')} · ${t(language, 'seat_means')}` : kind;
}

interface CountLineProps {
  readonly state: State;
  readonly quotes: number;
  readonly discrepancies: number;
}

function CountLine({ state, quotes, discrepancies }: CountLineProps) {
  if (quotes < 2 && discrepancies === 0) return null;
  const language = state.language.value;
  return (
    <p class="cm-meta cm-count">
      {quotes > 1 && t(language, 'one_of', { count: quotes })}
      {quotes > 1 && discrepancies > 0 && ' · '}
      {discrepancies > 0 && (
        <button type="button" class="cm-link" onClick={goToDiscrepancies}>
          {said(language, 'discrepancies_here', { count: discrepancies })}
        </button>
      )}
    </p>
  );
}

function goToDiscrepancies(): void {
  const section = document.getElementById('card-discrepancies');
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}

/** Count of the quotes that the filters leave out; unfolded, it shows them. */
function FilteredOut({ state, place }: Props) {
  const unfolded = useSignal(false);
  const filtered = state.leftOutAt(place.id);
  if (filtered.length === 0) return null;
  const isOpen = unfolded.value || filtered.includes(state.index.quotes.positionOf(state.pointed.value ?? ''));
  return (
    <details
      class="cm-card-section cm-filtered"
      open={isOpen}
      onToggle={(event) => {
        unfolded.value = event.currentTarget.open;
      }}
    >
      <summary>{said(state.language.value, 'filtered_out', { count: filtered.length })}</summary>
      {isOpen && <QuoteList state={state} positions={filtered} />}
    </details>
  );
}

function groupTitle(state: State, { origin, quotes, articles, isPartlyInferred }: OriginGroup): string {
  const language = state.language.value;
  if (origin === null) return t(language, 'other_quotes', { count: quotes.length });
  const counted = t(language, 'one_origin', { count: articles, origin: originInWords(state, origin) });
  return isPartlyInferred ? `${counted} (${t(language, 'partly_inferred')})` : counted;
}

function Corrections({ state, place }: Props) {
  const corrections = state.payload.edition.corrections.filter((correction) => correction.places.includes(place.id));
  if (corrections.length === 0) return null;
  return (
    <section class="cm-card-section">
      <h3>{said(state.language.value, 'corrections')}</h3>
      {corrections.map((correction, index) => (
        <p class="cm-meta" key={index}>
          {dateInWords(correction.date, state.language.value)}: <Words state={state} text={correction.text} />
        </p>
      ))}
    </section>
  );
}
