/** Look-ups over the payload and its records. They are computed when they are first needed: a page of a million places opens without them. */
import { isBorderKind } from './map/standing.ts';
import type {
  PayloadDiscrepancy,
  PayloadEvent,
  PayloadLayer,
  PayloadOrigin,
  PayloadPlace,
  PayloadQuote,
  PayloadSource,
} from './payload.ts';
import { type Coded, listOf, namersIn, type PlaceColumns, type QuoteColumns, tally } from './records/columns.ts';
import { type Denials, denialsIn } from './records/denials.ts';
import { condition, meetAll, where } from './records/filter.ts';
import { partnerAt } from './records/partner.ts';
import type { AnyPayload, Records } from './records/records.ts';
import type { Table } from './records/table.ts';

/** What analysis filters places (kinds, roles) and quotes (modalities, origins) by; also their keys in the fragment. */
export const FACETS = ['kinds', 'roles', 'modalities', 'origins'] as const;
export type Facet = (typeof FACETS)[number];

/** Value of a facet for quotes that have none. */
export const NOT_NAMED = '-';

interface Lookup<T> {
  get(id: string): T | undefined;
}

export interface Index {
  readonly places: Table<PayloadPlace>;
  readonly quotes: Table<PayloadQuote>;
  readonly placeColumns: PlaceColumns;
  readonly quoteColumns: QuoteColumns;
  /** Positions of the places without a spot, of the borders and of the disputed land. */
  readonly spotless: Uint32Array;
  readonly borders: Uint32Array;
  readonly disputed: Uint32Array;
  readonly sources: ReadonlyMap<string, PayloadSource>;
  readonly events: ReadonlyMap<string, PayloadEvent>;
  readonly discrepancies: ReadonlyMap<string, PayloadDiscrepancy>;
  readonly layers: ReadonlyMap<string, PayloadLayer>;
  readonly origins: ReadonlyMap<string, PayloadOrigin>;
  /** Quotes that support a place, its lead quote first, else in the dossier's order. */
  readonly quotesByPlace: Lookup<readonly PayloadQuote[]>;
  /** Their positions. */
  quotesAt(place: number): readonly number[];
  /** Number of places of each layer. */
  readonly placeCounts: ReadonlyMap<string, number>;
  /** Of the places at these positions, or of all, so many that every sign is among them: few, in their order. */
  examplesIn(positions?: Uint32Array): readonly PayloadPlace[];
  /** Number of quotes of each source. */
  readonly quoteCounts: ReadonlyMap<string, number>;
  /** Number of articles that give words of each origin: all, and those that state it themselves. */
  readonly articlesByOrigin: ReadonlyMap<string, { readonly all: number; readonly stating: number }>;
  /** Which quote denies which. */
  denials(): Denials;
  /** Discrepancies with an answer that quotes something about the place. */
  readonly discrepanciesByPlace: Lookup<readonly PayloadDiscrepancy[]>;
  /** The other place of a composite mark: one literal, one seat of government, of one kind at one anchor. */
  readonly partners: Lookup<string>;
  /** Places whose card offers the border switch. */
  readonly bordersMatter: { has(placeId: string): boolean };
  /** Layers that hold such places. */
  readonly layersWithBorders: ReadonlySet<string>;
  /** The values that each facet has in this dossier, each with the number of its places or quotes: most first, what has none last. */
  readonly facets: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
  /** The value of each place or quote. */
  readonly facetColumns: Readonly<Record<Facet, Coded<string>>>;
}

