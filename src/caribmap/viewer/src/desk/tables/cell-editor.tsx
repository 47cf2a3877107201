/** One cell while it is changed: Enter saves, Escape leaves it as it was. */
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { t } from '../i18n/index.ts';
import { choiceLabel, choicesOf } from '../records/labels.ts';
import type { Column } from '../records/values.ts';

interface Props {
  readonly column: Column;
  readonly label: string;
  readonly text: string;
  /** Whether `text` was just typed, and the caret stands behind it. */
  readonly isTyped: boolean;
  /** Saves, and moves the focus: 'down', 'on' to the next cell, or not at all. False if the text does not fit. */
  readonly save: (text: string, then: 'down' | 'on' | 'back' | 'stay') => boolean;
  readonly leave: () => void;
}

export function CellEditor({ column, label, text, isTyped, save, leave }: Props) {
  const input = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const [isWrong, setWrong] = useState(false);
  // The table may be drawn anew while somebody types.
  const [typed, setTyped] = useState(text);
  const id = useId();
  useLayoutEffect(() => {
    input.current?.focus();
    if (!isTyped && input.current && 'select' in input.current) input.current.select?.();
  }, []);
  const end = (then: 'down' | 'on' | 'back' | 'stay'): void => {
    if (input.current) setWrong(!save(input.current.value, then));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter') end('down');
    else if (event.key === 'Tab') end(event.shiftKey ? 'back' : 'on');
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
  };
  const shared = { ref: input, 'aria-label': label, onKeyDown, onBlur: () => end('stay') };
  const options = optionsOf(column, text);
  if (options) {
    return (
      <select {...shared} value={typed} onChange={(event) => setTyped(event.currentTarget.value)}>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    );
  }
  return (
    <>
      <input
        {...shared}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        dir="auto"
        {...(column.language && { lang: column.language })}
        list={column.field.noun ? `${id}-ids` : undefined}
        aria-invalid={isWrong}
      />
      {column.field.noun && column.field.form === 'list' && (
        <datalist id={`${id}-ids`}>
          {choicesOf(column.field.noun).map(([value]) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** What a cell may hold, where that is a list; what it holds is always among it. */
function optionsOf({ field }: Column, text: string): readonly (readonly [string, string])[] | null {
  const isChoice = field.form === 'choice' || field.form === 'flag';
  if (!isChoice && !(field.noun && field.form === 'text')) return null;
  const known = field.noun
    ? choicesOf(field.noun)
    : (field.choices ?? ['true', 'false']).map((one) => [one, choiceLabel(field, one)] as const);
  const own = text && !known.some(([value]) => value === text) ? [[text, text] as const] : [];
  return [...(field.required && text ? [] : [['', t('not_given')] as const]), ...own, ...known];
}
