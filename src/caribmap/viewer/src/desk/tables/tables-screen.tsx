/** The Tables screen: a grid for every noun. The files stay in their order; sorting and filter are the screen's. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';

import { arrowStep } from '../../parts/arrow-step.ts';
import { attempt } from '../base/actions.ts';
import { beginRecord } from '../base/beginning.ts';
import { listOf, readRecords, useNouns } from '../base/listing.ts';
import * as store from '../base/store.ts';
import type { Kept } from '../base/types.ts';
import { count, t } from '../i18n/index.ts';
import { nounLabel } from '../records/labels.ts';
import { openRecord } from '../records/open-record.ts';
import { columnsOf } from '../records/values.ts';
import { current, edited, marked } from './editing.ts';
import { Grid } from './grid.tsx';
import { ManyRows } from './many-rows.tsx';
import { NOUNS } from './nouns.ts';
import { nextSorting, rowsFor, type Sorting } from './rows.ts';

/** Nouns whose records begin elsewhere: with an article, a name in it, a selection. */
const MADE_ELSEWHERE = ['source', 'place', 'quote', 'term', 'span'];

export function TablesScreen() {
  const noun = store.table.value;
  const languages = store.head.value?.languages ?? [];
  useNouns([noun, 'place', 'layer', 'source', 'quote', 'origin']);
  useEffect(() => {
    current.value = { row: 0, column: 0 };
    edited.value = null;
    marked.value = [];
  }, [noun]);
  const columns = useMemo(() => columnsOf(noun, languages), [noun, languages.join()]);
  return (
    <div class="cm-left cm-tables">
      <Tabs noun={noun} />
      <Table key={noun} noun={noun} columns={columns} languages={languages} />
    </div>
  );
}

function Tabs({ noun }: { noun: string }) {
  const show = (next: string): void => {
    store.table.value = next;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = arrowStep(event.key);
    const at = (NOUNS as readonly string[]).indexOf(noun);
    const next = step ? NOUNS[(at + step + NOUNS.length) % NOUNS.length] : undefined;
    if (!next) return;
    event.preventDefault();
    show(next);
    document.getElementById(`cm-table-${next}`)?.focus();
  };
  return (
    <div class="cm-tabs" role="tablist" aria-label={t('screen_tables')} onKeyDown={onKeyDown}>
      {NOUNS.map((one) => (
        <button
          key={one}
          id={`cm-table-${one}`}
          type="button"
          role="tab"
          aria-selected={one === noun}
          aria-controls="cm-table"
          tabIndex={one === noun ? 0 : -1}
          onClick={() => show(one)}
        >
          {nounLabel(one)}
        </button>
      ))}
    </div>
  );
}

interface TableProps {
  readonly noun: string;
  readonly columns: ReturnType<typeof columnsOf>;
  readonly languages: readonly string[];
}

function Table({ noun, columns, languages }: TableProps) {
  const filter = useSignal('');
  const sorting = useSignal<Sorting | null>(null);
  const found = useSignal<readonly Kept[] | null>(null);
  const { records, total } = listOf(noun);
  const isPart = records.length < total;
  // A long list is searched by the server, which holds all of it.
  useEffect(() => {
    const text = filter.value.trim();
    if (!isPart || !text) {
      found.value = null;
      return;
    }
    const waiting = setTimeout(() => {
      void attempt(async () => {
        found.value = (await readRecords(noun, undefined, text)).records;
      });
    }, 200);
    return () => clearTimeout(waiting);
  }, [filter.value, isPart, noun]);
  const shown = found.value ?? records;
  const rows = useMemo(
    () => rowsFor(shown, columns, found.value ? '' : filter.value, sorting.value, languages),
    [shown, columns, filter.value, sorting.value],
  );
  return (
    <section id="cm-table" class="cm-table" role="tabpanel" aria-labelledby={`cm-table-${noun}`}>
      <div class="cm-tools cm-desk-row">
        <label class="cm-filter">
          {t('filter')}
          <input type="search" value={filter.value} onInput={(event) => (filter.value = event.currentTarget.value)} />
        </label>
        <span class="cm-quiet" role="status">
          {isPart
            ? t('rows_part', { shown: count(rows.length), total: count(total) })
            : t('rows', { count: rows.length })}
        </span>
        <span class="cm-space" />
        <NewRecord noun={noun} />
      </div>
      <ManyRows noun={noun} rows={rows} columns={columns} />
      <div class="cm-grid-scroll">
        <Grid
          noun={noun}
          columns={columns}
          rows={rows}
          sorting={sorting.value}
          onSort={(column) => (sorting.value = nextSorting(sorting.value, column))}
          open={(kept) => openRecord(noun, kept)}
        />
      </div>
      {rows.length === 0 && <p class="cm-nothing cm-quiet">{t('no_rows')}</p>}
    </section>
  );
}

function NewRecord({ noun }: { noun: string }) {
  if (store.isReadOnly.value || MADE_ELSEWHERE.includes(noun)) return null;
  return (
    <button type="button" class="cm-desk-key" onClick={() => beginRecord(noun)}>
      + {t('new_record', { noun: nounLabel(noun) })}
    </button>
  );
}
