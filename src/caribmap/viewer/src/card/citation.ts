/** A source as citations take it: in words, and in the CSL-JSON and BibTeX that `caribmap export` writes of it. */
import { dateInWords } from '../i18n/edtf.ts';
import { t } from '../i18n/index.ts';
import { localize } from '../i18n/text.ts';
import type { Inferred, PayloadFrame, PayloadSource } from '../payload.ts';
import type { State } from '../state.ts';

/** Characters with a meaning in BibTeX, which counts braces behind a backslash too. */
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\n': ' ',
  '\r': ' ',
  ...Object.fromEntries([...'$&%#_'].map((character) => [character, `\\${character}`])),
};

/** 'Author: Title. Publisher, 1 November 2025.' in the reader's language; what is inferred says so. */
export function citationInWords(
  state: State,
  { author, title, short, publisher, published, inferred, url }: PayloadSource,
): string {
  const language = state.language.value;
  const either = (
    stated: string | null,
    concluded: Inferred | undefined,
    words: (value: string) => string,
  ): string | null => {
    if (stated !== null) return words(stated);
    return concluded ? `${words(concluded.value)} (${t(language, 'inferred')})` : null;
  };
  const by = either(author, inferred.author, String);
  const from = either(publisher, inferred.publisher, String);
  const when = either(published, inferred.published, (edtf) => dateInWords(edtf, language)) ?? t(language, 'undated');
  const named = `${by ? `${by}: ` : ''}${title ?? short}`;
  const imprint = [from, when].filter(Boolean).join(', ');
  return `${/[.?!…]$/.test(named) ? named : `${named}.`} ${imprint}.${url ? ` ${url}` : ''}`;
}

/** A list of one item. */
export function cslOf(payload: PayloadFrame, source: PayloadSource): string {
  const item = {
    id: source.id,
    type: 'article-newspaper',
    title: source.title,
    'title-short': source.short,
    'container-title': source.publisher,
    author: source.author && [{ literal: source.author }],
    issued: source.published && issued(source.published),
    URL: source.url,
    language: source.language,
    note: noteOn(payload, source),
  };
  return JSON.stringify([Object.fromEntries(Object.entries(item).filter(([, value]) => value))], null, 2);
}

export function bibtexOf(payload: PayloadFrame, source: PayloadSource): string {
  const fields = {
    title: source.title && `{${escaped(source.title)}}`,
    author: source.author && `{${escaped(source.author)}}`,
    publisher: source.publisher && `{${escaped(source.publisher)}}`,
    date: source.published && escaped(source.published),
    url: source.url?.replaceAll('{', '%7B').replaceAll('}', '%7D'),
    langid: escaped(source.language),
    note: escaped(noteOn(payload, source)),
  };
  const lines = Object.entries(fields).map(([key, value]) => (value ? `  ${key} = {${value}},\n` : ''));
  return `@misc{${source.id},\n${lines.join('')}}\n`;
}

/** The article's file and hash, and each inferred value with its reason, in the dossier's first language. */
function noteOn({ languages }: PayloadFrame, { file, sha256, inferred }: PayloadSource): string {
  const reasonOf = ({ reason }: Inferred): string => localize(reason, languages[0] ?? '', []).words;
  const concluded = Object.entries(inferred).map(
    ([key, found]) => `${key} inferred, not stated: ${found.value} (${reasonOf(found)})`,
  );
  return [`file ${file}, sha256 ${sha256}`, ...concluded].join('; ');
}

/** A date that is no plain day, month or year stands as its EDTF text. */
function issued(edtf: string): unknown {
  const [whole, ...parts] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(edtf) ?? [];
  return whole === undefined ? { literal: edtf } : { 'date-parts': [parts.filter(Boolean).map(Number)] };
}

function escaped(text: string): string {
  return Array.from(text, (character) => SPECIAL[character] ?? character).join('');
}
