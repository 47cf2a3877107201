/** Records of a noun, as many as a list shows; those that are asked for are read anew after each change. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

import { ask, Refusal } from './api.ts';
import type { Kept } from './types.ts';

const AT_ONCE = 200;
/** More records of one noun are searched by the server. */
const MOST = 2000;

export interface Listed {
  readonly records: readonly Kept[];
  /** How many there are, of which `records` may be the first ones. */
  readonly total: number;
}

interface Page {
  readonly records: readonly Kept[];
  readonly next: string | null;
  readonly total: number;
}

const NOTHING: Listed = { records: [], total: 0 };
/** By noun; those that a screen has asked for. */
const listed = signal<Readonly<Record<string, Listed>>>({});

/** The records of a noun in file order, those only that hold `text` somewhere. */
export async function readRecords(noun: string, most = MOST, text = ''): Promise<Listed> {
  const records: Kept[] = [];
  let total = 0;
  for (let next: string | null = ''; next !== null && records.length < most; ) {
    const asked = new URLSearchParams({
      limit: String(AT_ONCE),
      ...(next && { after: next }),
      ...(text && { q: text }),
    });
    const page: Page = await ask<Page>(`records/${noun}?${asked}`).catch(emptyIfUnreadable);
    for (const record of page.records) records.push(record);
    ({ next, total } = page);
  }
  return { records, total };
}

/** A file that cannot be read has a fault, which is shown; its records are simply not there. */
function emptyIfUnreadable(error: unknown): Page {
  if (error instanceof Refusal && error.answer.code === 'format') return { records: [], next: null, total: 0 };
  throw error;
}

/** Reads everything anew that has been asked for. */
export async function readListed(): Promise<void> {
  const nouns = Object.keys(listed.value);
  const found = await Promise.all(nouns.map((noun) => readRecords(noun)));
  listed.value = {
    ...listed.value,
    ...Object.fromEntries(nouns.map((noun, index) => [noun, found[index] ?? NOTHING])),
  };
}

async function want(nouns: readonly string[]): Promise<void> {
  const missing = nouns.filter((noun) => !Object.hasOwn(listed.value, noun));
  if (missing.length === 0) return;
  listed.value = { ...listed.value, ...Object.fromEntries(missing.map((noun) => [noun, NOTHING])) };
  const found = await Promise.all(missing.map((noun) => readRecords(noun)));
  listed.value = { ...listed.value, ...Object.fromEntries(missing.map((noun, at) => [noun, found[at] ?? NOTHING])) };
}

/** Lets a screen show records of these nouns. */
export function useNouns(nouns: readonly string[]): void {
  useEffect(() => {
    want(nouns).catch(() => undefined); // a server that is gone is told of, and read again, by the stream of events
  }, [nouns.join()]);
}

export function listOf(noun: string): Listed {
  return listed.value[noun] ?? NOTHING;
}