export function indexPayload(payload: AnyPayload, records: Records): Index {
  const { places, quotes, placeColumns, quoteColumns } = records;
  const ofAll = once(() => examplesIn(placeColumns));
  const ofKind = (wanted: string): Uint32Array =>
    where(meetAll(places.count, [condition(placeColumns.kind, (kind) => kind === wanted)]));
  return {
    places,
    quotes,
    placeColumns,
    quoteColumns,
    spotless: spotless(placeColumns),
    borders: ofKind('border'),
    disputed: ofKind('disputed-area'),
    sources: byId(payload.sources),
    events: byId(payload.events),
    discrepancies: byId(payload.discrepancies),
    layers: byId(payload.layers),
    origins: byId(payload.origins),
    ...quotesOfPlaces(records),
    placeCounts: counted(placeColumns.layer),
    examplesIn: (positions) =>
      (positions ? examplesIn(placeColumns, positions) : ofAll()).map((position) => places.at(position)),
    quoteCounts: counted(quoteColumns.source),
    articlesByOrigin: articlesByOrigin(quoteColumns),
    denials: once(() => denialsIn(quotes, quoteColumns.denies)),
    discrepanciesByPlace: discrepanciesOfPlaces(payload.discrepancies, records),
    partners: partnersOfPlaces(records),
    ...bordersIn(payload, records),
    ...facetsOf(records),
  };
}

function quotesOfPlaces({ places, quotes, quoteColumns }: Records): Pick<Index, 'quotesAt' | 'quotesByPlace'> {
  const quotesNaming = namersIn(quoteColumns.places, places.count);
  const quotesAt = (place: number): readonly number[] => {
    const positions = [...quotesNaming(place)];
    const lead = positions.length > 1 ? positions.indexOf(quotes.positionOf(places.at(place).lead ?? '')) : -1;
    return lead > 0 ? [...positions.splice(lead, 1), ...positions] : positions;
  };
  const get = (id: string): readonly PayloadQuote[] | undefined => {
    const place = places.positionOf(id);
    return place < 0 ? undefined : quotesAt(place).map((quote) => quotes.at(quote));
  };
  return { quotesAt, quotesByPlace: { get } };
}

function discrepanciesOfPlaces(
  discrepancies: readonly PayloadDiscrepancy[],
  records: Records,
): Index['discrepanciesByPlace'] {
  const byPlace = once(() => groupByPlace(discrepancies, records));
  return { get: (id) => byPlace().get(records.places.positionOf(id)) };
}

function partnersOfPlaces({ places, placeColumns }: Records): Index['partners'] {
  return {
    get: (id) => {
      const partner = partnerAt(placeColumns, places.positionOf(id));
      return partner < 0 ? undefined : places.idAt(partner);
    },
  };
}

function bordersIn(
  { worldviews }: AnyPayload,
  { places, placeColumns }: Records,
): Pick<Index, 'bordersMatter' | 'layersWithBorders'> {
  const named = new Set(worldviews.flatMap(({ shows, hides }) => [...shows, ...hides]));
  const isBorder = (id: string): boolean => isBorderKind(valueAt(placeColumns.kind, places.positionOf(id)) ?? '');
  const positions = [...named].map((id) => places.positionOf(id));
  return {
    bordersMatter: { has: (id) => named.has(id) || isBorder(id) },
    layersWithBorders: layersWithBorders(placeColumns, positions),
  };
}

function facetsOf({ placeColumns, quoteColumns }: Records): Pick<Index, 'facets' | 'facetColumns'> {
  const facetColumns = {
    kinds: placeColumns.kind,
    roles: placeColumns.role,
    modalities: named(quoteColumns.modality),
    origins: named(quoteColumns.origin),
  };
  const facets = {
    kinds: ranked(facetColumns.kinds),
    roles: ranked(facetColumns.roles),
    modalities: ranked(facetColumns.modalities),
    origins: ranked(facetColumns.origins),
  };
  return { facets, facetColumns };
}

function spotless({ x }: PlaceColumns): Uint32Array {
  const positions: number[] = [];
  for (let position = 0; position < x.length; position++) if (Number.isNaN(x[position])) positions.push(position);
  return Uint32Array.from(positions);
}

function layersWithBorders({ layer, kind }: PlaceColumns, ofWorldviews: readonly number[]): Set<string> {
  const isBorder = kind.values.map((value) => isBorderKind(value));
  const layers = new Set(ofWorldviews.map((position) => valueAt(layer, position)));
  if (isBorder.includes(true)) {
    const codes = new Set<number>();
    for (let position = 0; position < kind.codes.length; position++) {
      if (isBorder[kind.codes[position] as number]) codes.add(layer.codes[position] as number);
    }
    for (const code of codes) layers.add(layer.values[code]);
  }
  return new Set([...layers].filter((id) => id !== undefined));
}

