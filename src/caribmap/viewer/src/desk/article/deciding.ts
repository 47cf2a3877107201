/** Decisions on open names and quotes. Each is one change of the files; the next open name is then at hand. */
import { batch } from '@preact/signals';

import { attempt, commit, openArticle, readCandidates, readRecord } from '../base/actions.ts';
import { ask } from '../base/api.ts';
import { openForm } from '../base/opening.ts';
import { aliasOperation, type PlaceDefaults, placeOf, placeRecord } from '../base/records.ts';
import * as store from '../base/store.ts';
import type { Candidate, Kept, Mention, Operation, QuoteProposal, Span } from '../base/types.ts';
import { occurrenceAt, offsetsOf } from './offsets.ts';
import { sentenceFor } from './sentences.ts';
import { articleShown, focusArticle, isArticleFocused, selectInArticle } from './text-box.tsx';

/** After `r`, a letter for why. */
export const REASONS: Readonly<Record<string, string>> = {
  o: 'organisation',
  d: 'demonym',
  e: 'event',
  n: 'navigation',
  b: 'background',
};

export function begin(mode: store.Mode): void {
  store.mode.value = mode;
  if (mode === 'look') focusArticle();
}

/** Goes to the next open name, or the one before. */
export function step(by: 1 | -1): void {
  const [open, at] = [store.openMentions.value, store.openMention.value];
  if (!at || open.length === 0) return;
  if (by === 1 && store.selection.value?.start !== at.start) {
    goTo(at);
    return;
  }
  const index = open.findIndex(({ start }) => start === at.start);
  const next = open[(index + by + open.length) % open.length];
  if (next) goTo(next);
}

function goTo(mention: Mention): void {
  batch(() => {
    store.openAt.value = mention.start;
    store.mode.value = 'look';
  });
  selectInArticle(mention.start, mention.end);
  void attempt(readCandidates);
}

/** Writes a decision on an open name and moves on to the next. */
async function decide(
  label: string,
  operations: readonly Operation[],
  mention: Mention,
  isHere = false,
): Promise<void> {
  const decided = { surface: mention.surface, start: isHere ? mention.start : null };
  batch(() => {
    store.deciding.value = [...store.deciding.value, decided];
    store.openAt.value = mention.end;
    store.mode.value = 'look';
  });
  // The button that was pressed may be gone; keys go on while the answer is on its way.
  focusArticle();
  void attempt(readCandidates);
  const chosen = store.selection.value;
  const isDone = await commit(label, operations);
  store.deciding.value = store.deciding.value.filter((one) => one !== decided);
  if (!isDone) store.openAt.value = mention.start;
  const next = store.openMention.value;
  // Unless something else was selected meanwhile, or a form has the focus, which a selection would take away.
  if (next && isDone && store.selection.value === chosen && isArticleFocused()) selectInArticle(next.start, next.end);
}

export function ruleOut(mention: Mention, ruling: string, here: boolean): void {
  const source = store.article.value;
  if (!source || store.isReadOnly.value) return;
  const text = mention.surface;
  const operation = here
    ? spanOperation(mention, { ruling })
    : { noun: 'term', id: text, before: null, put: { text, ruling } };
  if (operation) void decide(`rule out ${text}`, [operation], mention, here);
}

/** Rules that a mention stands for the government in that place. */
export function ruleSeat(mention: Mention): void {
  const operation = mention.place && spanOperation(mention, { place: mention.place, role: 'seat' });
  if (operation && !store.isReadOnly.value) void commit(`${mention.surface}: the government`, [operation]);
}

function spanOperation(mention: Mention, ruling: Readonly<Record<string, string>>): Operation | null {
  const article = store.article.value;
  if (!article) return null;
  const unit = offsetsOf(article.text).toUnit(mention.start);
  const occurrence = occurrenceAt(article.text, mention.surface, unit);
  const { source } = article;
  const put = { source, text: mention.surface, ...(occurrence > 1 && { occurrence }), ...ruling };
  return { noun: 'span', id: `${source}:${occurrence}:${mention.surface}`, before: null, put };
}

export function take(candidate: Candidate, mention: Mention): void {
  const article = store.article.value;
  if (!article || store.isReadOnly.value) return;
  const place = candidate.place ? store.places.value.find(({ id }) => id === candidate.place) : undefined;
  if (place) {
    takePlace(place, mention);
    return;
  }
  const draft = placeOf(candidate, mention.surface, article.language, placeDefaults());
  const put = placeRecord(draft);
  void decide(`place ${draft.id}`, [{ noun: 'place', id: draft.id, before: null, put }], mention);
}

