/** The edition's own lines, and who answers for it. */
import { useSignal } from '@preact/signals';

import { commit, write } from '../base/actions.ts';
import { ask } from '../base/api.ts';
import { beginRecord } from '../base/beginning.ts';
import { listOf, useNouns } from '../base/listing.ts';
import * as store from '../base/store.ts';
import type { Kept } from '../base/types.ts';
import { Field, Form } from '../forms/form.tsx';
import { useDraft } from '../forms/use-draft.ts';
import { t } from '../i18n/index.ts';
import { keyLabel } from '../records/labels.ts';
import { pruned, textOf } from '../records/values.ts';
import type { Item } from './checklist.tsx';

const KEYS = ['version', 'as_of', 'byline', 'contact', 'imprint'] as const;
export function SignOff({ items }: { items: readonly Item[] }) {
  useNouns(['setting', 'quote']);
  const kept = listOf('setting').records.find(({ id }) => id === 'edition') ?? null;
  return (
    <>
      <Edition key={kept?.hash} kept={kept} />
      <Signing signed={textOf(kept?.record.signed_off)} since={items.find(({ name }) => name === 'changed-since')} />
    </>
  );
}

function Edition({ kept }: { kept: Kept | null }) {
  const record = kept?.record ?? {};
  const initial = (): Record<string, string> => Object.fromEntries(KEYS.map((key) => [key, textOf(record[key])]));
  const { values, isChanged, change, drop } = useDraft<Record<string, string>>('edition', initial);
  const save = (): Promise<boolean> => {
    const put = pruned({ ...record, ...values });
    return commit('edition', [{ noun: 'setting', id: 'edition', before: kept?.hash ?? null, put }], drop);
  };
  return (
    <section aria-label={t('edition')}>
      <Form heading={t('edition')} isChanged={isChanged} save={save} drop={drop} isQuiet>
        {KEYS.map((key) => (
          <Field
            key={key}
            label={keyLabel([key])}
            value={values[key] ?? ''}
            onChange={(text) => change({ [key]: text })}
          />
        ))}
      </Form>
    </section>
  );
}

/** A correction of what changed: the places that did, and those of the quotes that did. */
function beginCorrection(changed: readonly string[]): void {
  const places = changed.flatMap((record) => {
    const [noun = '', id = ''] = record.split(' ');
    if (noun === 'place') return [id];
    const quote = noun === 'quote' ? listOf('quote').records.find((one) => one.id === id) : undefined;
    return (quote?.record.places as readonly string[] | undefined) ?? [];
  });
  const there = new Set(store.places.value.map(({ id }) => id));
  store.screen.value = 'text';
  beginRecord('correction', {
    date: new Date().toISOString().slice(0, 10),
    places: [...new Set(places)].filter((id) => there.has(id)),
  });
}

function Signing({ signed, since }: { signed: string; since: Item | undefined }) {
  const name = useSignal('');
  const date = useSignal(new Date().toISOString().slice(0, 10));
  const sign = (): Promise<boolean> => write(() => ask('sign-off', { name: name.value, date: date.value }));
  return (
    <section aria-label={t('sign_off')}>
      <Form heading={t('sign_off')} isChanged={false} save={sign} saveWords={t('sign')} isQuiet>
        <p role="status">{signed ? t('signed_by', { name: signed }) : t('not_signed')}</p>
        {since && since.count > 0 && (
          <div class="cm-warning">
            <p>
              {t('changed_since', { count: since.count })} <code>{since.records.join(', ')}</code>
            </p>
            <button type="button" class="cm-desk-key" onClick={() => beginCorrection(since.records)}>
              {t('add_correction')}
            </button>
          </div>
        )}
        <div class="cm-pair">
          <Field label={t('your_name')} value={name.value} onChange={(text) => (name.value = text)} required />
          <Field label={t('date')} value={date.value} onChange={(text) => (date.value = text)} required />
        </div>
      </Form>
    </section>
  );
}
