/** Chooses the place of this dossier whose alias an open name is. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import * as store from '../base/store.ts';
import type { Kept, Mention } from '../base/types.ts';
import { t } from '../i18n/index.ts';
import { begin, takePlace } from './deciding.ts';

const MOST = 9;

export function AliasField({ mention }: { mention: Mention }) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  // Before the next key arrives.
  useLayoutEffect(() => field.current?.focus(), []);
  const found = fitting(typed);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const [first] = found;
    if (event.key === 'Escape') begin('look');
    else if (event.key === 'Enter' && first) takePlace(first, mention);
  };
  return (
    <div class="cm-alias">
      <label>
        {t('alias_label')}
        <input
          ref={field}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      <ul class="cm-desk-row">
        {found.map((place) => (
          <li key={place.id}>
            <button type="button" class="cm-desk-key" onClick={() => takePlace(place, mention)}>
              <bdi>{store.nameOf(place, languages())}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function languages(): readonly string[] {
  return store.head.value?.languages ?? [];
}

function fitting(typed: string): readonly Kept[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const fits = (place: Kept): boolean =>
    place.id.includes(wanted) ||
    JSON.stringify(place.record.names ?? {})
      .toLocaleLowerCase()
      .includes(wanted);
  return store.places.value.filter(fits).slice(0, MOST);
}
