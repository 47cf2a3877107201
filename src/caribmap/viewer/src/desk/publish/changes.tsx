/** What has changed in the files, as a diff: since the desk was opened, or since its last build. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

import { attempt } from '../base/actions.ts';
import { ask } from '../base/api.ts';
import * as store from '../base/store.ts';
import { Choice } from '../forms/form.tsx';
import { t } from '../i18n/index.ts';

interface Changed {
  readonly file: string;
  readonly diff: string;
}

interface Answer {
  readonly files: readonly Changed[];
  readonly is_built: boolean;
}

export function Changes() {
  const since = useSignal('opened');
  const answer = useSignal<Answer | null>(null);
  const revision = store.head.value?.revision;
  useEffect(() => {
    void attempt(async () => {
      answer.value = await ask<Answer>(`changes?since=${since.value}`);
    });
  }, [revision, since.value, store.savedAt.value]);
  const files = answer.value?.files ?? [];
  return (
    <section class="cm-changes" aria-labelledby="cm-changes">
      <div class="cm-desk-row">
        <h2 id="cm-changes">{t('changes')}</h2>
        {answer.value?.is_built && (
          <Choice
            label={t('since')}
            value={since.value}
            options={[
              ['opened', t('since_opened')],
              ['built', t('since_built')],
            ]}
            onChange={(value) => (since.value = value)}
          />
        )}
      </div>
      {files.length === 0 && <p class="cm-quiet">{t('no_changes')}</p>}
      {files.map(({ file, diff }) => (
        <details key={file} open>
          <summary>
            <code>{file}</code>
          </summary>
          {diff ? <Diff diff={diff} /> : <p class="cm-quiet">{t('article_changed')}</p>}
        </details>
      ))}
    </section>
  );
}

/** The lines of a unified diff, without its two first ones, which name the file. */
function Diff({ diff }: { diff: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys can scroll it only with the focus on it
    <div class="cm-diff" dir="ltr" tabIndex={0} role="region" aria-label={t('changes')}>
      {diff
        .split('\n')
        .slice(2)
        .map((line, index) => (
          <div key={index} class={CLASS_OF[line[0] ?? '']}>
            {line}
          </div>
        ))}
    </div>
  );
}

const CLASS_OF: Readonly<Record<string, string>> = { '+': 'cm-added', '-': 'cm-removed', '@': 'cm-hunk' };
