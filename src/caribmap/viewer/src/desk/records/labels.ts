/** What records and their keys are called. */
import { listOf } from '../base/listing.ts';
import * as store from '../base/store.ts';
import type { Kept } from '../base/types.ts';
import { type DeskKey, isDeskKey, t, viewerWord } from '../i18n/index.ts';
import type { Field } from './fields.ts';
import { type Column, type Path, wordsOf } from './values.ts';

const NAMING = ['names', 'name', 'title', 'question', 'short', 'exact', 'text', 'date'];
const LONGEST = 60;
const VIEWER_WORDS = ['modality', 'basis', 'kind', 'ruling'] as const;

/** 'geocoding', 'basis' -> the words for the last key. */
export function keyLabel(path: Path): string {
  const key = `field_${path.at(-1) ?? ''}`;
  return isDeskKey(key) ? t(key) : (path.at(-1) ?? '');
}

export function columnLabel({ path, language }: Column): string {
  const key = path.length > 1 ? `${keyLabel(path.slice(0, 1))}: ${keyLabel(path)}` : keyLabel(path);
  return language === null ? key : `${key} (${language})`;
}

export function nounLabel(noun: string): string {
  const key = `noun_${noun}`;
  return isDeskKey(key) ? t(key as DeskKey) : noun;
}

/** A word for one of the choices of a field. */
export function choiceLabel({ key }: Field, choice: string): string {
  const own = `choice_${choice.replaceAll('-', '_')}`;
  if (isDeskKey(own)) return t(own);
  const prefix = VIEWER_WORDS.find((one) => one === key);
  return prefix ? viewerWord(prefix, choice) : choice.replaceAll('-', ' ');
}

/** What a record calls itself, with its language; its id if it has no words. */
export function titleOf(kept: Kept): { readonly words: string; readonly language: string | null } {
  const languages = store.head.value?.languages ?? [];
  for (const key of NAMING) {
    const value = kept.record[key];
    if (typeof value === 'string' && (key === 'exact' || key === 'short')) return { words: cut(value), language: null };
    const words = Array.isArray(value) ? { [languages[0] ?? 'en']: value.join(', ') } : wordsOf(value, languages);
    const language = [...languages, ...Object.keys(words)].find((tag) => words[tag]);
    if (language) return { words: cut(words[language] ?? ''), language };
  }
  return { words: kept.id, language: null };
}

function cut(words: string): string {
  const points = [...words];
  return points.length > LONGEST ? `${points.slice(0, LONGEST).join('')}…` : words;
}

/** Words for the record of an id, where it is among those that the page knows. */
export function labelOf(noun: string, id: string): string {
  const known = (noun === 'place' ? store.places.value : listOf(noun).records).find((one) => one.id === id);
  return known ? titleOf(known).words : id;
}

/** The ids of a noun with words for each. */
export function choicesOf(noun: string): readonly (readonly [string, string])[] {
  const records = noun === 'place' ? store.places.value : listOf(noun).records;
  return records.map((kept) => [
    kept.id,
    noun === 'quote' ? `${kept.id}: ${titleOf(kept).words}` : titleOf(kept).words,
  ]);
}
