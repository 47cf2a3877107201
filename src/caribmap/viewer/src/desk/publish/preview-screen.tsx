/** The Preview screen: the page that a build would write, in a frame that may run its own scripts and nothing else. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { WHOLE_FRAME } from '../../map/rules.ts';
import { attempt } from '../base/actions.ts';
import { ask } from '../base/api.ts';
import * as store from '../base/store.ts';
import { clock, count, t } from '../i18n/index.ts';

const ARTICLE_PX = 720;
/** Widths in CSS pixels in which the page is shown; 0 for all there is. */
const WIDTHS = [
  ['width_full', 0],
  ['width_article', ARTICLE_PX],
  ['width_phone', 390],
] as const;

export function PreviewScreen() {
  const width = useSignal(0);
  const head = store.head.value;
  const preview = head?.preview ?? null;
  const isOld = head !== null && (preview?.revision ?? -1) < head.revision;
  useEffect(() => {
    if (preview) store.previewSeen.value = preview.revision;
  }, [preview?.revision]);
  useEffect(() => {
    // That of a large dossier is made only for somebody who looks.
    if (isOld && head.errors === 0) void attempt(async () => void (await ask('preview', {})));
  }, [isOld, head?.revision]);
  return (
    <main class="cm-preview">
      <div class="cm-tools cm-desk-row">
        <fieldset class="cm-desk-row">
          <legend class="cm-said">{t('width')}</legend>
          {WIDTHS.map(([key, pixels]) => (
            <button
              key={key}
              type="button"
              class="cm-desk-key"
              aria-pressed={width.value === pixels}
              onClick={() => (width.value = pixels)}
            >
              {t(key)}
            </button>
          ))}
        </fieldset>
        <span class="cm-space" />
        <State />
      </div>
      <div class="cm-preview-ground">
        {preview ? (
          <iframe
            key={`${preview.revision} ${width.value}`}
            name={width.value === ARTICLE_PX ? 'caribmap-article' : WHOLE_FRAME}
            title={t('screen_preview')}
            src={preview.address}
            sandbox="allow-scripts"
            style={width.value ? { width: `${width.value}px` } : undefined}
          />
        ) : (
          <p class="cm-nothing">{head?.errors ? t('no_preview_errors', { count: head.errors }) : t('preview_soon')}</p>
        )}
      </div>
    </main>
  );
}

/** Whether the page shown is that of the files as they are. */
function State() {
  const head = store.head.value;
  if (!head?.preview) return null;
  const isOld = head.preview.revision < head.revision;
  return (
    <span role="status" class={isOld ? 'cm-old' : 'cm-quiet'}>
      {t('as_of', { time: clock(new Date(head.preview.built)) })}
      {isOld && ` – ${head.errors ? t('no_preview_errors', { count: head.errors }) : t('preview_soon')}`}
      <span class="cm-said"> {count(head.preview.revision)}</span>
    </span>
  );
}
