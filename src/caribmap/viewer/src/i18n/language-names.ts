/** Names of languages. */
import { kept } from './formatters.ts';
import { interfaceLanguageName } from './index.ts';

const languagesOf = kept((language) => new Intl.DisplayNames([language], { type: 'language' }));

/**
 * 'de' -> 'Deutsch', in the reader's language; the tag itself where the browser has no name for it. The interface's own
 * languages are known: the browser's names take longer to load than a card takes to open.
 */
export function languageName(tag: string, language: string): string {
  return interfaceLanguageName(tag, language) ?? browserName(tag, language);
}

function browserName(tag: string, language: string): string {
  try {
    return languagesOf(language).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
