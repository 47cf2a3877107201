/** Copy, CSV, GeoJSON; where the page may do none of it, the text itself to copy by hand. */

import { useSignal } from '@preact/signals';
import { t } from '../i18n/index.ts';
import { copyText, saveText } from '../parts/hand-over.ts';
import { said } from '../parts/said.tsx';
import { TextByHand } from '../parts/text-by-hand.tsx';
import { inSlices } from '../slices.ts';
import type { State } from '../state.ts';
import { asCsv, asGeoJson, asTsv, type Pieces, type Sheet } from './export.ts';

interface Props {
  readonly state: State;
  /** Names the file. */
  readonly table: string;
  readonly sheet: () => Sheet;
}

export function TakeAlong({ state, table, sheet }: Props) {
  const language = state.language.value;
  const byHand = useSignal<string | null>(null);
  const copied = useSignal(false);
  const copy = async (): Promise<void> => {
    const text = (await inSlices(asTsv(sheet()))).join('');
    copied.value = await copyText(text);
    if (!copied.value) byHand.value = text;
  };
  const save = async (pieces: Pieces, ending: string, type: string): Promise<void> => {
    copied.value = false;
    const text = await inSlices(pieces);
    // The byte order mark is for programs that read the file.
    if (!saveText(text, `${table}.${ending}`, type)) byHand.value = text.join('').replace(/^\ufeff/, '');
  };
  const geometryOf = (placeId: string) => state.index.places.get(placeId)?.geometry ?? null;
  return (
    <div class="cm-table-actions">
      <span role="status">{copied.value && t(language, 'table_copied')}</span>
      <button type="button" class="cm-link" onClick={() => void copy()}>
        {said(language, 'table_copy')}
      </button>
      <button
        type="button"
        class="cm-link"
        aria-label={t(language, 'table_download', { format: 'CSV' })}
        onClick={() => void save(asCsv(sheet()), 'csv', 'text/csv')}
      >
        CSV
      </button>
      <button
        type="button"
        class="cm-link"
        aria-label={t(language, 'table_download', { format: 'GeoJSON' })}
        onClick={() => void save(asGeoJson(sheet(), geometryOf), 'geojson', 'application/geo+json')}
      >
        GeoJSON
      </button>
      {byHand.value !== null && <TextByHand state={state} text={byHand.value} onClose={() => (byHand.value = null)} />}
    </div>
  );
}
