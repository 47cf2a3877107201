/** The interface's words. A message may hold {name} and, parted by '|', the plural forms of its language for `count`. */
import { isolated } from './bidi.ts';
import { en } from './en.ts';
import { marksOf, truncations } from './languages.ts';
import type { MessageKey } from './messages.ts';
import { countIn } from './numbers.ts';
import { formFor } from './plurals.ts';

export type Params = Readonly<Record<string, string | number>>;

type Words = Readonly<Record<string, string | undefined>>;

const ENGLISH = 'en';
/** English, and what the page carries besides. */
const dictionaries = new Map<string, Words>([[ENGLISH, en]]);
const chains = new Map<string, readonly string[]>();

/** Adds words of a language; they come before those that it has already. */
export function addWords(language: string, words: Words): void {
  dictionaries.set(language, { ...dictionaries.get(language), ...words });
  chains.clear();
}

/** The dictionaries for a reader's language, the nearest first: those of the tag and what it falls back to, then English. */
function chainOf(language: string): readonly string[] {
  const known = chains.get(language);
  if (known) return known;
  const chain = [...truncations(language).filter((tag) => dictionaries.has(tag) && tag !== ENGLISH), ENGLISH];
  chains.set(language, chain);
  return chain;
}

/** The dictionary's own tag for a language: English where the interface does not speak it. */
export function interfaceLanguage(language: string): string {
  return chainOf(language)[0] ?? ENGLISH;
}

/** The language of a page for a reader: theirs, or English where the interface does not speak it. */
export function pageLanguage(language: string): string {
  return truncations(language).some((tag) => dictionaries.has(tag)) ? language : ENGLISH;
}

/** The language in which a message stands. */
export function messageLanguage(language: string, key: string): string {
  return chainOf(language).find((tag) => Object.hasOwn(dictionaries.get(tag) ?? {}, key)) ?? ENGLISH;
}

/** 'de' -> 'Deutsch': between the interface's languages, and only for bare tags; 'de-AT' has a name of its own. */
export function interfaceLanguageName(tag: string, language: string): string | undefined {
  const key = `language_${tag}`;
  return isKey(key) && dictionaries.has(language) && Object.hasOwn(dictionaries.get(language) ?? {}, key)
    ? t(language, key)
    : undefined;
}

/** A message; one that is in English for want of a language that runs the other way keeps its direction. */
export function t(language: string, key: MessageKey, params?: Params): string {
  const message = plainMessage(language, key, params);
  const [dir, pageDir] = [messageLanguage(language, key), interfaceLanguage(language)].map((tag) => marksOf(tag).dir);
  return dir === pageDir ? message : `${dir === 'rtl' ? '\u2067' : '\u2066'}${message}\u2069`;
}

/** As `t`, for an element that says its direction itself. */
export function plainMessage(language: string, key: MessageKey, params: Params = {}): string {
  const spoken = messageLanguage(language, key);
  const message = formFor(spoken, dictionaries.get(spoken)?.[key] ?? en[key], params.count);
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return typeof value === 'number' ? countIn(spoken, value) : value === undefined ? whole : isolated(value);
  });
}

/** A word for an open vocabulary (kinds, rulings): its message if there is one, else the slug with its hyphens opened. */
export function tOpen(
  language: string,
  prefix: 'kind' | 'ruling' | 'from' | 'modality' | 'basis',
  slug: string,
  fallback = (): string => slug.replaceAll('-', ' '),
): string {
  const key = `${prefix}_${slug.replaceAll('-', '_')}`;
  return isKey(key) ? t(language, key) : fallback();
}

function isKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}
