/** The order of a card's quotes: the lead, then denials beside what they deny, then by origin. Each quote once. */
import { type Index, valueAt } from '../data.ts';
import type { PayloadDiscrepancy, PayloadQuote } from '../payload.ts';

/** Facts that decide a quote's place in the card. Of thousands of quotes, only those that are drawn are read in full. */
export interface QuoteHead extends Pick<PayloadQuote, 'id' | 'source' | 'modality' | 'origin'> {
  readonly position: number;
}

export function headAt(
  { quotes, quoteColumns: { source, modality, origin } }: Pick<Index, 'quotes' | 'quoteColumns'>,
  position: number,
): QuoteHead {
  return {
    position,
    id: quotes.idAt(position),
    source: valueAt(source, position) ?? '',
    modality: valueAt(modality, position) ?? null,
    origin: valueAt(origin, position) ?? null,
  };
}

interface Dispute {
  /** Null where the denied allegation is the lead or is not quoted about this place. */
  readonly allegation: QuoteHead | null;
  readonly denial: QuoteHead;
}

export interface OriginGroup {
  /** Null for the articles' own words and for quotes of no known origin. */
  readonly origin: string | null;
  readonly quotes: readonly QuoteHead[];
  /** Number of articles that repeat this origin anywhere in the card. */
  readonly articles: number;
}

export interface Arrangement {
  readonly lead: QuoteHead | null;
  readonly disputes: readonly Dispute[];
  readonly groups: readonly OriginGroup[];
}

/** Number of denials of what is not quoted here that stand apart; further ones stand among the other quotes. */
const MOST_DISPUTES = 50;

/** Arranges a place's `quotes`, given lead first, and the `discrepancies` about the place. */
export function arrangeQuotes(quotes: readonly QuoteHead[], discrepancies: readonly PayloadDiscrepancy[]): Arrangement {
  const [lead = null, ...others] = quotes;
  const placed = new Set<string>(lead ? [lead.id] : []);
  const disputes: Dispute[] = [];
  const isDisputed = new Set(discrepancies.flatMap(({ answers }) => answers.flatMap((answer) => answer.quotes)));
  const disputed = quotes.filter((quote) => isDisputed.has(quote.id));
  for (const denial of others.filter((quote) => quote.modality === 'denied')) {
    const denied = disputed.find(
      (quote) => quote.modality !== 'denied' && inOneDiscrepancy(quote, denial, discrepancies),
    );
    const allegation = denied && !placed.has(denied.id) ? denied : null;
    if (!allegation && disputes.length >= MOST_DISPUTES) continue;
    placed.add(denial.id).add(allegation?.id ?? denial.id);
    disputes.push({ allegation, denial });
  }
  return {
    lead,
    disputes,
    groups: groupByOrigin(
      others.filter((quote) => !placed.has(quote.id)),
      quotes,
    ),
  };
}

function inOneDiscrepancy(one: QuoteHead, other: QuoteHead, discrepancies: readonly PayloadDiscrepancy[]): boolean {
  return discrepancies.some((discrepancy) => {
    const quoted = discrepancy.answers.flatMap((answer) => answer.quotes);
    return quoted.includes(one.id) && quoted.includes(other.id);
  });
}

/** Origins that more than one article of the card repeats, each a group; all other quotes together at the end. */
function groupByOrigin(remaining: readonly QuoteHead[], all: readonly QuoteHead[]): OriginGroup[] {
  const articles = new Map<string | null, Set<string>>();
  for (const { origin, source } of all) articles.set(origin, (articles.get(origin) ?? new Set()).add(source));
  const articlesOf = (origin: string): number => articles.get(origin)?.size ?? 0;
  const groups = new Map<string | null, QuoteHead[]>();
  for (const quote of remaining) {
    const shared = quote.origin !== null && articlesOf(quote.origin) > 1 ? quote.origin : null;
    const members = groups.get(shared);
    if (members) members.push(quote);
    else groups.set(shared, [quote]);
  }
  return [...groups]
    .map(([origin, quotes]) => ({ origin, quotes, articles: origin === null ? 0 : articlesOf(origin) }))
    .sort((one, other) => Number(one.origin === null) - Number(other.origin === null));
}
