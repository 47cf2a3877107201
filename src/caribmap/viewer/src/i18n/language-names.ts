/** What languages are called. */
import { kept } from './formatters.ts';
import { dictionaryOf } from './index.ts';

const languagesOf = kept((language) => new Intl.DisplayNames([language], { type: 'language' }));

/** 'de' -> 'Deutsch', in the reader's language; the tag itself where the browser has no name for it. */
export function languageName(tag: string, language: string): string {
  try {
    return languagesOf(language).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** In the language itself. The interface's own are known: the browser's names take longer to load than all else in the page's head. */
export function ownName(tag: string): string {
  return dictionaryOf(tag)?.own_name ?? languageName(tag, tag);
}