/** Value at a position; undefined for an unknown position. */
export function valueAt<T>({ values, codes }: Coded<T>, position: number): T | undefined {
  return values[codes[position] ?? -1];
}

function named({ values, codes }: Coded<string | null>): Coded<string> {
  return { values: values.map((value) => value ?? NOT_NAMED), codes };
}

function counted(column: Coded<string>): Map<string, number> {
  const counts = tally(column);
  return new Map(column.values.map((value, code) => [value, counts[code] as number]));
}

function ranked(column: Coded<string>): Map<string, number> {
  const isNamed = (value: string): number => Number(value !== NOT_NAMED);
  return new Map([...counted(column)].sort(([one, few], [other, many]) => isNamed(other) - isNamed(one) || many - few));
}

function articlesByOrigin({ origin, statedOrigin, source }: QuoteColumns): Index['articlesByOrigin'] {
  const stating = articlesOf(statedOrigin, source);
  return new Map(
    [...articlesOf(origin, source)].map(([name, all]) => [name, { all, stating: stating.get(name) ?? 0 }]),
  );
}

function articlesOf(origin: Coded<string | null>, source: Coded<string>): Map<string, number> {
  const pairs = new Set<number>();
  for (let quote = 0; quote < origin.codes.length; quote++) {
    pairs.add((origin.codes[quote] as number) * source.values.length + (source.codes[quote] as number));
  }
  const articles = new Map<string, number>();
  for (const pair of pairs) {
    const name = origin.values[Math.floor(pair / source.values.length)];
    if (typeof name === 'string') articles.set(name, (articles.get(name) ?? 0) + 1);
  }
  return articles;
}

type Quoted = Pick<Index, 'places' | 'quotes' | 'quoteColumns'>;

function groupByPlace(
  discrepancies: readonly PayloadDiscrepancy[],
  { quotes, quoteColumns }: Quoted,
): Map<number, PayloadDiscrepancy[]> {
  const groups = new Map<number, PayloadDiscrepancy[]>();
  for (const discrepancy of discrepancies) {
    const quoted = discrepancy.answers
      .flatMap((answer) => answer.quotes)
      .map((id) => quotes.positionOf(id))
      .filter((quote) => quote >= 0);
    for (const place of new Set(quoted.flatMap((quote) => [...listOf(quoteColumns.places, quote)]))) {
      const members = groups.get(place);
      if (members) members.push(discrepancy);
      else groups.set(place, [discrepancy]);
    }
  }
  return groups;
}

/** Number of lines and areas, which have signs of their own, that are all examples; of more, the first of each kind and role. */
const MOST_SHAPES = 200;

/** Kinds whose sign tells too how sure the position is. */
const UNLIKE_KINDS: readonly string[] = ['vessel', 'range'];

/** The first place of each layer, kind and role, with a spot, a shape or neither; more of what may look unlike. */
function examplesIn({ layer, kind, role, x, isPoint }: PlaceColumns, positions?: Uint32Array): number[] {
  const examples: number[] = [];
  const isUnlikeKind = kind.values.map((value) => UNLIKE_KINDS.includes(value));
  const seen = new Uint8Array(layer.values.length * kind.values.length * role.values.length * 3);
  let shapes = 0;
  for (let at = 0; at < (positions ?? isPoint).length; at++) {
    const position = positions ? (positions[at] as number) : at;
    const form = isPoint[position] === 1 ? 0 : Number.isNaN(x[position]) ? 1 : 2;
    const type =
      ((layer.codes[position] as number) * kind.values.length + (kind.codes[position] as number)) * role.values.length;
    const key = (type + (role.codes[position] as number)) * 3 + form;
    const isUnlike = form === 2 || isUnlikeKind[kind.codes[position] as number] === true;
    if (seen[key] === 1 && (!isUnlike || shapes++ >= MOST_SHAPES)) continue;
    seen[key] = 1;
    examples.push(position);
  }
  return examples;
}

function byId<T extends { readonly id: string }>(records: readonly T[]): Map<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
