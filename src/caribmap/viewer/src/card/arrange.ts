/** The order of a card's quotes: the lead, then denials beside what they deny, then by origin. Each quote once. */
import { type Index, valueAt } from '../data.ts';
import type { PayloadDiscrepancy, PayloadQuote } from '../payload.ts';
import type { Mask } from '../records/filter.ts';

/** Facts that decide a quote's place in the card. Of thousands of quotes, only those that are drawn are read in full. */
export interface QuoteHead extends Pick<PayloadQuote, 'id' | 'source' | 'modality' | 'denies'> {
  readonly position: number;
  /** The origin, stated or inferred. */
  readonly origin: string | null;
  readonly isOriginInferred: boolean;
  /** Whether the quote is about another place and stands here beside what it denies, or what denies it. */
  readonly isElsewhere: boolean;
}

type Columns = Pick<Index, 'quotes' | 'quoteColumns' | 'denials'>;

/** Heads of a place's quotes at these positions, then of the quotes of other places that deny them or that they deny. */
export function headsAt(index: Columns, positions: readonly number[], passes: Mask): readonly QuoteHead[] {
  const denials = index.denials();
  const own = new Set(positions);
  const beside = positions.flatMap((position) => [...denials.deniedBy(position), ...denials.denialsOf(position)]);
  const foreign = new Set(beside.filter((position) => !own.has(position) && passes[position] === 1));
  return [
    ...positions.map((position) => headAt(index, position, false)),
    ...[...foreign].map((position) => headAt(index, position, true)),
  ];
}

function headAt(
  { quotes, quoteColumns: { source, modality, origin, statedOrigin, denies } }: Columns,
  position: number,
  isElsewhere: boolean,
): QuoteHead {
  return {
    position,
    isElsewhere,
    id: quotes.idAt(position),
    source: valueAt(source, position) ?? '',
    modality: valueAt(modality, position) ?? null,
    origin: valueAt(origin, position) ?? null,
    isOriginInferred: (valueAt(statedOrigin, position) ?? null) !== (valueAt(origin, position) ?? null),
    denies: valueAt(denies, position) ?? [],
  };
}

/** What is denied and what denies it. */
export interface Dispute {
  /** Empty where the card quotes nothing of what is denied, or where it is the lead. */
  readonly allegations: readonly QuoteHead[];
  readonly denials: readonly QuoteHead[];
}

export interface OriginGroup {
  /** Null for the articles' own words and for quotes of no known origin. */
  readonly origin: string | null;
  readonly quotes: readonly QuoteHead[];
  /** Number of articles that repeat this origin anywhere in the card. */
  readonly articles: number;
  /** Whether an article counts for whose quote we inferred the origin. */
  readonly isPartlyInferred: boolean;
}

export interface Arrangement {
  readonly lead: QuoteHead | null;
  /** The dispute that the lead is part of, without it. */
  readonly besideLead: Dispute | null;
  readonly disputes: readonly Dispute[];
  readonly groups: readonly OriginGroup[];
}

/** Number of denials of what is not quoted here that stand apart; further ones stand among the other quotes. */
const MOST_LONE_DENIALS = 50;

/** Arranges a place's `quotes`, given lead first and those of other places last, and the `discrepancies` about the place. */
export function arrangeQuotes(quotes: readonly QuoteHead[], discrepancies: readonly PayloadDiscrepancy[]): Arrangement {
  const [lead = null, ...others] = quotes;
  const found = disputesAmong(quotes, discrepancies);
  const paired = found.filter((members) => members.length > 1);
  const lone = found.filter((members) => members.length === 1 && members[0] !== lead).slice(0, MOST_LONE_DENIALS);
  const standing = [...paired, ...lone];
  const placed = new Set(standing.flat());
  const ofLead = standing.find((members) => lead && members.includes(lead));
  return {
    lead,
    besideLead: ofLead ? disputeOf(ofLead.filter((quote) => quote !== lead)) : null,
    disputes: standing.filter((members) => members !== ofLead).map(disputeOf),
    groups: groupByOrigin(
      others.filter((quote) => !quote.isElsewhere && !placed.has(quote)),
      quotes.filter((quote) => !quote.isElsewhere),
    ),
  };
}

function isDenial({ modality, denies }: QuoteHead): boolean {
  return modality === 'denied' || denies.length > 0;
}

function disputeOf(members: readonly QuoteHead[]): Dispute {
  return { allegations: members.filter((quote) => !isDenial(quote)), denials: members.filter(isDenial) };
}

/** Denials, each with what it denies; those that deny one quote stand together. In the order of the quotes. */
function disputesAmong(quotes: readonly QuoteHead[], discrepancies: readonly PayloadDiscrepancy[]): QuoteHead[][] {
  const byId = new Map(quotes.map((quote) => [quote.id, quote]));
  const groups = new Map<QuoteHead, Set<QuoteHead>>();
  for (const denial of quotes.filter(isDenial)) {
    const denied = denial.denies.length > 0 ? denial.denies : onlyRival(denial, byId, discrepancies);
    const joined = new Set([denial, ...denied.flatMap((id) => byId.get(id) ?? [])]);
    const members = new Set([...joined].flatMap((quote) => [...(groups.get(quote) ?? [quote])]));
    for (const quote of members) groups.set(quote, members);
  }
  return [...new Set(groups.values())].map((members) => quotes.filter((quote) => members.has(quote)));
}

/** A denial that names nothing denies the only other quote of the card that answers its question; of several it is not known which. */
function onlyRival(
  denial: QuoteHead,
  byId: ReadonlyMap<string, QuoteHead>,
  discrepancies: readonly PayloadDiscrepancy[],
): readonly string[] {
  const answers = discrepancies.map((discrepancy) => discrepancy.answers.flatMap((answer) => answer.quotes));
  const quoted = answers.filter((ids) => ids.includes(denial.id)).flat();
  const rivals = new Set(quoted.flatMap((id) => byId.get(id) ?? []).filter((quote) => !isDenial(quote)));
  return rivals.size === 1 ? [...rivals].map(({ id }) => id) : [];
}

/** Origins that more than one article of the card repeats, each a group; all other quotes together at the end. */
function groupByOrigin(remaining: readonly QuoteHead[], all: readonly QuoteHead[]): OriginGroup[] {
  const articles = new Map<string | null, Set<string>>();
  for (const { origin, source } of all) articles.set(origin, (articles.get(origin) ?? new Set()).add(source));
  const inferred = new Set(all.filter((quote) => quote.isOriginInferred).map(({ origin }) => origin));
  const articlesOf = (origin: string): number => articles.get(origin)?.size ?? 0;
  const groups = new Map<string | null, QuoteHead[]>();
  for (const quote of remaining) {
    const shared = quote.origin !== null && articlesOf(quote.origin) > 1 ? quote.origin : null;
    const members = groups.get(shared);
    if (members) members.push(quote);
    else groups.set(shared, [quote]);
  }
  return [...groups]
    .map(([origin, quotes]) => ({
      origin,
      quotes,
      articles: origin === null ? 0 : articlesOf(origin),
      isPartlyInferred: inferred.has(origin),
    }))
    .sort((one, other) => Number(one.origin === null) - Number(other.origin === null));
}
