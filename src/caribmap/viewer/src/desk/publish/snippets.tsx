/** The line that puts the map into an article, to copy. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

import { attempt } from '../base/actions.ts';
import { ask } from '../base/api.ts';
import * as store from '../base/store.ts';
import { t } from '../i18n/index.ts';

interface Answer {
  readonly frame: string;
  readonly facade: string;
  readonly has_url: boolean;
}

export function Snippets() {
  const answer = useSignal<Answer | null>(null);
  const revision = store.head.value?.revision;
  useEffect(() => {
    void attempt(async () => {
      answer.value = await ask<Answer | null>('embed');
    });
  }, [revision]);
  if (!answer.value) return null;
  return (
    <section aria-labelledby="cm-embed">
      <h2 id="cm-embed">{t('embed')}</h2>
      {!answer.value.has_url && <p class="cm-quiet">{t('no_url')}</p>}
      <Snippet label={t('embed_frame')} text={answer.value.frame} />
      <Snippet label={t('embed_facade')} text={answer.value.facade} />
    </section>
  );
}

function Snippet({ label, text }: { label: string; text: string }) {
  const isCopied = useSignal(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    isCopied.value = true;
  };
  return (
    <label class="cm-field">
      {label}
      <span class="cm-with-button">
        <textarea readOnly rows={3} value={text} spellcheck={false} dir="ltr" />
        <button type="button" class="cm-desk-key" onClick={() => void copy()}>
          {isCopied.value ? t('copied') : t('copy')}
        </button>
      </span>
    </label>
  );
}
