/** An outline of the base map as a place's geometry: typed by its name, drawn on the map before it is saved. */
import { useEffect, useState } from 'preact/hooks';

import { attempt } from '../base/actions.ts';
import { ask } from '../base/api.ts';
import * as store from '../base/store.ts';
import type { Recipe, RecipeProposal } from '../base/types.ts';
import { t } from '../i18n/index.ts';
import { Field } from './form.tsx';

const PAUSE_MS = 150;

interface Props {
  /** Such as country:FJ. */
  readonly outline: string;
  readonly change: (part: { readonly outline: string; readonly recipe: Recipe | null }) => void;
}

export function OutlineField({ outline, change }: Props) {
  const [fault, setFault] = useState('');
  useEffect(() => {
    if (!/^\w+:\S/.test(outline)) return;
    const pause = setTimeout(() => {
      void attempt(async () => {
        const found = await ask<RecipeProposal>('propose/recipe', { kind: 'outline', outline, quote: '' });
        store.proposed.value = found.geometry;
        setFault(found.geometry ? '' : (found.faults[0]?.hint ?? ''));
        change({ outline, recipe: found.geometry && found.recipe });
      });
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [outline]);
  useEffect(
    () => () => {
      store.proposed.value = null;
    },
    [],
  );
  return (
    <Field
      label={t('outline_of')}
      value={outline}
      hint={fault || t('outline_hint')}
      onChange={(typed) => change({ outline: typed, recipe: null })}
      required
    />
  );
}
