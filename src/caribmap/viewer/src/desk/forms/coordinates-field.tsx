/** The field for pasted coordinates. The server reads every notation; what may mean two positions is asked. */
import { useEffect, useState } from 'preact/hooks';

import { attempt } from '../base/actions.ts';
import { ask } from '../base/api.ts';
import { plainPoint } from '../base/records.ts';
import type { Position } from '../base/shapes.ts';
import * as store from '../base/store.ts';
import type { Reading } from '../base/types.ts';
import { t } from '../i18n/index.ts';
import { Field } from './form.tsx';
import { written } from './place-values.ts';

const PAUSE_MS = 150;

/** What a text may mean; the desk's own notation is read without the server. */
export async function readPosition(text: string): Promise<readonly Reading[]> {
  const plain = plainPoint(text);
  if (plain) return [{ lng: plain[0], lat: plain[1], notation: 'decimal' }];
  const found: Reading[] = [];
  await attempt(async () => {
    const { language } = store.article.value ?? {};
    const { readings } = await ask<{ readings: Reading[] }>('propose/coordinates', { text, language });
    for (const one of readings) found.push(one);
  });
  return found;
}

interface Props {
  readonly text: string;
  readonly point: Position | null;
  readonly first: boolean;
  readonly change: (part: { readonly coordinates: string; readonly point: Position | null }) => void;
}

export function CoordinatesField({ text, point, first, change }: Props) {
  const [read, setRead] = useState<{ readonly text: string; readonly readings: readonly Reading[] } | null>(null);
  useEffect(() => {
    if (point || text.trim() === '') return;
    const pause = setTimeout(() => {
      void readPosition(text).then((readings) => {
        setRead({ text, readings });
        const [only] = readings;
        if (only && readings.length === 1) change({ coordinates: text, point: [only.lng, only.lat] });
      });
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [text, point]);
  const readings = read?.text === text ? read.readings : null;
  const isPlain = plainPoint(text) !== null;
  const meaning = point && !isPlain ? t('read_as', { position: written(point) }) : null;
  const hint = readings?.length === 0 ? t('coordinates_wrong') : (meaning ?? t('coordinates_hint'));
  return (
    <>
      <Field
        label={t('coordinates')}
        value={text}
        hint={hint}
        first={first}
        of="geometry"
        onChange={(coordinates) => change({ coordinates, point: plainPoint(coordinates) })}
        required
      />
      {!point && readings && readings.length > 1 && (
        <div role="group" class="cm-warning" aria-label={t('which_meant')}>
          <p>{t('which_meant')}</p>
          <div class="cm-desk-row">
            {readings.map(({ lng, lat }) => (
              <button
                key={`${lat} ${lng}`}
                type="button"
                class="cm-desk-key"
                onClick={() => change({ coordinates: written([lng, lat]), point: [lng, lat] })}
              >
                <bdi>{written([lng, lat])}</bdi>
              </button>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
