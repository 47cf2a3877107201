/** What the desk's server answers. Positions are code points of an article; `end` is exclusive. */
import type { Drawn } from './shapes.ts';

export type Words = Readonly<Record<string, string>>;

interface Entry {
  readonly number: number;
  readonly label: string;
}

export interface Head {
  readonly title: Words | null;
  readonly languages: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly read_only: string | null;
  readonly revision: number;
  readonly errors: number;
  readonly warnings: number;
  readonly undo: Entry | null;
  readonly redo: Entry | null;
  readonly pending: Entry | null;
  readonly kinds: readonly string[];
  readonly layers: readonly { readonly id: string; readonly name: Words }[];
  readonly limits: Readonly<Record<string, number>>;
  readonly preview: Preview | null;
  readonly is_empty: boolean;
}

/** The last good page: where it stands, when it was made, and of which revision. */
export interface Preview {
  readonly address: string;
  readonly built: string;
  readonly revision: number;
}

export interface ArticleRow {
  readonly source: string;
  readonly file: string;
  readonly short: string | null;
  readonly title: string | null;
  readonly language: string;
  readonly mentions: number;
  readonly open: number;
  readonly quotes: number;
  readonly quoted_share: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Mention extends Span {
  readonly surface: string;
  readonly place: string | null;
  readonly ruling: string | null;
}

interface QuoteSpan extends Span {
  readonly id: string;
}

export interface Fault {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly file: string;
  readonly line: number | null;
  readonly pointer: string;
  readonly hint: string;
  readonly noun: string | null;
  readonly id: string | null;
  readonly key: string | null;
  /** What may mend it; where there is one, it is certain. Faults that come with a record have none. */
  readonly fixes?: readonly FaultFix[];
  /** Lines of a file that cannot be edited, with their numbers, round the fault. */
  readonly excerpt?: readonly (readonly [number, string])[];
}

export interface FaultFix {
  readonly name: string;
  /** The wording or value that the record takes. */
  readonly shown: string;
}

export interface Article {
  readonly source: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly possible: readonly (Span & { readonly surface: string })[];
  readonly quotes: readonly QuoteSpan[];
  /** Begin and end of each sentence, in order. */
  readonly sentences: readonly (readonly [number, number])[];
  readonly faults: readonly Fault[];
}

/** A record as it stands in its file; `hash` tells the server which state of it the page knows. */
export interface Kept {
  readonly id: string;
  readonly hash: string;
  readonly record: Readonly<Record<string, unknown>>;
  readonly span?: readonly [number, number] | null;
  readonly faults?: readonly Fault[];
}

/** A number that stands in a quote; the metres of a length, else null. */
export interface NumberSpan extends Span {
  readonly surface: string;
  readonly metres: number | null;
}

export type Recipe = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A recipe, what it would draw, and the geometry that stands beside it in the file. */
export interface RecipeProposal {
  readonly recipe: Recipe;
  readonly hand: Drawn | null;
  readonly geometry: Drawn | null;
  readonly faults: readonly Fault[];
}

export interface Reading {
  readonly lng: number;
  readonly lat: number;
  readonly notation: string;
}

export interface QuoteProposal {
  readonly source: string;
  readonly span: readonly [number, number];
  readonly exact: string;
  readonly id: string;
  readonly places: readonly string[];
  readonly open_names: readonly string[];
  readonly speakers: readonly { readonly text: string }[];
  readonly modalities: readonly string[];
  readonly dates: readonly { readonly edtf: string }[];
  readonly numbers: readonly NumberSpan[];
  readonly too_long: boolean;
}

export interface Candidate {
  readonly source: string;
  readonly name: string;
  readonly names: Words;
  readonly kind: string | null;
  readonly place: string | null;
  readonly country: string | null;
  readonly population: number | null;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly precision_m: number | null;
  readonly method: string | null;
  readonly basis: string | null;
  readonly authority: Words | null;
}

export interface Operation {
  readonly noun: string;
  readonly id: string;
  readonly before: string | null;
  /** A whole record, or the value of a setting. */
  readonly put?: unknown;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly delete?: true;
  readonly move?: number;
  readonly rename?: string;
}

export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly detail: {
    readonly noun?: string;
    readonly id?: string;
    readonly record?: Readonly<Record<string, unknown>> | null;
    readonly hash?: string | null;
    readonly faults?: readonly Fault[];
  } | null;
}
