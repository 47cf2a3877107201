/** The record at hand; without one, the quotes of the article and the places of the dossier. */

import { openPlace, openQuote } from '../article/deciding.ts';
import { focusArticle } from '../article/text-box.tsx';
import * as store from '../base/store.ts';
import { ArticleForm } from '../forms/article-form.tsx';
import { PlaceForm } from '../forms/place-form.tsx';
import { QuoteForm } from '../forms/quote-form.tsx';
import { RecipeForm } from '../forms/recipe-form.tsx';
import { t } from '../i18n/index.ts';
import { MapPane } from '../map/map-pane.tsx';
import { FaultList } from './fault-list.tsx';

export function RecordPane() {
  return (
    <div class="cm-right-column">
      <MapPane />
      <section class="cm-right" aria-label={t('record')} tabIndex={-1}>
        <AtHand />
      </section>
    </div>
  );
}

function done(): void {
  store.atHand.value = null;
  store.refused.value = null;
  focusArticle();
}

function AtHand() {
  const found = store.atHand.value;
  if (found?.kind === 'quote') {
    const { kept, proposal } = found;
    return <QuoteForm key={`${kept?.id} ${proposal.span}`} kept={kept} proposal={proposal} done={done} />;
  }
  if (found?.kind === 'place') return <PlaceForm key={`${found.kept?.id} ${found.name}`} {...found} done={done} />;
  if (found?.kind === 'recipe') return <RecipeForm {...found} done={done} />;
  if (found?.kind === 'article') return <ArticleForm done={done} />;
  if (found?.kind === 'faults') return <FaultList done={done} />;
  return <Lists />;
}

function Lists() {
  const article = store.article.value;
  const languages = store.head.value?.languages ?? [];
  return (
    <div class="cm-lists">
      <h2>{t('quotes_here')}</h2>
      {article?.quotes.length === 0 && <p class="cm-quiet">{t('no_quotes')}</p>}
      <ul>
        {article?.quotes.map(({ id, start, end }) => (
          <li key={id}>
            <button type="button" class="cm-record-row" onClick={() => void openQuote(id)}>
              <span lang={article.language} dir={article.direction} class="cm-quoted">
                {cut(article.text, start, end)}
              </span>
              <small>{id}</small>
            </button>
          </li>
        ))}
      </ul>
      <h2>{t('places')}</h2>
      {store.places.value.length === 0 && <p class="cm-quiet">{t('no_places')}</p>}
      <ul class="cm-desk-row">
        {store.places.value.map((place) => (
          <li key={place.id}>
            <button type="button" class="cm-desk-key" onClick={() => void openPlace(place.id)}>
              <bdi>{store.nameOf(place, languages)}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function cut(text: string, start: number, end: number): string {
  return [...text].slice(start, end).join('');
}
