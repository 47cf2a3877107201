/** Copy, CSV, GeoJSON; where the page may do none of it, the text itself to copy by hand. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

import { t } from '../i18n/index.ts';
import type { State } from '../state.ts';
import { asCsv, asGeoJson, asTsv, type Sheet } from './export.ts';
import { copyText, saveText } from './hand-over.ts';

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
    const text = asTsv(sheet());
    copied.value = await copyText(text);
    if (!copied.value) byHand.value = text;
  };
  const save = (text: string, ending: string, type: string): void => {
    copied.value = false;
    if (!saveText(text, `${table}.${ending}`, type)) byHand.value = text;
  };
  const geometryOf = (placeId: string) => state.index.places.get(placeId)?.geometry ?? null;
  return (
    <div class="table-actions">
      <span role="status">{copied.value && t(language, 'table_copied')}</span>
      <button type="button" class="link" onClick={() => void copy()}>
        {t(language, 'table_copy')}
      </button>
      <button
        type="button"
        class="link"
        aria-label={t(language, 'table_download', { format: 'CSV' })}
        onClick={() => save(asCsv(sheet()), 'csv', 'text/csv')}
      >
        CSV
      </button>
      <button
        type="button"
        class="link"
        aria-label={t(language, 'table_download', { format: 'GeoJSON' })}
        onClick={() => save(asGeoJson(sheet(), geometryOf), 'geojson', 'application/geo+json')}
      >
        GeoJSON
      </button>
      {byHand.value !== null && <TextByHand state={state} text={byHand.value} onClose={() => (byHand.value = null)} />}
    </div>
  );
}

function TextByHand({ state, text, onClose }: { readonly state: State; readonly text: string; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const language = state.language.value;
  useEffect(() => {
    dialog.current?.showModal();
    area.current?.select();
  }, []);
  return (
    <dialog ref={dialog} class="by-hand" aria-labelledby="by-hand-why" onClose={onClose}>
      <p id="by-hand-why">{t(language, 'table_by_hand')}</p>
      <textarea ref={area} readOnly aria-labelledby="by-hand-why" value={text} />
      <button type="button" onClick={() => dialog.current?.close()}>
        {t(language, 'close')}
      </button>
    </dialog>
  );
}
