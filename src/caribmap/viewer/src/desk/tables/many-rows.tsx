/** One value for all rows that are marked, after a list of what changes. */
import { useSignal } from '@preact/signals';

import * as store from '../base/store.ts';
import type { Kept } from '../base/types.ts';
import { Choice, Field } from '../forms/form.tsx';
import { t } from '../i18n/index.ts';
import { columnLabel } from '../records/labels.ts';
import { type Column, cellText } from '../records/values.ts';
import { marked, markedRows, saveRows } from './editing.ts';

interface Props {
  readonly noun: string;
  readonly rows: readonly Kept[];
  readonly columns: readonly Column[];
}

export function ManyRows({ noun, rows, columns }: Props) {
  const at = useSignal(0);
  const text = useSignal('');
  const isWrong = useSignal(false);
  const chosen = markedRows(rows);
  const possible = columns.filter(({ isFixed }) => !isFixed);
  const column = possible[at.value];
  if (chosen.length < 2 || !column) return null;
  const languages = store.head.value?.languages ?? [];
  return (
    <section class="cm-many" aria-label={t('many_rows', { count: chosen.length })}>
      <h2>{t('many_rows', { count: chosen.length })}</h2>
      <div class="cm-pair">
        <Choice
          label={t('field')}
          value={String(at.value)}
          options={possible.map((one, index) => [String(index), columnLabel(one)])}
          onChange={(index) => (at.value = Number(index))}
        />
        <Field label={t('value')} value={text.value} onChange={(value) => (text.value = value)} />
      </div>
      <ul class="cm-changing">
        {chosen.map((kept) => (
          <li key={kept.id}>
            <code>{kept.id}</code> <del>{cellText(kept.record, column, languages)}</del> → <ins>{text.value}</ins>
          </li>
        ))}
      </ul>
      {isWrong.value && <p role="alert">{t('does_not_fit')}</p>}
      <div class="cm-desk-row">
        <button
          type="button"
          class="cm-primary"
          onClick={() => (isWrong.value = !saveRows(noun, chosen, column, text.value))}
        >
          {t('change_rows', { count: chosen.length })}
        </button>
        <button type="button" class="cm-desk-key" onClick={() => (marked.value = [])}>
          {t('cancel')}
        </button>
      </div>
    </section>
  );
}
