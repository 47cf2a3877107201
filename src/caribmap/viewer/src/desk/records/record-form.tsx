/** The form of a record whose noun has no form of its own: its fields are those of the format's table. */
import { commit } from '../base/actions.ts';
import { listOf, useNouns } from '../base/listing.ts';
import { changedKeys, freeId } from '../base/records.ts';
import type { Kept, Operation } from '../base/types.ts';
import { Form, Field as Line } from '../forms/form.tsx';
import { type Draft, useDraft } from '../forms/use-draft.ts';
import { t } from '../i18n/index.ts';
import { FieldInput } from './field-inputs.tsx';
import type { Field } from './fields.ts';
import { nounLabel, titleOf } from './labels.ts';
import { type Data, fieldsOf, hasId, isFixed, pruned, textOf } from './values.ts';

/** The field that has the focus when a form opens, by noun. */
const FIRST: Readonly<Record<string, string>> = {
  event: 'title',
  discrepancy: 'question',
  layer: 'name',
  view: 'name',
  worldview: 'name',
  origin: 'name',
  step: 'title',
  source: 'short',
  term: 'ruling',
  span: 'ruling',
  correction: 'text',
};

interface Props {
  readonly noun: string;
  readonly kept: Kept | null;
  readonly initial: Data;
  readonly done: () => void;
}

interface Values {
  readonly id: string;
  readonly record: Data;
}

export function RecordForm({ noun, kept, initial, done }: Props) {
  const fields = fieldsOf(noun);
  useNouns([noun, ...nounsIn(fields)]);
  const name = `${noun} ${kept?.id ?? `new ${JSON.stringify(initial)}`}`;
  const draft = useDraft<Values>(name, () => ({ id: '', record: kept?.record ?? initial }));
  const { values, change } = draft;
  const drop = (): void => {
    draft.drop();
    done();
  };
  const save = (): Promise<boolean> => {
    const operation = operationOf(noun, kept, values);
    return commit(`${noun} ${operation.id}`, [operation], drop);
  };
  const editing = {
    values: values.record,
    first: FIRST[noun] ?? '',
    change: (record: Data) => change({ record }),
  };
  return (
    <Form
      heading={kept ? `${nounLabel(noun)}: ${titleOf(kept).words}` : t('new_record', { noun: nounLabel(noun) })}
      isChanged={draft.isChanged}
      save={save}
      leave={done}
      drop={drop}
    >
      {inOrder(fields, kept ? {} : initial)
        .filter(({ key }) => !isFixed(noun, key))
        .map((field) => (
          <FieldInput key={field.key} field={field} path={[field.key]} editing={editing} />
        ))}
      {!kept && hasId(noun) && <IdField noun={noun} draft={draft} />}
    </Form>
  );
}

/** What is chosen already for a new record stands behind what is asked. */
function inOrder(fields: readonly Field[], chosen: Data): readonly Field[] {
  const isChosen = ({ key, form }: Field): boolean => form === 'choice' && chosen[key] !== undefined;
  return [...fields.filter((field) => !isChosen(field)), ...fields.filter(isChosen)];
}

function IdField({ noun, draft: { values, change } }: { noun: string; draft: Draft<Values> }) {
  return (
    <Line
      label={t('id')}
      value={values.id}
      hint={t('id_hint', { id: proposedId(noun, values.record) })}
      onChange={(id) => change({ id })}
    />
  );
}

function nounsIn(fields: readonly Field[]): readonly string[] {
  return [...new Set(fields.flatMap((field) => [...(field.noun ? [field.noun] : []), ...nounsIn(field.fields ?? [])]))];
}

/** An id of the first words that a record has for itself. */
function proposedId(noun: string, record: Data): string {
  const kept = { id: noun, hash: '', record };
  const words = titleOf(kept).words.split(/\s+/).slice(0, 5).join(' ');
  return freeId(words, new Set(listOf(noun).records.map(({ id }) => id)), noun);
}

function operationOf(noun: string, kept: Kept | null, { id, record }: Values): Operation {
  const put = numbersIn(fieldsOf(noun), pruned(record) as Data);
  if (kept) {
    const keys = [...new Set([...Object.keys(kept.record), ...Object.keys(put)])];
    return { noun, id: kept.id, before: kept.hash, set: changedKeys(kept.record, put, keys) };
  }
  // A record without an id is found by its place in the list.
  const name = hasId(noun) ? id.trim() || proposedId(noun, record) : String(listOf(noun).total);
  return { noun, id: name, before: null, put };
}

function numberOf(value: unknown): unknown {
  return Number.isFinite(Number(value)) ? Number(value) : value;
}

/** Numbers as numbers: fields hold text. What is none stays, and the server says so. */
function numbersIn(fields: readonly Field[], record: Data): Data {
  const read = (field: Field, value: unknown): unknown => {
    if (field.form === 'number') return numberOf(value);
    if (field.form === 'bounds' && Array.isArray(value)) return value.map(numberOf);
    if (field.form === 'flag') return textOf(value) === 'true';
    return value;
  };
  const known = new Map(fields.map((field) => [field.key, field]));
  const entries = Object.entries(record).map(([key, value]) => {
    const field = known.get(key);
    return [key, field ? read(field, value) : value] as const;
  });
  return Object.fromEntries(entries);
}
