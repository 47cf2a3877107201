/** The fields of a record's form, each by the form of its value. */
import { useId } from 'preact/hooks';

import * as store from '../base/store.ts';
import { Choice, Field as Line, Lines } from '../forms/form.tsx';
import { t } from '../i18n/index.ts';
import { boundsOfMap } from '../map/shown-map.ts';
import type { Field } from './fields.ts';
import { choiceLabel, choicesOf, keyLabel, labelOf } from './labels.ts';
import { type Data, isData, type Path, textOf, valueAt, withValue, wordsOf } from './values.ts';

/** Texts that are longer than a line. */
const LONG = ['text', 'caption', 'note', 'about', 'reason'];

interface Editing {
  readonly values: Data;
  readonly change: (values: Data) => void;
  /** The key whose field has the focus at first. */
  readonly first: string;
  /** The steps that lead to an item of a list, within which the paths are. */
  readonly within?: Path;
}

interface Props {
  readonly field: Field;
  readonly path: Path;
  readonly editing: Editing;
}

export function FieldInput(props: Props) {
  const { field } = props;
  if (field.form === 'words') return <WordsInput {...props} />;
  if (field.form === 'group') return <GroupInput {...props} />;
  if (field.form === 'items') return <ItemsInput {...props} />;
  if (field.form === 'list' && field.noun) return <IdsInput {...props} noun={field.noun} />;
  if (field.form === 'data') return <DataShown {...props} />;
  if (field.form === 'bounds') return <BoundsInput {...props} />;
  if (field.form === 'choice' || field.form === 'flag' || field.noun) return <ChoiceInput {...props} />;
  return <TextInput {...props} />;
}

function keyOf({ within = [] }: Editing, path: Path, ...more: readonly string[]): string {
  return [...within, ...path, ...more].join('/');
}

function TextInput({ field, path, editing }: Props) {
  return (
    <Line
      label={keyLabel(path)}
      value={textOf(valueAt(editing.values, path))}
      first={path.join() === editing.first}
      required={field.required ?? false}
      of={keyOf(editing, path)}
      onChange={(text) => editing.change(withValue(editing.values, path, text))}
    />
  );
}

function ChoiceInput({ field, path, editing }: Props) {
  const options = field.noun
    ? choicesOf(field.noun)
    : (field.choices ?? ['true', 'false']).map((one) => [one, choiceLabel(field, one)] as const);
  const value = textOf(valueAt(editing.values, path));
  const known = options.some(([one]) => one === value) || value === '' ? [] : [[value, value] as const];
  return (
    <Choice
      label={keyLabel(path)}
      value={value}
      of={keyOf(editing, path)}
      options={[...(field.required && value ? [] : [['', t('not_given')] as const]), ...known, ...options]}
      onChange={(text) => editing.change(withValue(editing.values, path, text))}
    />
  );
}

function WordsInput({ field, path, editing }: Props) {
  const languages = store.head.value?.languages ?? [];
  const words = wordsOf(valueAt(editing.values, path), languages);
  const Input = LONG.includes(field.key) ? Lines : Line;
  return (
    <>
      {[...new Set([...languages, ...Object.keys(words)])].map((tag, index) => (
        <Input
          key={tag}
          label={`${keyLabel(path)} (${tag})`}
          lang={tag}
          value={words[tag] ?? ''}
          first={index === 0 && path.join() === editing.first}
          required={(field.required ?? false) && index === 0}
          of={keyOf(editing, path, tag)}
          onChange={(text) => editing.change(withValue(editing.values, path, { ...words, [tag]: text }))}
        />
      ))}
    </>
  );
}

/** Fields that belong together; where they may be left out, they are required only once one of them is filled in. */
function GroupInput({ field, path, editing }: Props) {
  const isAsked = field.required || valueAt(editing.values, path) !== undefined;
  return (
    <details class="cm-group" open={isAsked}>
      <summary>{keyLabel(path)}</summary>
      {field.fields?.map(({ required, ...inner }) => (
        <FieldInput
          key={inner.key}
          field={required && isAsked ? { ...inner, required } : inner}
          path={[...path, inner.key]}
          editing={editing}
        />
      ))}
    </details>
  );
}

