/** The values of a form, which become a draft as soon as one is changed. */
import { useRef, useState } from 'preact/hooks';

import { dropDraft, keepDraft, readDraft } from './draft.ts';

export interface Draft<T> {
  readonly values: T;
  /** The values as they are by now, for what has waited. */
  readonly latest: () => T;
  readonly isChanged: boolean;
  readonly change: (part: Partial<T>) => void;
  readonly drop: () => void;
}

export function useDraft<T extends object>(name: string, initial: () => T): Draft<T> {
  const [found] = useState(() => readDraft<T>(name));
  const [values, setValues] = useState<T>(() => found ?? initial());
  // What comes later than the next key changes what is there then.
  const current = useRef(values);
  const [isChanged, setChanged] = useState(found !== null);
  return {
    values,
    latest: () => current.current,
    isChanged,
    change: (part) => {
      const next = { ...current.current, ...part };
      current.current = next;
      setValues(next);
      setChanged(true);
      keepDraft(name, next);
    },
    drop: () => {
      dropDraft(name);
      current.current = initial();
      setValues(current.current);
      setChanged(false);
    },
  };
}
