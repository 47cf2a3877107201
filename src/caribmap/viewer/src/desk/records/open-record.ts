/** Opens the form of a record, each noun its own. */
import { openPlace, openQuote } from '../article/deciding.ts';
import * as store from '../base/store.ts';
import type { Kept } from '../base/types.ts';
import { FIELDS } from './fields.ts';

export function openRecord(noun: string, kept: Kept): void {
  if (noun === 'place') void openPlace(kept.id);
  else if (noun === 'quote') void openQuote(kept.id);
  else if (Object.hasOwn(FIELDS, noun)) store.atHand.value = { kind: 'record', noun, kept, initial: {} };
}