/** A list of records in a record, such as the answers of a discrepancy. */
function ItemsInput({ field, path, editing }: Props) {
  const value = valueAt(editing.values, path);
  const items = Array.isArray(value) ? value.map((item) => (isData(item) ? item : {})) : [];
  const put = (next: readonly Data[]): void => editing.change(withValue(editing.values, path, next));
  return (
    <fieldset class="cm-items" data-key={keyOf(editing, path)}>
      <legend>{keyLabel(path)}</legend>
      {items.map((item, index) => (
        <fieldset key={index} class="cm-item">
          <legend>
            {keyLabel(path)} {index + 1}
          </legend>
          {field.fields?.map((inner) => (
            <FieldInput
              key={inner.key}
              field={inner}
              path={[inner.key]}
              editing={{
                values: item,
                within: [...(editing.within ?? []), ...path, String(index)],
                first: `${path.join()},${index},${inner.key}` === editing.first ? inner.key : '',
                change: (next) => put(items.map((one, at) => (at === index ? next : one))),
              }}
            />
          ))}
          <button type="button" class="cm-desk-key" onClick={() => put(items.filter((_, at) => at !== index))}>
            {t('take_out', { name: `${keyLabel(path)} ${index + 1}` })}
          </button>
        </fieldset>
      ))}
      <button type="button" class="cm-desk-key" onClick={() => put([...items, {}])}>
        + {keyLabel(path)}
      </button>
    </fieldset>
  );
}

function IdsInput({ path, editing, noun }: Props & { noun: string }) {
  const value = valueAt(editing.values, path);
  const ids = Array.isArray(value) ? value.map(String) : [];
  const others = choicesOf(noun).filter(([id]) => !ids.includes(id));
  const put = (next: readonly string[]): void => editing.change(withValue(editing.values, path, next));
  return (
    <fieldset class="cm-places" data-key={keyOf(editing, path)}>
      <legend>{keyLabel(path)}</legend>
      <ul class="cm-desk-row">
        {ids.map((id) => (
          <li key={id} class="cm-desk-chip">
            <bdi>{labelOf(noun, id)}</bdi>
            <button
              type="button"
              aria-label={t('take_out', { name: labelOf(noun, id) })}
              onClick={() => put(ids.filter((one) => one !== id))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <Choice
        label={t('add_to', { name: keyLabel(path) })}
        value=""
        options={[['', '–'], ...others]}
        onChange={(id) => id && put([...ids, id])}
      />
    </fieldset>
  );
}

function BoundsInput({ field, path, editing }: Props) {
  const id = useId();
  const put = (value: unknown): void => editing.change(withValue(editing.values, path, value));
  return (
    <div class="cm-field">
      <label for={id}>{keyLabel(path)}</label>
      <div class="cm-with-button">
        <input
          id={id}
          value={textOf(valueAt(editing.values, path))}
          required={field.required ?? false}
          data-key={keyOf(editing, path)}
          aria-describedby={`${id}-hint`}
          onInput={(event) => put(event.currentTarget.value.split(/[\s,;]+/).filter(Boolean))}
        />
        <button type="button" class="cm-desk-key" onClick={() => put(boundsOfMap())}>
          {t('as_the_map')}
        </button>
      </div>
      <small id={`${id}-hint`} class="cm-quiet">
        {t('bounds_hint')}
      </small>
    </div>
  );
}

/** What the desk shows and leaves as it is. */
function DataShown({ path, editing }: Props) {
  const value = valueAt(editing.values, path);
  if (value === undefined) return null;
  return (
    <div class="cm-field">
      <span class="cm-field-name">{keyLabel(path)}</span>
      <code>{JSON.stringify(value)}</code>
      <small class="cm-quiet">{t('in_the_file')}</small>
    </div>
  );
}
