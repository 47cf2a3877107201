/** What stands at the caret, in words, for those who hear the article. */
import * as store from '../base/store.ts';
import type { Mention } from '../base/types.ts';
import { t } from '../i18n/index.ts';

export function textAtCaret(): string {
  const at = store.caret.value;
  const found = store.article.value?.mentions.find(({ start, end }) => start <= at && at <= end);
  const quoted = store.article.value?.quotes.find(({ start, end }) => start <= at && at <= end);
  const parts = [found && wordsFor(found), quoted && t('said_quote', { id: quoted.id })];
  return parts.filter(Boolean).join('; ');
}

function wordsFor(mention: Mention): string {
  const { surface } = mention;
  if (mention.place) return t('said_mapped', { name: surface });
  if (mention.ruling) return t('said_ruled', { name: surface });
  const position = store.openMentions.value.findIndex(({ start }) => start === mention.start) + 1;
  return t('said_open', { name: surface, position, total: store.openMentions.value.length });
}
