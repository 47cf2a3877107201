/** Records whose order counts, one below the other: each can be shown on the map, changed, moved and deleted. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

import { commit } from '../base/actions.ts';
import { listOf } from '../base/listing.ts';
import * as store from '../base/store.ts';
import type { Kept } from '../base/types.ts';
import { count, t } from '../i18n/index.ts';
import { nounLabel, titleOf } from '../records/labels.ts';
import { openRecord } from '../records/open-record.ts';
import { textOf, wordsOf } from '../records/values.ts';

interface Props {
  readonly noun: string;
  /** Leads the map to a record. */
  readonly show?: (kept: Kept) => void;
  readonly isNumbered?: boolean;
  /** What begins a new record. */
  readonly children: ComponentChildren;
}

export function RecordStrip({ noun, show, isNumbered, children }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const { records } = listOf(noun);
  const move = (index: number, by: 1 | -1): void => {
    const kept = records[index];
    const to = index + by;
    if (!kept || to < 0 || to >= records.length || store.isReadOnly.value) return;
    const operation = { noun, id: kept.id, before: kept.hash, move: to };
    void commit(`move ${noun} ${kept.id}`, [operation]).then(() => focusRow(list.current, to));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = (event.target as Element).closest<HTMLElement>('[data-index]');
    const by = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key];
    if (!row || !by) return;
    event.preventDefault();
    const index = Number(row.dataset.index);
    if (event.altKey) move(index, by);
    else focusRow(list.current, index + by);
  };
  return (
    <section class="cm-strip" aria-label={nounLabel(noun)}>
      <div class="cm-desk-row">
        <h2>{nounLabel(noun)}</h2>
        {children}
      </div>
      {records.length === 0 && <p class="cm-quiet">{t('no_rows')}</p>}
      <ol ref={list} onKeyDown={onKeyDown}>
        {records.map((kept, index) => (
          <li key={kept.id} data-index={index}>
            {isNumbered && <span class="cm-strip-number">{count(index + 1)}</span>}
            <Words noun={noun} kept={kept} {...(show && { show })} />
            <Tools noun={noun} kept={kept} move={(by) => move(index, by)} at={index} count={records.length} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function focusRow(list: HTMLElement | null, index: number): void {
  list?.querySelector<HTMLElement>(`[data-index="${index}"] button`)?.focus();
}

function Words({ noun, kept, show }: { noun: string; kept: Kept; show?: (kept: Kept) => void }) {
  const { words, language } = titleOf(kept);
  const languages = store.head.value?.languages ?? [];
  const text = noun === 'step' ? wordsOf(kept.record.text, languages) : {};
  const tag = Object.keys(text)[0];
  const isOpen = store.atHand.value?.kind === 'record' && store.atHand.value.kept?.id === kept.id;
  return (
    <button
      type="button"
      class="cm-record-row"
      aria-current={
        isOpen && store.atHand.value?.kind === 'record' && store.atHand.value.noun === noun ? 'true' : undefined
      }
      onClick={() => (show ? show(kept) : openRecord(noun, kept))}
    >
      <strong {...(language && { lang: language })} dir="auto">
        {words}
      </strong>
      {tag && (
        <span lang={tag} dir="auto" class="cm-strip-text">
          {text[tag]}
        </span>
      )}
      <small>{[faultsOf(kept), detailOf(noun, kept)].filter(Boolean).join(' · ')}</small>
    </button>
  );
}

function faultsOf({ faults = [] }: Kept): string {
  return faults.length > 0 ? t('fault_count', { count: faults.length }) : '';
}

/** What a record shows, in a line. */
function detailOf(noun: string, { id, record }: Kept): string {
  if (noun !== 'step') return id;
  return [record.view, textOf(record.frame), textOf(record.show)].filter(Boolean).map(String).join(' · ');
}

interface ToolsProps {
  readonly noun: string;
  readonly kept: Kept;
  readonly at: number;
  readonly count: number;
  readonly move: (by: 1 | -1) => void;
}

function Tools({ noun, kept, at, count: total, move }: ToolsProps) {
  if (store.isReadOnly.value) return null;
  const { words } = titleOf(kept);
  const remove = (): void =>
    void commit(`delete ${noun} ${kept.id}`, [{ noun, id: kept.id, before: kept.hash, delete: true }]);
  const tools = [
    ['✎', t('change_named', { name: words }), () => openRecord(noun, kept), false],
    ['↑', t('move_up', { name: words }), () => move(-1), at === 0],
    ['↓', t('move_down', { name: words }), () => move(1), at === total - 1],
    ['✕', t('delete_named', { name: words }), remove, false],
  ] as const;
  return (
    <span class="cm-strip-tools">
      {tools.map(([sign, label, act, isOff]) => (
        <button key={sign} type="button" aria-label={label} title={label} disabled={isOff} onClick={act}>
          {sign}
        </button>
      ))}
    </span>
  );
}
