/** The Text screen: articles, one of them with its marks, and the bar of open names. */
import * as store from '../base/store.ts';
import { t } from '../i18n/index.ts';
import { ArticleList } from './article-list.tsx';
import { makePlaceOf, quoteSelection, selectedName, selectSentence } from './deciding.ts';
import { onArticleKey } from './keys.ts';
import { OpenNames } from './open-names.tsx';
import { TextBox } from './text-box.tsx';

export function TextScreen() {
  const article = store.article.value;
  return (
    <div class="cm-left">
      <ArticleList />
      {article ? (
        <>
          <Tools />
          <TextBox article={article} onKey={onArticleKey} />
          <OpenNames onKey={onArticleKey} />
        </>
      ) : (
        <p class="cm-quiet">{t('no_article')}</p>
      )}
    </div>
  );
}

function Tools() {
  const isNothing = store.selection.value === null;
  return (
    <div class="cm-tools cm-desk-row">
      <ul class="cm-marks-key" aria-label={t('marks')}>
        <li class="cm-mark-mapped">{t('mark_mapped')}</li>
        <li class="cm-mark-ruled">{t('mark_ruled')}</li>
        <li class="cm-mark-open">{t('mark_open')}</li>
        <li class="cm-mark-possible">{t('mark_possible')}</li>
        <li class="cm-mark-quote">{t('mark_quote')}</li>
      </ul>
      {!store.isReadOnly.value && (
        <>
          <button type="button" class="cm-desk-key" disabled={isNothing} onClick={() => void quoteSelection()}>
            <kbd>q</kbd> {t('quote_it')}
          </button>
          <NewPlace />
          <button type="button" class="cm-desk-key" onClick={() => selectSentence(1)}>
            <kbd>x</kbd> {t('whole_sentence')}
          </button>
        </>
      )}
    </div>
  );
}

/** Makes a place of words that nobody has found as a name. */
function NewPlace() {
  const name = selectedName();
  return (
    <button type="button" class="cm-desk-key" disabled={!name} onClick={() => name && void makePlaceOf(name, false)}>
      <kbd>m</kbd> {t('new_place')}
    </button>
  );
}
