/** The record at hand; without one, the quotes of the article and the places of the dossier. */

import { focusArticle } from '../article/text-box.tsx';
import * as store from '../base/store.ts';
import { ArticleForm } from '../forms/article-form.tsx';
import { PlaceForm } from '../forms/place-form.tsx';
import { QuoteForm } from '../forms/quote-form.tsx';
import { RecipeForm } from '../forms/recipe-form.tsx';
import { t } from '../i18n/index.ts';
import { MapPane } from '../map/map-pane.tsx';
import { RecordForm } from '../records/record-form.tsx';
import { FaultList } from './fault-list.tsx';
import { FaultsHere } from './faults-here.tsx';
import { RecordLists } from './record-lists.tsx';

export function RecordPane() {
  return (
    <div class="cm-right-column">
      <MapPane />
      <section class="cm-right" aria-label={t('record')} tabIndex={-1}>
        <FaultsHere />
        <AtHand />
      </section>
    </div>
  );
}

function done(): void {
  store.atHand.value = null;
  store.refused.value = null;
  if (store.screen.value === 'text') focusArticle();
  else document.querySelector<HTMLElement>('.cm-left [tabindex="0"], .cm-left button')?.focus();
}

function AtHand() {
  const found = store.atHand.value;
  if (found?.kind === 'quote') {
    const { kept, proposal } = found;
    return <QuoteForm key={`${kept?.id} ${kept?.hash} ${proposal.span}`} kept={kept} proposal={proposal} done={done} />;
  }
  if (found?.kind === 'place')
    return <PlaceForm key={`${found.kept?.id} ${found.kept?.hash} ${found.name}`} {...found} done={done} />;
  if (found?.kind === 'record') {
    const { noun, kept, initial } = found;
    return <RecordForm key={`${noun} ${kept?.id} ${kept?.hash} ${JSON.stringify(initial)}`} {...found} done={done} />;
  }
  if (found?.kind === 'recipe') return <RecipeForm {...found} done={done} />;
  if (found?.kind === 'article') return <ArticleForm {...found} done={done} />;
  if (found?.kind === 'faults') return <FaultList done={done} />;
  return store.screen.value === 'text' ? <RecordLists /> : <p class="cm-quiet">{t('nothing_at_hand')}</p>;
}
