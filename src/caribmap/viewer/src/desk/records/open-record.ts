/** Opens the form of a record, each noun its own. */
import { openPlace, openQuote } from '../article/deciding.ts';
import { readRecord } from '../base/actions.ts';
import { openForm } from '../base/opening.ts';
import * as store from '../base/store.ts';
import type { Kept } from '../base/types.ts';
import { FIELDS } from './fields.ts';

export function openRecord(noun: string, kept: Kept): void {
  if (noun === 'place' || noun === 'quote') void openRecordOf(noun, kept.id);
  else if (Object.hasOwn(FIELDS, noun)) store.atHand.value = { kind: 'record', noun, kept, initial: {} };
}

/** Reads a record and opens its form; false if its noun has none, or the server refused. */
export async function openRecordOf(noun: string, id: string): Promise<boolean> {
  if (noun === 'place') return openPlace(id);
  if (noun === 'quote') return openQuote(id);
  if (!Object.hasOwn(FIELDS, noun)) return false;
  return openForm(async () => {
    const kept = await readRecord(noun, id);
    return () => openRecord(noun, kept);
  });
}
