/** The desk's words, in the viewer's languages; chosen by the browser, kept by the desk, apart from the dossier's languages. */
import { signal } from '@preact/signals';

import { isolated } from '../../i18n/bidi.ts';
import { DICTIONARIES } from '../../i18n/dictionaries.ts';
import { addWords, tOpen } from '../../i18n/index.ts';
import { type Direction, formatterTag, marksOf, truncations } from '../../i18n/languages.ts';
import { countIn } from '../../i18n/numbers.ts';
import { formFor } from '../../i18n/plurals.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { pt } from './pt.ts';
import { uk } from './uk.ts';
import type { DeskKey, DeskWords } from './words.ts';

export type { DeskKey } from './words.ts';

const WORDS: Readonly<Record<string, DeskWords>> = { ar, de, en, es, fr, it, pt, uk };
const KEPT = 'caribmap-desk-language';

/** Each language of the desk with its own name. */
export const LANGUAGES: readonly (readonly [string, string])[] = [
  ['ar', 'العربية'],
  ['de', 'Deutsch'],
  ['en', 'English'],
  ['es', 'Español'],
  ['fr', 'Français'],
  ['it', 'Italiano'],
  ['pt', 'Português'],
  ['uk', 'Українська'],
];

for (const [tag, words] of Object.entries(DICTIONARIES)) addWords(tag, words);

export const language = signal(chosen());

function chosen(): string {
  const wanted = [localStorage.getItem(KEPT) ?? '', ...navigator.languages].flatMap(truncations);
  return wanted.find((tag) => Object.hasOwn(WORDS, tag)) ?? 'en';
}

export function setLanguage(tag: string): void {
  localStorage.setItem(KEPT, tag);
  language.value = tag;
}

export function direction(): Direction {
  return marksOf(language.value).dir ?? 'ltr';
}

/** A message; {name} stands for a value. */
export function t(key: DeskKey, params: Readonly<Record<string, string | number>> = {}): string {
  const tag = language.value;
  const message = formFor(tag, (WORDS[tag] ?? en)[key], params.count);
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return typeof value === 'number' ? countIn(tag, value) : value === undefined ? whole : isolated(value);
  });
}

/** A word of an open vocabulary as readers of a map get it; a slug that has none is opened. */
export function viewerWord(prefix: 'kind' | 'ruling' | 'modality' | 'basis', slug: string): string {
  const key = `${prefix}_${slug.replaceAll('-', '_')}`;
  return isDeskKey(key) ? t(key) : tOpen(language.value, prefix, slug);
}

export function isDeskKey(key: string): key is DeskKey {
  return Object.hasOwn(en, key);
}

export function count(value: number): string {
  return countIn(language.value, value);
}

export function share(value: number): string {
  return new Intl.NumberFormat(formatterTag(language.value), { style: 'percent', maximumFractionDigits: 0 }).format(
    value,
  );
}

export function clock(at: Date): string {
  return at.toLocaleTimeString(formatterTag(language.value), { hour: '2-digit', minute: '2-digit' });
}
