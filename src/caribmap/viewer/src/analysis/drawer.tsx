/** At the board's foot: the quote in hand; one or two that were picked, side by side, to read and to take along. */
import { useSignal } from '@preact/signals';
import { addressOf } from '../embed/address.ts';
import { t } from '../i18n/index.ts';
import { marksOf } from '../i18n/languages.ts';
import { copyText, saveText } from '../parts/hand-over.ts';
import { said } from '../parts/said.tsx';
import { TextByHand } from '../parts/text-by-hand.tsx';
import { attributionInWords, citedInWords, Isolated, Wording } from '../parts/words.tsx';
import type { PayloadQuote } from '../payload.ts';
import type { State } from '../state.ts';
import { ClaimSign } from './claim-sign.tsx';
import type { Claim } from './claims.ts';
import { comparedPicture, comparedSheet } from './compare-copies.ts';
import { Comparison, Side } from './comparison.tsx';
import { asCsv } from './export.ts';
import type { Hand } from './hand.ts';
import { handOverPicture } from './picture.ts';

/** Most quotes that a number unfolds to; the table has all of them. */
const MOST_LISTED = 60;

export function Drawer({ hand }: { readonly hand: Hand }) {
  const { state } = hand;
  const [one, other] = state.compared.value.flatMap((id) => state.index.quotes.get(id) ?? []);
  const language = state.language.value;
  const isIdle = !one && !hand.listed.value;
  return (
    <section class={isIdle ? 'cm-drawer cm-is-idle' : 'cm-drawer'} aria-label={t(language, 'compare')}>
      {hand.listed.value && <Listed hand={hand} claims={hand.listed.value} />}
      {one && (
        <Bar state={state} quotes={other ? [one, other] : [one]}>
          {!other && said(language, 'compare_second')}
        </Bar>
      )}
      {one && other && <Comparison state={state} quotes={[one, other]} />}
      {one && !other && (
        <div class="cm-compare">
          <Side state={state} quote={one} parts={[{ text: one.exact, differs: false }]} answer={null} />
          <Pointed hand={hand} />
        </div>
      )}
      {!one && <Pointed hand={hand} />}
    </section>
  );
}

/** The quote pointed at. */
function Pointed({ hand }: { readonly hand: Hand }) {
  const { state, pointed } = hand;
  const claim = pointed.value;
  const language = state.language.value;
  if (!claim) return <p class="cm-pointed cm-meta">{said(language, 'board_hint')}</p>;
  const quote = state.index.quotes.at(claim.quote);
  const source = state.index.sources.get(quote.source);
  const cited = citedInWords(state, quote);
  return (
    <div class="cm-pointed">
      <p class="cm-meta">
        <b>{hand.letters.get(quote.source)}</b> <Isolated text={source?.short ?? quote.source} />
        {cited !== null && [' · ', <Isolated key="cited" text={cited} />]}
        {attributionInWords(state, quote)[1]}
      </p>
      <p class="cm-pointed-wording">
        <q {...marksOf(source?.language)}>
          <Wording text={quote.exact} />
        </q>
      </p>
    </div>
  );
}

/** The quotes behind a number. */
function Listed({ hand, claims }: { readonly hand: Hand; readonly claims: readonly Claim[] }) {
  const { state } = hand;
  const language = state.language.value;
  return (
    <div class="cm-listed">
      <div class="cm-drawer-bar">
        <p>{said(language, 'map_quotes', { count: claims.length })}</p>
        <button
          type="button"
          class="cm-drawer-close"
          aria-label={t(language, 'close')}
          onClick={() => (hand.listed.value = null)}
        />
      </div>
      <ul>
        {claims.slice(0, MOST_LISTED).map((claim) => (
          <li key={claim.id}>
            <ClaimSign hand={hand} claim={claim} />
            <q {...marksOf(state.index.sources.get(claim.source)?.language)}>
              {state.index.quotes.at(claim.quote).exact}
            </q>
          </li>
        ))}
      </ul>
      {claims.length > MOST_LISTED && (
        <button type="button" class="cm-link" onClick={() => (state.table.value = 'quotes')}>
          {said(language, 'more', { count: claims.length - MOST_LISTED })}
        </button>
      )}
    </div>
  );
}

interface BarProps {
  readonly state: State;
  readonly quotes: readonly PayloadQuote[];
  readonly children: unknown;
}

/** What can be done with what stands side by side. */
function Bar({ state, quotes, children }: BarProps) {
  const language = state.language.value;
  const byHand = useSignal<string | null>(null);
  const done = useSignal('');
  const hand = async (what: string, text: string, how: (text: string) => Promise<boolean> | boolean): Promise<void> => {
    done.value = '';
    if (await how(text)) done.value = t(language, 'copied', { what });
    else byHand.value = text.replace(/^\ufeff/, '');
  };
  const csv = (): string => [...asCsv(comparedSheet(state, quotes))].join('');
  const picture = async ([one, other]: readonly PayloadQuote[]): Promise<void> => {
    done.value = '';
    const blob = one && other ? await comparedPicture(state, one, other) : null;
    if (blob && (await handOverPicture(blob, 'comparison.png')))
      done.value = t(language, 'copied', { what: t(language, 'compare_picture') });
  };
  const isPair = quotes.length === 2;
  return (
    <div class="cm-drawer-bar">
      <p class="cm-meta">{children as string}</p>
      <span role="status">{done.value}</span>
      {isPair && (
        <>
          <button type="button" class="cm-link" onClick={() => void picture(quotes)}>
            {said(language, 'compare_picture')}
          </button>
          <button
            type="button"
            class="cm-link"
            onClick={() => void hand('CSV', csv(), (text) => saveText([text], 'comparison.csv', 'text/csv'))}
          >
            CSV
          </button>
          <button
            type="button"
            class="cm-link"
            onClick={() => void hand(t(language, 'compare_link'), addressOf(state) ?? '', copyText)}
          >
            {said(language, 'compare_link')}
          </button>
        </>
      )}
      <button
        type="button"
        class="cm-drawer-close"
        aria-label={t(language, 'compare_close')}
        onClick={() => (state.compared.value = [])}
      />
      {byHand.value !== null && <TextByHand state={state} text={byHand.value} onClose={() => (byHand.value = null)} />}
    </div>
  );
}
