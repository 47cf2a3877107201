/** Words of the interface as content of an element. */
import type { ComponentChild } from 'preact';

import { interfaceLanguage, messageLanguage, type Params, plainMessage } from '../i18n/index.ts';
import { marksOf } from '../i18n/languages.ts';
import type { MessageKey } from '../i18n/messages.ts';

/** As `t`; a message that is in English for want of the reader's language is marked as such. */
export function said(language: string, key: MessageKey, params?: Params): ComponentChild {
  const words = plainMessage(language, key, params);
  const spoken = messageLanguage(language, key);
  if (spoken !== 'en' || interfaceLanguage(language) === 'en') return words;
  return <span {...marksOf(spoken)}>{words}</span>;
}
