/** What the desk shows: the server's answers, and where the editor is in them. */
import { computed, signal } from '@preact/signals';

import type { Payload } from '../../payload.ts';
import type { Drawn, Shape } from './shapes.ts';
import type {
  Article,
  ArticleRow,
  Candidate,
  Fault,
  Head,
  Kept,
  Mention,
  NumberSpan,
  Operation,
  QuoteProposal,
  RecipeProposal,
  Refused,
  Span,
} from './types.ts';

type Values = Readonly<Record<string, unknown>>;
export const SCREENS = ['text', 'tables', 'story', 'preview', 'publish'] as const;
export type Screen = (typeof SCREENS)[number];

/** The form at hand. `kept` is the record that is edited; null for a new one. */
export type AtHand =
  | { readonly kind: 'quote'; readonly kept: Kept | null; readonly proposal: QuoteProposal }
  | {
      readonly kind: 'place';
      readonly kept: Kept | null;
      readonly name: string;
      readonly from: Candidate | null;
      /** What the geometry of a new place begins as, other than a point. */
      readonly begins?: 'line' | 'area' | RecipeProposal;
    }
  | { readonly kind: 'recipe'; readonly quote: Kept; readonly number: NumberSpan }
  | { readonly kind: 'record'; readonly noun: string; readonly kept: Kept | null; readonly initial: Values }
  /** `pasted` is the text that a new article begins with. */
  | { readonly kind: 'article'; readonly pasted?: string }
  | { readonly kind: 'faults' };

export interface Clash {
  readonly label: string;
  readonly operations: readonly Operation[];
  readonly theirs: NonNullable<Refused['detail']>;
}

/** What the bar of open names waits for. */
export type Mode = 'look' | 'rule' | 'rule-here' | 'alias';
export type Connection = 'opening' | 'here' | 'gone' | 'refused';

export const head = signal<Head | null>(null);
export const articles = signal<readonly ArticleRow[]>([]);
export const article = signal<Article | null>(null);
export const places = signal<readonly Kept[]>([]);
export const faults = signal<readonly Fault[]>([]);
export const connection = signal<Connection>('opening');
export const saving = signal(0);
export const savedAt = signal<Date | null>(null);
export const refused = signal<Refused | null>(null);
export const outside = signal<readonly string[]>([]);
export const clash = signal<Clash | null>(null);

/** What is selected in the article, and where the caret stands; code points. */
export const selection = signal<Span | null>(null);
export const caret = signal(0);
export const atHand = signal<AtHand | null>(null);
export const mode = signal<Mode>('look');
/** Where the open name at hand begins, or the last one did. */
export const openAt = signal(0);
/** The candidates that were found last, and for which name of which article. */
export const candidatesFound = signal<{
  readonly source: string;
  readonly surface: string;
  readonly candidates: readonly Candidate[];
} | null>(null);
export const showsKeys = signal(false);
export const showsPalette = signal(false);
export const screen = signal<Screen>('text');
/** The noun whose table is shown. */
export const table = signal('place');
/** Quotes that are marked, for a discrepancy between them. */
export const markedQuotes = signal<readonly string[]>([]);
/** The view that the map was led to last, and how it stood then. */
export const shownView = signal<{ readonly id: string; readonly bounds: string } | null>(null);
/** The revision of the last preview that somebody looked at. */
export const previewSeen = signal(-1);
/** Which of the faults F8 has reached. */
export const faultAt = signal(-1);
/** The field that gets the focus when the form of its record stands. */
export const goTo = signal<Pick<Fault, 'noun' | 'id' | 'key'> | null>(null);
/** Whether the form that stands has what is not saved. */
export const hasDraft = signal(false);

/** What the map draws: the dossier's sound part; null before there is one. */
export const payload = signal<Payload | null>(null);

/** What the form of a place and the map share while a point is placed. */
export interface Placing {
  /** Longitude, latitude. */
  readonly point: readonly [number, number] | null;
  /** In metres; 0 for none. */
  readonly precision: number;
  readonly put: (point: readonly [number, number]) => void;
  /** Takes coordinates in any notation; `taken` is called with the position if they have one meaning. */
  readonly type: (text: string, taken: (point: readonly [number, number]) => void) => void;
  /** The next larger precision, or for -1 the next smaller. */
  readonly coarser: (by: 1 | -1) => void;
}

export const placing = signal<Placing | null>(null);

/** What the form of a place and the map share while a line or an area is drawn. */
export interface Shaping {
  readonly shape: Shape;
  readonly put: (shape: Shape) => void;
}

export const shaping = signal<Shaping | null>(null);
/** Begins a line or an area in the form that stands; null without one. */
export const beginShape = signal<((kind: Shape['kind']) => void) | null>(null);
/** What a recipe would draw. */
export const proposed = signal<Drawn | null>(null);

export const isReadOnly = computed(() => head.value?.read_only != null);
/** What is being decided of a wording, everywhere or where one begins: it is open no more for the editor, who goes on. */
export const deciding = signal<readonly { readonly surface: string; readonly start: number | null }[]>([]);
export const openMentions = computed<readonly Mention[]>(() => {
  const isDecided = ({ surface, start }: Mention): boolean =>
    deciding.value.some((one) => one.surface === surface && (one.start === null || one.start === start));
  return (article.value?.mentions ?? []).filter((mention) => isOpen(mention) && !isDecided(mention));
});
/** The open name at hand: the first at or behind the place where the editor is, else the first of all. */
export const openMention = computed<Mention | null>(() => {
  const open = openMentions.value;
  return open.find(({ start }) => start >= openAt.value) ?? open[0] ?? null;
});

/** The candidates of the open name at hand; none while they are on their way. */
export const candidates = computed<readonly Candidate[]>(() => {
  const [found, mention] = [candidatesFound.value, openMention.value];
  const isOfIt = found?.source === article.value?.source && found?.surface === mention?.surface;
  return found && mention && isOfIt ? found.candidates : [];
});

export function isOpen(mention: Mention): boolean {
  return mention.place === null && mention.ruling === null;
}

export function nameOf(place: Kept, languages: readonly string[]): string {
  const names = (place.record.names ?? {}) as Readonly<Record<string, string>>;
  const tag = [...languages, ...Object.keys(names)].find((one) => names[one]);
  return (tag && names[tag]) || place.id;
}
