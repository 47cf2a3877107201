/** Words of the dossier: which of a text's languages a reader gets. */
import type { Text } from '../payload.ts';
import { truncations } from './languages.ts';

export interface Localized {
  readonly words: string;
  readonly language: string;
}

/** The text in `language` or what its tag falls back to, else in the first fallback that exists, else in any. */
export function localize(text: Text, language: string, fallbacks: readonly string[]): Localized {
  const tags = [...truncations(language), ...fallbacks.flatMap(truncations), ...Object.keys(text)];
  const found = tags.find((tag) => Object.hasOwn(text, tag)) ?? language;
  return { words: text[found] ?? '', language: found };
}

/** 'washington-post-2025-10-31' -> ['Washington Post', '2025-10-31']: a name for the report that a slug stands for. */
export function nameOfOrigin(slug: string): readonly [string, string | null] {
  const [, name = slug, date = null] = /^(.*?)(?:-(\d{4}(?:-\d{2}){0,2}))?$/.exec(slug) ?? [];
  const words = name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return [words.join(' '), date];
}
