/** What all forms have: a heading, fields, faults, and the buttons to save and to leave. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

import * as store from '../base/store.ts';
import { t } from '../i18n/index.ts';

interface Props {
  readonly heading: string;
  readonly isChanged: boolean;
  /** One at a time: a second press while it goes on saves nothing twice. */
  readonly save: () => unknown;
  readonly leave?: () => void;
  readonly drop?: () => void;
  readonly saveWords?: string;
  /** Whether the form stands among others, and leaves the focus where it is. */
  readonly isQuiet?: boolean;
  readonly children: ComponentChildren;
}

export function Form({ heading, isChanged, save, leave, drop, saveWords, isQuiet, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (!isQuiet) (form.current?.querySelector<HTMLElement>('[data-first]') ?? form.current)?.focus();
  }, []);
  const [isSaving, setSaving] = useState(false);
  const going = useRef<Promise<unknown> | null>(null);
  const saveIfComplete = (): void => {
    if (going.current || !form.current?.reportValidity()) return;
    setSaving(true);
    going.current = Promise.resolve(save()).finally(() => {
      going.current = null;
      setSaving(false);
    });
  };
  useLayoutEffect(() => {
    if (isQuiet) return;
    store.hasDraft.value = isChanged;
    return () => {
      store.hasDraft.value = false;
    };
  }, [isChanged]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const { target } = event;
    const isOneLine = target === form.current || (target instanceof Element && target.matches('.cm-paragraph'));
    if (event.isComposing) return;
    if (event.key === 'Escape' && leave) leave();
    else if (event.key === 'Enter' && (isOneLine || event.ctrlKey || event.metaKey)) saveIfComplete();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    saveIfComplete();
  };
  return (
    <form ref={form} class="cm-form" tabIndex={-1} aria-label={heading} onKeyDown={onKeyDown} onSubmit={onSubmit}>
      <h2>
        {heading} {isChanged && <span class="cm-dot" role="img" aria-label={t('draft')} title={t('draft')} />}
      </h2>
      {children}
      {!isQuiet && <Refused />}
      <div class={isQuiet ? 'cm-desk-row' : 'cm-desk-row cm-save-row'}>
        <button type="submit" class="cm-primary" disabled={store.isReadOnly.value || store.connection.value !== 'here'}>
          {isSaving ? t('saving') : (saveWords ?? t('save'))}
        </button>
        {leave && (
          <button type="button" class="cm-desk-key" onClick={leave}>
            {t('leave')} <kbd>Esc</kbd>
          </button>
        )}
        {isChanged && drop && (
          <button type="button" class="cm-desk-key" onClick={drop}>
            {t('drop_draft')}
          </button>
        )}
      </div>
    </form>
  );
}

function Refused() {
  const refused = store.refused.value;
  if (!refused) return null;
  return (
    <div class="cm-refused" role="alert">
      <p lang="en">{refused.message}</p>
      {refused.hint && <p lang="en">{refused.hint}</p>}
      <ul lang="en">
        {refused.detail?.faults?.map((fault) => (
          <li key={fault.message}>
            {fault.code}: {fault.message} – {fault.hint}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly lang?: string;
  readonly first?: boolean;
  readonly hint?: string;
  readonly required?: boolean;
  /** The key of the record that the field is for, such as `names/en`: where a fault of it is shown. */
  readonly of?: string;
}

export function Field({ label, value, onChange, lang, first, hint, of, required = false }: FieldProps) {
  const id = useId();
  return (
    <div class="cm-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        value={value}
        {...(lang && { lang })}
        dir="auto"
        data-first={first || undefined}
        data-key={of}
        required={required}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {hint && (
        <small id={`${id}-hint`} class="cm-quiet">
          {hint}
        </small>
      )}
    </div>
  );
}

interface LinesProps extends Omit<FieldProps, 'hint'> {
  /** One paragraph, in as many lines as it needs: Enter saves, as in a field of one line. */
  readonly isParagraph?: boolean;
}

/** A field of several lines. */
export function Lines({ label, value, onChange, lang, first, of, required = false, isParagraph = false }: LinesProps) {
  const id = useId();
  return (
    <div class="cm-field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        class={isParagraph ? 'cm-paragraph' : undefined}
        rows={isParagraph ? 2 : 3}
        value={value}
        {...(lang && { lang })}
        dir="auto"
        data-first={first || undefined}
        data-key={of}
        required={required}
        onInput={({ currentTarget: { value: text } }) => onChange(isParagraph ? text.replace(/\s*\n\s*/g, ' ') : text)}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
  /** As of a Field. */
  readonly of?: string;
}

export function Choice({ label, value, options, onChange, of }: ChoiceProps) {
  const id = useId();
  return (
    <div class="cm-field">
      <label for={id}>{label}</label>
      <select id={id} value={value} data-key={of} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
