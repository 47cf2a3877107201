/** The values of a form, which become a draft as soon as one is changed. */
import { useState } from 'preact/hooks';

import { dropDraft, keepDraft, readDraft } from './draft.ts';

export interface Draft<T> {
  readonly values: T;
  readonly isChanged: boolean;
  readonly change: (part: Partial<T>) => void;
  readonly drop: () => void;
}

export function useDraft<T extends object>(name: string, initial: () => T): Draft<T> {
  const [found] = useState(() => readDraft<T>(name));
  const [values, setValues] = useState<T>(() => found ?? initial());
  const [isChanged, setChanged] = useState(found !== null);
  return {
    values,
    isChanged,
    change: (part) => {
      const next = { ...values, ...part };
      setValues(next);
      setChanged(true);
      keepDraft(name, next);
    },
    drop: () => {
      dropDraft(name);
      setValues(initial());
      setChanged(false);
    },
  };
}
