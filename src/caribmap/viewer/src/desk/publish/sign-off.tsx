/** The edition's own lines, and who answers for it. */
import { useSignal } from '@preact/signals';

import { commit, write } from '../base/actions.ts';
import { ask } from '../base/api.ts';
import { listOf, useNouns } from '../base/listing.ts';
import type { Kept } from '../base/types.ts';
import { Field, Form } from '../forms/form.tsx';
import { useDraft } from '../forms/use-draft.ts';
import { t } from '../i18n/index.ts';
import { keyLabel } from '../records/labels.ts';
import { pruned, textOf } from '../records/values.ts';
import type { Item } from './checklist.tsx';

const KEYS = ['version', 'as_of', 'byline', 'contact', 'imprint'] as const;
export function SignOff({ items }: { items: readonly Item[] }) {
  useNouns(['setting']);
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
  const save = (): void => {
    const put = pruned({ ...record, ...values });
    void commit('edition', [{ noun: 'setting', id: 'edition', before: kept?.hash ?? null, put }], drop);
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

function Signing({ signed, since }: { signed: string; since: Item | undefined }) {
  const name = useSignal('');
  const date = useSignal(new Date().toISOString().slice(0, 10));
  const sign = (): void => void write(() => ask('sign-off', { name: name.value, date: date.value }));
  return (
    <section aria-label={t('sign_off')}>
      <Form heading={t('sign_off')} isChanged={false} save={sign} saveWords={t('sign')} isQuiet>
        <p role="status">{signed ? t('signed_by', { name: signed }) : t('not_signed')}</p>
        {since && since.count > 0 && (
          <p class="cm-warning">
            {t('changed_since', { count: since.count })} <code>{since.records.join(', ')}</code>
          </p>
        )}
        <div class="cm-pair">
          <Field label={t('your_name')} value={name.value} onChange={(text) => (name.value = text)} required />
          <Field label={t('date')} value={date.value} onChange={(text) => (date.value = text)} required />
        </div>
      </Form>
    </section>
  );
}
