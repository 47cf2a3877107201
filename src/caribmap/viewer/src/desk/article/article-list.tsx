/** The articles of the dossier with how far each is worked through. */
import { attempt, openArticle } from '../base/actions.ts';
import * as store from '../base/store.ts';
import type { ArticleRow } from '../base/types.ts';
import { share, t } from '../i18n/index.ts';

export function ArticleList() {
  const head = store.head.value;
  const { mention = 0, open = 0 } = head?.counts ?? {};
  return (
    <nav class="cm-articles" aria-label={t('articles')}>
      <div class="cm-articles-head">
        <h2>{t('articles')}</h2>
        <span class="cm-quiet">{t('names_of', { done: mention - open, total: mention })}</span>
        {!store.isReadOnly.value && (
          <button
            type="button"
            class="cm-desk-key"
            onClick={() => {
              store.atHand.value = { kind: 'article' };
            }}
          >
            + {t('paste_article')}
          </button>
        )}
      </div>
      <ul>
        {store.articles.value.map((row) => (
          <li key={row.source}>
            <Row row={row} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Row({ row }: { row: ArticleRow }) {
  const isCurrent = store.article.value?.source === row.source;
  const done = row.mentions - row.open;
  const sign = row.open === 0 ? '●' : done > 0 ? '◐' : '○';
  return (
    <button
      type="button"
      class="cm-article-row"
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => void attempt(() => openArticle(row.source))}
    >
      <span aria-hidden="true">{sign}</span>
      <bdi class="cm-article-name">{row.short ?? row.title ?? row.source}</bdi>
      <span>{t('names_of', { done, total: row.mentions })}</span>
      <span>{t('quotes_of', { count: row.quotes })}</span>
      <span title={t('share_quoted')}>
        {share(row.quoted_share)}
        <span class="cm-said"> {t('share_quoted')}</span>
      </span>
    </button>
  );
}
