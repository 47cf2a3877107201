/** Messages of the interface. A message may hold {name} and, for counts, two forms: 'one|other', chosen by `count`. */
import { isolated } from './bidi.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { MessageKey, Messages } from './messages.ts';
import { countIn } from './numbers.ts';

export type Params = Readonly<Record<string, string | number>>;

const DICTIONARIES = new Map<string, Messages>([
  ['de', de],
  ['en', en],
  ['es', es],
]);

/** The dictionary's own tag for a language: its primary subtag, or English where the interface does not speak it. */
export function interfaceLanguage(language: string): string {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  return DICTIONARIES.has(primary) ? primary : 'en';
}

/** 'de' -> 'Deutsch': between the interface's languages, and only for bare tags; 'de-AT' has a name of its own. */
export function interfaceLanguageName(tag: string, language: string): string | undefined {
  const key = `language_${tag}`;
  return isKey(key) ? DICTIONARIES.get(language)?.[key] : undefined;
}

export function t(language: string, key: MessageKey, params: Params = {}): string {
  const spoken = interfaceLanguage(language);
  const message = chooseForm((DICTIONARIES.get(spoken) ?? en)[key], params.count);
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return typeof value === 'number' ? countIn(spoken, value) : value === undefined ? whole : isolated(value);
  });
}

/** A word for an open vocabulary (kinds, rulings): its message if there is one, else the slug with spaces for hyphens. */
export function tOpen(
  language: string,
  prefix: 'kind' | 'ruling' | 'from',
  slug: string,
  fallback = (): string => slug.replaceAll('-', ' '),
): string {
  const key = `${prefix}_${slug.replaceAll('-', '_')}`;
  return isKey(key) ? t(language, key) : fallback();
}

function isKey(key: string): key is MessageKey {
  return Object.hasOwn(de, key);
}

/** Form of a message for a count: all of the interface's languages have one form for 1 and another for all other whole numbers. */
function chooseForm(message: string, count: string | number | undefined): string {
  const [one = '', other = one] = message.split('|');
  return typeof count !== 'number' || count === 1 ? one : other;
}
