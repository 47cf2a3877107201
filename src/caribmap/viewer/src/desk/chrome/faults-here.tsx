/** The faults of the record at hand, above its form: each leads to its field, and to what mends it. */
import { useEffect, useRef } from 'preact/hooks';

import * as store from '../base/store.ts';
import type { Fault } from '../base/types.ts';
import { t } from '../i18n/index.ts';
import { FixButtons } from './fix-buttons.tsx';

/** The noun and id of the record at hand; null for a new one. */
function recordAtHand(): { readonly noun: string; readonly id: string } | null {
  const found = store.atHand.value;
  if (!found || !('kept' in found) || !found.kept) return null;
  return { noun: found.kind === 'record' ? found.noun : found.kind, id: found.kept.id };
}

export function FaultsHere() {
  const section = useRef<HTMLElement>(null);
  const record = recordAtHand();
  const faults = record ? store.faults.value.filter(({ noun, id }) => noun === record.noun && id === record.id) : [];
  const wanted = store.goTo.value;
  useEffect(() => markFields(section.current, faults));
  useEffect(() => {
    if (!wanted || !record || wanted.noun !== record.noun || wanted.id !== record.id) return;
    store.goTo.value = null;
    focusOn(section.current, faults, wanted.key);
  }, [wanted, record?.id]);
  if (faults.length === 0) return null;
  return (
    <section ref={section} class="cm-faults-here" aria-label={t('faults')}>
      {faults.map((fault, index) => (
        <div key={index} id={`cm-fault-${index}`} class={`cm-fault cm-fault-${fault.severity}`} tabIndex={-1}>
          <p>
            <strong>{t(fault.severity === 'error' ? 'error' : 'warning')}</strong> {fault.code}{' '}
            <span lang="en">
              {fault.message} – {fault.hint}
            </span>
          </p>
          <FixButtons fault={fault} />
        </div>
      ))}
    </section>
  );
}

/** The field of the form that a key of the record belongs to: its own, or the nearest that holds it. */
function fieldOf(section: HTMLElement | null, key: string | null): HTMLElement | null {
  if (key === null) return null;
  const fields = [...(section?.parentElement?.querySelectorAll<HTMLElement>('form [data-key]') ?? [])];
  const keyOf = (field: HTMLElement): string => field.dataset.key ?? '';
  const holding = fields.filter((field) => `${key}/`.startsWith(`${keyOf(field)}/`));
  const longest = holding.sort((one, other) => keyOf(other).length - keyOf(one).length)[0];
  return longest ?? fields.find((field) => keyOf(field).startsWith(`${key}/`)) ?? null;
}

/** Tells of each faulty field that it is so, and why. */
function markFields(section: HTMLElement | null, faults: readonly Fault[]): () => void {
  const marked: HTMLElement[] = [];
  for (const [index, { key }] of faults.entries()) {
    const field = fieldOf(section, key);
    if (!field?.matches('input, textarea, select')) continue;
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-errormessage', `cm-fault-${index}`);
    marked.push(field);
  }
  return () => {
    for (const field of marked) {
      field.removeAttribute('aria-invalid');
      field.removeAttribute('aria-errormessage');
    }
  };
}

/** Gives the focus to the field of a fault; without one to what mends it, or to the fault itself. */
function focusOn(section: HTMLElement | null, faults: readonly Fault[], key: string | null): void {
  const field = fieldOf(section, key);
  for (let outer = field?.parentElement; outer; outer = outer.parentElement) {
    if (outer instanceof HTMLDetailsElement) outer.open = true;
  }
  const input = field?.matches('input, textarea, select') ? field : field?.querySelector<HTMLElement>('input, select');
  const index = Math.max(
    0,
    faults.findIndex((fault) => fault.key === key),
  );
  const entry = section?.querySelector<HTMLElement>(`#cm-fault-${index}`);
  const target = input ?? entry?.querySelector<HTMLElement>('button:not([disabled])') ?? entry;
  target?.focus();
}
