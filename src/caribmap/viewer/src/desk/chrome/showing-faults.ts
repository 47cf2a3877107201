/** The way to what a fault is about: its record's form and field, or the line of its article. */
import { selectInArticle } from '../article/text-box.tsx';
import { attempt, openArticle } from '../base/actions.ts';
import * as store from '../base/store.ts';
import type { Fault } from '../base/types.ts';
import { openRecordOf } from '../records/open-record.ts';

/** Goes to the next fault or the one before; behind the last comes the first. */
export function stepFault(by: 1 | -1): void {
  const { length } = store.faults.value;
  const at = store.faultAt.value;
  if (length > 0) void showFault(at < 0 && by < 0 ? length - 1 : (at + by + length) % length);
}

export function nextFault(): void {
  stepFault(1);
}

export function formerFault(): void {
  stepFault(-1);
}

export async function showFault(index: number): Promise<void> {
  const fault = store.faults.value[index];
  store.faultAt.value = index;
  if (!fault) return;
  if (store.screen.value === 'preview' || store.screen.value === 'publish') store.screen.value = 'text';
  const { noun, id, key } = fault;
  if (noun === null || id === null || !(await openRecordOf(noun, id))) {
    await showInArticle(fault);
    return;
  }
  store.goTo.value = { noun, id, key };
}

/** A fault of an article's text stands at a line of it; of any other file it is listed. */
async function showInArticle(fault: Fault): Promise<void> {
  store.atHand.value = { kind: 'faults' };
  const row = store.articles.value.find(({ file }) => file === fault.file);
  if (!row || fault.line === null) return;
  await attempt(() => openArticle(row.source));
  const lines = (store.article.value?.text ?? '').split('\n');
  const start = [...lines.slice(0, fault.line - 1).join('\n')].length + (fault.line > 1 ? 1 : 0);
  selectInArticle(start, start + [...(lines[fault.line - 1] ?? '')].length);
}

/** Opens the record at hand anew, as it is now. */
export async function reopen(): Promise<void> {
  const found = store.atHand.value;
  if (!found || !('kept' in found) || !found.kept) return;
  await openRecordOf(found.kind === 'record' ? found.noun : found.kind, found.kept.id);
}
