/** Values of a record by path: as a form holds them, as a cell shows them, as they are written. */
import type { Words } from '../base/types.ts';
import { FIELDS, type Field } from './fields.ts';

export type Data = Readonly<Record<string, unknown>>;
export type Path = readonly string[];

/** Keys that the desk computes, or that a rename changes in every file. */
const FIXED: Readonly<Record<string, readonly string[]>> = {
  source: ['id', 'file'],
  quote: ['id', 'source', 'exact', 'prefix', 'suffix'],
  span: ['source', 'text', 'occurrence'],
  term: ['text'],
};
const NUMBER = /^-?\d+(\.\d+)?$/;

export function isFixed(noun: string, key: string): boolean {
  return key === 'id' || (FIXED[noun]?.includes(key) ?? false);
}

export function fieldsOf(noun: string): readonly Field[] {
  return FIELDS[noun] ?? [];
}

/** Whether the records of a noun have an id of their own. */
export function hasId(noun: string): boolean {
  return noun === 'place' || fieldsOf(noun).some(({ key }) => key === 'id');
}

export function valueAt(record: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (isData(value) ? value[key] : undefined), record);
}

/** A copy with another value at a path; what is empty then is left out. */
export function withValue(record: Data, [key, ...rest]: Path, value: unknown): Data {
  if (key === undefined) return record;
  const inner = record[key];
  const put = rest.length > 0 ? withValue(isData(inner) ? inner : {}, rest, value) : value;
  const copy = { ...record, [key]: put };
  if (isEmpty(put)) delete copy[key];
  return copy;
}

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === '' || (isData(value) && Object.keys(value).length === 0);
}

/** Without what is empty, at any depth; texts without white space at their ends. */
export function pruned(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(pruned).filter((item) => !isEmpty(item));
  if (!isData(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, pruned(item)] as const);
  return Object.fromEntries(entries.filter(([, item]) => !isEmpty(item)));
}

/** A text by language; one that is written without a language is in the dossier's first. */
export function wordsOf(value: unknown, languages: readonly string[]): Words {
  if (typeof value === 'string') return { [languages[0] ?? 'en']: value };
  return isData(value) ? (value as Words) : {};
}

/** The text of a value in a cell, or in a field of one line. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'object' ? Object.values(value).map(textOf).join(' · ') : String(value);
}

/** The value that a text stands for; null if it is none of that form. */
function readText(field: Field, text: string): { value: unknown } | null {
  const plain = text.trim();
  if (plain === '') return { value: undefined };
  if (field.form === 'number') return NUMBER.test(plain) ? { value: Number(plain) } : null;
  if (field.form === 'bounds') return boundsOf(plain);
  if (field.form === 'list') return { value: plain.split(/\s*,\s*/).filter(Boolean) };
  return { value: plain };
}

function boundsOf(text: string): { value: readonly number[] } | null {
  const parts = text.split(/[\s,;]+/);
  return parts.length === 4 && parts.every((part) => NUMBER.test(part)) ? { value: parts.map(Number) } : null;
}

/** A column of a table: one value of a record, of a text by language that in one language. */
export interface Column {
  readonly path: Path;
  readonly field: Field;
  /** Of a text by language. */
  readonly language: string | null;
  readonly isFixed: boolean;
}

export function columnsOf(noun: string, languages: readonly string[]): readonly Column[] {
  return fieldsOf(noun)
    .filter(({ key }) => key !== 'id')
    .flatMap((field) => columns(field, [field.key], languages, isFixed(noun, field.key)));
}

function columns(field: Field, path: Path, languages: readonly string[], fixed: boolean): readonly Column[] {
  if (field.form === 'group') {
    return (field.fields ?? []).flatMap((inner) => columns(inner, [...path, inner.key], languages, fixed));
  }
  if (field.form !== 'words') return [{ path, field, language: null, isFixed: fixed || isNested(field) }];
  return languages.map((language) => ({ path, field, language, isFixed: fixed }));
}

/** What a cell cannot hold; it is changed in the form of its record. */
function isNested({ form }: Field): boolean {
  return form === 'items' || form === 'data';
}

export function cellText(record: unknown, { path, language, field }: Column, languages: readonly string[]): string {
  const value = valueAt(record, path);
  if (language !== null) return wordsOf(value, languages)[language] ?? '';
  if (field.form === 'items') return Array.isArray(value) ? value.map(textOf).join(' – ') : '';
  return textOf(value);
}

/** The keys of a record to set when a cell gets a text; null if the text is none of its form. */
export function changeOf(record: Data, column: Column, text: string, languages: readonly string[]): Data | null {
  const { path, field, language } = column;
  const read = readText(field, text);
  if (!read) return null;
  let { value } = read;
  if (language !== null) {
    const words = { ...wordsOf(valueAt(record, path), languages), [language]: text.trim() };
    value = pruned(words);
  }
  const [key = ''] = path;
  const next = withValue(record, path, value);
  return { [key]: next[key] ?? null };
}
