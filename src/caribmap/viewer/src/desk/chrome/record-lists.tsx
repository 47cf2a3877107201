/** Without a record at hand: the quotes of the article, what they began, and the places of the dossier. */
import { openPlace, openQuote } from '../article/deciding.ts';
import { beginEvent, markQuote } from '../base/beginning.ts';
import { listOf, useNouns } from '../base/listing.ts';
import * as store from '../base/store.ts';
import { t } from '../i18n/index.ts';
import { nounLabel, titleOf } from '../records/labels.ts';
import { openRecord } from '../records/open-record.ts';

export function RecordLists() {
  useNouns(['event', 'discrepancy']);
  const languages = store.head.value?.languages ?? [];
  return (
    <div class="cm-lists">
      <h2>{t('quotes_here')}</h2>
      {store.article.value?.quotes.length === 0 && <p class="cm-quiet">{t('no_quotes')}</p>}
      {store.markedQuotes.value.length > 0 && <p role="status">{t('quote_marked')}</p>}
      <Quotes />
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
      <Others noun="event" />
      <Others noun="discrepancy" />
    </div>
  );
}

function Quotes() {
  const article = store.article.value;
  if (!article) return null;
  return (
    <ul class="cm-quote-rows">
      {article.quotes.map(({ id, start, end }) => (
        <li key={id} onKeyDown={(event) => onQuoteKey(event, id)}>
          <button type="button" class="cm-record-row" onClick={() => void openQuote(id)}>
            <span lang={article.language} dir={article.direction} class="cm-quoted">
              {cut(article.text, start, end)}
            </span>
            <small>{id}</small>
          </button>
          {!store.isReadOnly.value && <Beginnings id={id} />}
        </li>
      ))}
    </ul>
  );
}

/** What a quote can begin: an event, and with a second quote a discrepancy. */
function Beginnings({ id }: { id: string }) {
  const isMarked = store.markedQuotes.value.includes(id);
  return (
    <span class="cm-strip-tools">
      <button type="button" aria-keyshortcuts="e" title={t('event_from')} onClick={() => void beginEvent(id)}>
        <kbd>e</kbd>
        <span class="cm-said">{t('event_from')}</span>
      </button>
      <button
        type="button"
        aria-keyshortcuts="d"
        aria-pressed={isMarked}
        title={t('discrepancy_from')}
        onClick={() => void markQuote(id)}
      >
        <kbd>d</kbd>
        <span class="cm-said">{t('discrepancy_from')}</span>
      </button>
    </span>
  );
}

function onQuoteKey(event: KeyboardEvent, id: string): void {
  if (event.ctrlKey || event.metaKey || event.altKey || store.isReadOnly.value) return;
  const act = { e: beginEvent, d: markQuote }[event.key];
  if (!act) return;
  event.preventDefault();
  void act(id);
}

function Others({ noun }: { noun: string }) {
  const { records } = listOf(noun);
  if (records.length === 0) return null;
  return (
    <>
      <h2>{nounLabel(noun)}</h2>
      <ul>
        {records.map((kept) => (
          <li key={kept.id}>
            <button type="button" class="cm-record-row" onClick={() => openRecord(noun, kept)}>
              <span dir="auto">{titleOf(kept).words}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function cut(text: string, start: number, end: number): string {
  return [...text].slice(start, end).join('');
}
