/** The faults of the dossier; each leads to the record that it is about. */
import { openPlace, openQuote } from '../article/deciding.ts';
import { selectInArticle } from '../article/text-box.tsx';
import { attempt, openArticle, readRecord } from '../base/actions.ts';
import * as store from '../base/store.ts';
import type { Fault } from '../base/types.ts';
import { t } from '../i18n/index.ts';
import { FIELDS } from '../records/fields.ts';
import { openRecord } from '../records/open-record.ts';

export function FaultList({ done }: { done: () => void }) {
  const faults = store.faults.value;
  return (
    <div
      class="cm-lists"
      onKeyDown={(event) => {
        if (event.key === 'Escape') done();
      }}
    >
      <h2>{t('faults')}</h2>
      {faults.length === 0 && <p class="cm-quiet">{t('no_faults')}</p>}
      <ol class="cm-faults">
        {faults.map((fault, index) => (
          <li key={index} class={`cm-fault-${fault.severity}`}>
            <button
              type="button"
              class="cm-record-row"
              aria-current={index === store.faultAt.value ? 'true' : undefined}
              onClick={() => void showFault(index)}
            >
              <span>
                <strong>{t(fault.severity === 'error' ? 'error' : 'warning')}</strong> {fault.code}{' '}
                {placeOfFault(fault)}
              </span>
              <span lang="en">{fault.message}</span>
              <small lang="en">{fault.hint}</small>
            </button>
          </li>
        ))}
      </ol>
      <button type="button" class="cm-desk-key" onClick={done}>
        {t('leave')} <kbd>Esc</kbd>
      </button>
    </div>
  );
}

function placeOfFault({ file, line }: Fault): string {
  return line === null ? file : `${file}:${line}`;
}

/** Goes to the next fault, and to the first behind the last. */
export function nextFault(): void {
  const { length } = store.faults.value;
  if (length > 0) void showFault((store.faultAt.value + 1) % length);
}

async function showFault(index: number): Promise<void> {
  const fault = store.faults.value[index];
  store.faultAt.value = index;
  if (!fault) return;
  if (store.screen.value === 'preview' || store.screen.value === 'publish') store.screen.value = 'text';
  if (fault.noun === 'quote' && fault.id !== null) await showQuote(fault.id);
  else if (fault.noun === 'place' && fault.id !== null) await openPlace(fault.id);
  else if (fault.noun !== null && fault.id !== null && Object.hasOwn(FIELDS, fault.noun)) {
    await showRecord(fault.noun, fault.id);
  } else await showInArticle(fault);
}

async function showRecord(noun: string, id: string): Promise<void> {
  await attempt(async () => openRecord(noun, await readRecord(noun, id)));
}

async function showQuote(id: string): Promise<void> {
  await attempt(async () => {
    const { record } = await readRecord('quote', id);
    await openArticle(String(record.source));
  });
  await openQuote(id);
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
