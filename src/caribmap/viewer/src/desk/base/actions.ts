/** What the desk does with the server: it reads anew after each change, and each change is one transaction. */
import { batch } from '@preact/signals';
import type { Payload } from '../../payload.ts';
import { ask, hasToken, listen, Refusal } from './api.ts';
import { readListed, readRecords } from './listing.ts';
import { formerSource } from './resume.ts';
import * as store from './store.ts';
import type { Article, ArticleRow, Candidate, Fault, Head, Kept, Operation, Preview } from './types.ts';

const IDLE_MS = 60;

/** Runs a piece of work; what the server refuses is shown, anything else is an error. True if it was done. */
export async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    store.refused.value = null;
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.answer.code === 'gone') store.connection.value = 'gone';
    else store.refused.value = error.answer;
    return false;
  }
}

export async function openDesk(): Promise<void> {
  if (!hasToken()) {
    store.connection.value = 'refused';
    return;
  }
  await attempt(readAll);
  void listen({ heard, connected });
}

function connected(isConnected: boolean): void {
  const was = store.connection.value;
  store.connection.value = isConnected ? 'here' : store.refused.value?.code === 'token' ? 'refused' : 'gone';
  if (isConnected && was !== 'here') void attempt(readAll);
}

let waiting: ReturnType<typeof setTimeout> | undefined;

function heard(name: string, data: unknown): void {
  if (name === 'outside') {
    const { files } = data as { files: readonly { readonly file: string }[] };
    store.outside.value = [...new Set([...store.outside.value, ...files.map(({ file }) => file)])];
  }
  if (name === 'preview' && store.head.value) {
    store.head.value = { ...store.head.value, preview: data as Preview | null };
  }
  if (name !== 'revision' && name !== 'outside') return;
  const { revision } = data as { revision: number };
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (store.head.value?.revision !== revision) void attempt(readAll);
  }, IDLE_MS);
}

let isStale = false;
let reading: Promise<void> | null = null;

/** Reads everything that the page shows; one reading at a time, and another if it is asked for meanwhile. */
export function readAll(): Promise<void> {
  isStale = true;
  reading ??= readWhileStale().finally(() => {
    reading = null;
  });
  return reading;
}

async function readWhileStale(): Promise<void> {
  while (isStale) {
    isStale = false;
    await readOnce().catch((error: unknown) => {
      // What changed while it was read is read again; only the last reading counts.
      if (!(isStale && error instanceof Refusal)) throw error;
    });
  }
}

/** The head is read first: what has changed since has another revision, of which the server tells. */
async function readOnce(): Promise<void> {
  const head = await ask<Head>('dossier');
  const [{ articles }, { faults }, places] = await Promise.all([
    ask<{ articles: ArticleRow[] }>('articles'),
    ask<{ faults: Fault[] }>('faults'),
    readRecords('place', Number.POSITIVE_INFINITY),
    readListed(),
  ]);
  const current = store.article.value?.source ?? formerSource();
  const source = (articles.find((row) => row.source === current) ?? articles[0])?.source;
  const article = source === undefined ? null : await ifThere(ask<Article>(`articles/${encodeURIComponent(source)}`));
  const payload = head.layers.length > 0 ? await readPayload() : null;
  batch(() => {
    store.payload.value = payload;
    store.head.value = head;
    store.articles.value = articles;
    store.faults.value = faults;
    store.places.value = places.records;
    store.article.value = article;
  });
  await readCandidates();
}

/** An answer; null for what has gone since the head was read: the revision that the server tells of leads to another reading. */
async function ifThere<T>(asked: Promise<T>): Promise<T | null> {
  return asked.catch((error: unknown) => {
    if (error instanceof Refusal && error.answer.code === 'missing') return null;
    throw error;
  });
}

/** The map's data, unchanged where nothing of them has changed. */
async function readPayload(): Promise<Payload | null> {
  const payload = await ifThere(ask<Payload>('payload'));
  return JSON.stringify(payload) === JSON.stringify(store.payload.value) ? store.payload.value : payload;
}

export async function openArticle(source: string): Promise<void> {
  if (store.article.value?.source === source) return;
  const article = await ask<Article>(`articles/${encodeURIComponent(source)}`);
  batch(() => {
    store.article.value = article;
    store.selection.value = null;
    store.openAt.value = 0;
    store.mode.value = 'look';
  });
  await readCandidates();
}

/** Asks for candidates of the open name at hand. */
export async function readCandidates(): Promise<void> {
  const [article, mention] = [store.article.value, store.openMention.value];
  if (!article || !mention) return;
  const { candidates } = await ask<{ candidates: Candidate[] }>('propose/place', {
    source: article.source,
    start: mention.start,
    end: mention.end,
  });
  const { source } = article;
  if (store.openMention.value?.start === mention.start) {
    store.candidatesFound.value = { source, surface: mention.surface, candidates };
  }
}

export async function readRecord(noun: string, id: string): Promise<Kept> {
  return ask<Kept>(`records/${noun}/${encodeURIComponent(id)}`);
}

/** Writes; true if it is written. What clashes with another's change is shown beside it. `written` is called before all is read anew. */
export async function commit(
  label: string,
  operations: readonly Operation[],
  written: () => void = () => undefined,
): Promise<boolean> {
  const work = async (): Promise<void> => {
    await ask('transactions', { label, operations });
    written();
  };
  return write(work, { label, operations });
}

export function undo(): Promise<boolean> {
  return write(async () => store.head.value?.undo && ask('undo', {}));
}

export function redo(): Promise<boolean> {
  return write(async () => store.head.value?.redo && ask('redo', {}));
}

/** Mends a fault, in one of the ways that the server offers. */
export function mend(fault: Fault, choice: number): Promise<boolean> {
  const { code, file, pointer, message } = fault;
  return write(() => ask('fix', { fault: { code, file, pointer, message }, choice }));
}

interface Sent {
  readonly label: string;
  readonly operations: readonly Operation[];
}

let last: Promise<unknown> = Promise.resolve();

/** Runs what writes when all that was asked for before is done, and reads everything anew: quick presses of one key count each. */
export function write(work: () => Promise<unknown>, sent?: Sent): Promise<boolean> {
  const mine = last.then(() => writeNow(work, sent));
  last = mine.catch(() => undefined);
  return mine;
}

async function writeNow(work: () => Promise<unknown>, sent?: Sent): Promise<boolean> {
  store.saving.value += 1;
  const isDone = await attempt(async () => {
    await work();
    store.savedAt.value = new Date();
    store.outside.value = [];
    await readAll();
  });
  store.saving.value -= 1;
  const refused = store.refused.value;
  if (!isDone && refused?.code === 'clash' && sent && refused.detail) {
    store.clash.value = { ...sent, theirs: refused.detail };
    store.refused.value = null;
  }
  return isDone;
}