/** Makes an open name an alias of a place. */
export function takePlace(place: Kept, mention: Mention): void {
  const language = store.article.value?.language ?? 'en';
  void decide(`alias ${mention.surface}`, [aliasOperation(place, mention.surface, language)], mention);
}

export function placeDefaults(): PlaceDefaults {
  const head = store.head.value;
  const last = store.places.value.at(-1)?.record;
  // What has no authority was placed by hand, and the next one by hand is often of its kind.
  const byHand = store.places.value.filter(({ record }) => record.authority === undefined).at(-1)?.record;
  return {
    languages: head?.languages ?? [],
    taken: new Set(store.places.value.map(({ id }) => id)),
    kind: String(byHand?.kind ?? 'city'),
    layer: String(last?.layer ?? head?.layers[0]?.id ?? ''),
  };
}

/** Opens the form of a new place, with the first candidate's values or by hand. */
export function makePlace(mention: Mention, isByHand: boolean): void {
  openNewPlace(mention.surface, isByHand ? [] : store.candidates.value);
}

function openNewPlace(name: string, candidates: readonly Candidate[]): void {
  if (store.isReadOnly.value) return;
  const from = candidates.find(({ place, source }) => !place && source !== 'article') ?? null;
  store.atHand.value = { kind: 'place', kept: null, name, from };
}

/** More words than a name has. */
const MOST_WORDS = 6;

/** The words selected, where they may be a name that nobody has found: neither a name of the article nor a quote. */
export function selectedName(): Mention | null {
  const [article, chosen] = [store.article.value, store.selection.value];
  if (!article || !chosen) return null;
  const isSame = (one: Span): boolean => one.start === chosen.start && one.end === chosen.end;
  const surface = [...article.text].slice(chosen.start, chosen.end).join('');
  if ([...article.mentions, ...article.quotes].some(isSame) || surface.split(/\s+/).length > MOST_WORDS) return null;
  return { ...chosen, surface, place: null, ruling: null };
}

/** Opens the form of a new place for words of the article. */
export async function makePlaceOf(words: Mention, isByHand: boolean): Promise<void> {
  const article = store.article.value;
  if (!article) return;
  await openForm(async () => {
    const { start, end } = words;
    const asked = { source: article.source, start, end };
    const found = isByHand ? [] : (await ask<{ candidates: Candidate[] }>('propose/place', asked)).candidates;
    return () => openNewPlace(words.surface, found);
  });
}

/** Selects the next possible name of the article behind the caret, or the one before. */
export function stepPossible(by: 1 | -1): void {
  const possible = store.article.value?.possible ?? [];
  const at = store.selection.value?.start ?? store.caret.value;
  const ahead = by === 1 ? possible.find(({ start }) => start > at) : possible.filter(({ start }) => start < at).at(-1);
  const next = ahead ?? possible.at(by === 1 ? 0 : -1);
  if (next) selectInArticle(next.start, next.end);
}

/** Opens the form of a quote of what is selected. */
export async function quoteSelection(): Promise<void> {
  const [article, chosen] = [store.article.value, store.selection.value];
  if (!article || !chosen || store.isReadOnly.value) return;
  await openForm(async () => {
    const proposal = await ask<QuoteProposal>('propose/quote', { source: article.source, ...chosen });
    return () => {
      store.atHand.value = { kind: 'quote', kept: null, proposal };
    };
  });
}

/** Widens the selection to its sentences; what is whole sentences already goes to the next one, or the one before. */
export function selectSentence(by: 1 | -1): void {
  const chosen = sentenceFor(store.article.value?.sentences ?? [], store.selection.value, store.caret.value, by);
  if (chosen) selectInArticle(chosen[0], chosen[1]);
}

/** Opens the form of a quote that is kept, and shows it in its article. */
export async function openQuote(id: string): Promise<boolean> {
  return openForm(async () => {
    const kept = await readRecord('quote', id);
    const [start, end] = kept.span ?? [0, 1];
    const source = String(kept.record.source);
    await openArticle(source);
    const proposal = await ask<QuoteProposal>('propose/quote', { source, start, end });
    if (store.screen.value === 'text') await articleShown();
    return () => {
      if (kept.span) selectInArticle(start, end);
      store.atHand.value = { kind: 'quote', kept, proposal };
    };
  });
}

export async function openPlace(id: string): Promise<boolean> {
  return openForm(async () => {
    const kept = await readRecord('place', id);
    return () => {
      store.atHand.value = { kind: 'place', kept, name: kept.id, from: null };
    };
  });
}
