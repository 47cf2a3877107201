/** The Publish screen: what is to be looked at, the sign-off, the build, the line for an article, and what has changed. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

import { attempt, write } from '../base/actions.ts';
import { ask } from '../base/api.ts';
import * as store from '../base/store.ts';
import type { Fault } from '../base/types.ts';
import { count, share, t } from '../i18n/index.ts';
import { Changes } from './changes.tsx';
import { Checklist, type Item } from './checklist.tsx';
import { SignOff } from './sign-off.tsx';
import { Snippets } from './snippets.tsx';

export function PublishScreen() {
  const items = useSignal<readonly Item[]>([]);
  const revision = store.head.value?.revision;
  useEffect(() => {
    void attempt(async () => {
      items.value = (await ask<{ items: readonly Item[] }>('checklist')).items;
    });
  }, [revision]);
  return (
    <main class="cm-publish">
      <div class="cm-publish-column">
        <Checklist items={items.value} />
        <Quotas />
        <SignOff items={items.value} />
        <Build />
        <Snippets />
      </div>
      <Changes />
    </main>
  );
}

/** How much of each article is quoted, and which of its names are open. */
function Quotas() {
  const { max_share: most = 1 } = store.head.value?.limits ?? {};
  return (
    <section aria-labelledby="cm-quotas">
      <h2 id="cm-quotas">{t('articles')}</h2>
      <table class="cm-plain-table">
        <thead>
          <tr>
            <th scope="col">{t('article')}</th>
            <th scope="col">{t('open_names')}</th>
            <th scope="col">{t('noun_quote')}</th>
            <th scope="col">{t('quoted_of', { most: share(most) })}</th>
          </tr>
        </thead>
        <tbody>
          {store.articles.value.map((row) => (
            <tr key={row.source}>
              <th scope="row">
                <bdi>{row.short ?? row.title ?? row.source}</bdi>
              </th>
              <td>{count(row.open)}</td>
              <td>{count(row.quotes)}</td>
              <td class={row.quoted_share > most ? 'cm-old' : undefined}>
                <meter value={row.quoted_share} max={most} high={most} aria-hidden="true" /> {share(row.quoted_share)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface Built {
  readonly map: string;
  readonly files: readonly string[];
  readonly faults: readonly Fault[];
}

function Build() {
  const built = useSignal<Built | null>(null);
  const isStrict = useSignal(false);
  const isBuilding = useSignal(false);
  const build = async (): Promise<void> => {
    isBuilding.value = true;
    built.value = null;
    await write(async () => {
      built.value = await ask<Built>('build', { strict: isStrict.value });
    });
    isBuilding.value = false;
  };
  if (store.isReadOnly.value) return null;
  return (
    <section aria-labelledby="cm-build">
      <h2 id="cm-build">{t('build')}</h2>
      <label class="cm-check">
        <input
          type="checkbox"
          checked={isStrict.value}
          onChange={(event) => (isStrict.value = event.currentTarget.checked)}
        />
        {t('build_strict')}
      </label>
      <div class="cm-desk-row">
        <button type="button" class="cm-primary" disabled={isBuilding.value} onClick={() => void build()}>
          {isBuilding.value ? t('building') : t('build_now')}
        </button>
      </div>
      <div role="status">
        {built.value && (
          <>
            <p>
              {t('built', { count: built.value.files.length })} <code>{built.value.map}</code>
            </p>
            {built.value.faults.length > 0 && <p>{t('built_warnings', { count: built.value.faults.length })}</p>}
          </>
        )}
      </div>
    </section>
  );
}
