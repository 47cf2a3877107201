/** Language tags (BCP 47): what a tag falls back to, its direction, and a form of it that the browser takes. */
import { RTL_LANGUAGES, RTL_SCRIPTS } from './map-words.ts';

export type Direction = 'ltr' | 'rtl';

/** 'zh-Hant-TW' -> ['zh-Hant-TW', 'zh-Hant', 'zh'] (RFC 4647, lookup). */
export function truncations(tag: string): readonly string[] {
  const subtags = tag.split('-');
  return subtags
    .map((_, dropped) => subtags.slice(0, subtags.length - dropped))
    .filter((rest) => (rest.at(-1) ?? '').length > 1)
    .map((rest) => rest.join('-'));
}

/** The direction of a language: of the script that its tag names, else of the one it is usually in. */
function directionOf(tag: string): Direction {
  const [language = '', ...others] = tag.split('-');
  const script = others.find((subtag) => /^[A-Za-z]{4}$/.test(subtag));
  const isRtl = script ? includes(RTL_SCRIPTS, script) : includes(RTL_LANGUAGES, language.toLowerCase());
  return isRtl ? 'rtl' : 'ltr';
}

/** Attributes of an element whose words are in a language; of none, nothing. */
export function marksOf(tag: string | null | undefined): { lang?: string; dir?: Direction } {
  return tag ? { lang: tag, dir: directionOf(tag) } : {};
}

/** A tag for the browser's formatters: English where it knows no such language; Arabic with the digits of its press. */
export function formatterTag(tag: string): string {
  const [known = 'en'] = supported(tag);
  return /^ar(-|$)/.test(known) && !known.includes('-u-') ? `${known}-u-nu-latn` : known;
}

function supported(tag: string): readonly string[] {
  // Every browser knows them; to ask for the first time takes 40 ms.
  if (/^(ar|de|en|es|fr|it|pt|uk)$/.test(tag)) return [tag];
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag);
  } catch {
    return [];
  }
}

function includes(list: readonly string[], item: string): boolean {
  return list.includes(item);
}
