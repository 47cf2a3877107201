/** Numbers however they are written: 16000, 16.000, 16,000, 16 000, sixteen thousand are one number. */
import { truncations } from '../i18n/languages.ts';

/** One to three digits, then groups of three, each behind the same mark. Safari 15 knows no lookbehind. */
const GROUPED = /(^|[^0-9.,])([0-9]{1,3}(?:([.,'’\u00a0\u202f\u2009 ])[0-9]{3})(?:\3[0-9]{3})*)(?![0-9])/g;
const DIGIT = /\p{Nd}/u;
const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;
const TOKEN = /[\p{L}\p{M}'’]+|\p{Nd}+/gu;
const HUNDRED = 100;
const THOUSAND = 1_000;
/** A number of one word below this stands in too many words' places: "ein", "un", "одна". */
const LEAST = 2;
const AND: Readonly<Record<string, string>> = {
  de: 'und',
  en: 'and',
  es: 'y',
  fr: 'et',
  it: 'e',
  pt: 'e',
  uk: 'і',
  ar: 'و',
};
/** Languages that write a number's words as one. */
const JOINED: readonly string[] = ['de', 'it'];

type Vocabulary = ReadonlyMap<string, number>;
/** By language, in the form of number-words.ts: a page carries those of its own languages and of its articles'. */
const tables = new Map<string, string>();
const vocabularies = new Map<string, Vocabulary>();

export function addNumberWords(language: string, table: string): void {
  tables.set(language, table);
}

function vocabularyOf(language: string): Vocabulary {
  const known = vocabularies.get(language);
  if (known) return known;
  const table = tables.get(language) ?? '';
  const pairs = table.split(';').flatMap((line) => {
    const [value = '', words = ''] = line.split(':');
    return words.split(' ').map((word) => [word, Number(value)] as const);
  });
  const made = new Map(pairs.filter(([word]) => word !== ''));
  vocabularies.set(language, made);
  return made;
}

/** The text with its digits as those of ASCII, and its grouped numbers in one piece. */
export function withPlainNumbers(text: string): string {
  if (!DIGIT.test(text)) return text;
  const plain = text.replace(OTHER_DIGIT, (digit) => String(valueOfDigit(digit)));
  return plain.replace(GROUPED, (_, before: string, number: string) => before + number.replace(/[^0-9]/g, ''));
}

/** The numbers of a text, in digits: those that are written in groups or in other digits, and those in words of the language. */
export function numbersIn(text: string, language: string): string[] {
  const plain = withPlainNumbers(text);
  const own = plain === text ? [] : [...plain.matchAll(/[0-9]{4,}/g)].map(([digits]) => digits);
  return [...own, ...runsIn(text, language).map(({ value }) => String(value))];
}

/** A query in every way in which its number words, in any language of the page, are digits. */
export function inDigits(query: string): readonly string[] {
  const plain = withPlainNumbers(query);
  const written = [...tables.keys()].flatMap((language) => {
    const runs = runsIn(plain, language);
    return runs.length === 0 ? [] : [replaced(plain, runs)];
  });
  return [...new Set([plain, ...written])];
}

interface Run {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

function replaced(text: string, runs: readonly Run[]): string {
  let [result, from] = ['', 0];
  for (const { value, start, end } of runs) {
    result += text.slice(from, start) + String(value);
    from = end;
  }
  return result + text.slice(from);
}

/** Runs of number words, each with its value; digits belong to one before a word such as "thousand". */
function runsIn(text: string, tag: string): Run[] {
  const language = truncations(tag).at(-1) ?? tag;
  const words = vocabularyOf(language);
  if (words.size === 0) return [];
  const runs: Run[] = [];
  let sum = new Sum(language);
  const close = (): void => {
    if (sum.isNumber) runs.push(sum.run);
    sum = new Sum(language);
  };
  for (const { 0: token, index } of withPlainNumbers(text).matchAll(TOKEN)) {
    const values = valuesOf(token, language, words);
    if (values === null) {
      if (!sum.isOpen || folded(token) !== AND[language]) close();
      continue;
    }
    if (!values.every((value) => sum.add(value, index, index + token.length))) {
      close();
      for (const value of values) sum.add(value, index, index + token.length);
    }
  }
  close();
  return runs;
}

/** The values of a token's number words; null for one that is no number. */
function valuesOf(token: string, language: string, words: Vocabulary): readonly number[] | null {
  if (/^[0-9]+$/.test(token)) return [-Number(token) - 1];
  const word = folded(token);
  const whole = words.get(word) ?? (language === 'ar' && word.startsWith('و') ? words.get(word.slice(1)) : undefined);
  if (whole !== undefined) return [whole];
  return JOINED.includes(language) ? partsOf(word, language, words) : null;
}

/** The values of a compound's parts, the longest first. */
function partsOf(word: string, language: string, words: Vocabulary): readonly number[] | null {
  const values: number[] = [];
  for (let from = 0; from < word.length; ) {
    const rest = word.slice(from);
    if (values.length > 0 && language === 'de' && rest.startsWith('und')) {
      from += 3;
      continue;
    }
    let end = rest.length;
    while (end > 1 && !words.has(rest.slice(0, end))) end--;
    const value = words.get(rest.slice(0, end));
    if (value === undefined || end < 2) return null;
    values.push(value);
    from += end;
  }
  return values.length > 1 ? values : null;
}

/** A number as its words come: "two hundred and five thousand". */
class Sum {
  readonly #language: string;
  #total = 0;
  #current = 0;
  #start = 0;
  #end = 0;
  #words = 0;
  #hasWord = false;

  constructor(language: string) {
    this.#language = language;
  }

  get isOpen(): boolean {
    return this.#words > 0;
  }

  get isNumber(): boolean {
    return this.#hasWord && this.run.value >= LEAST;
  }

  get run(): Run {
    return { value: this.#total + this.#current, start: this.#start, end: this.#end };
  }

  /** Adds a word's value, or digits, which stand below 0; false where it does not go on the number so far. */
  add(value: number, start: number, end: number): boolean {
    const digits = value < 0 ? -value - 1 : null;
    if (digits !== null && this.isOpen) return false;
    if (digits !== null) this.#current = digits;
    else if (value >= THOUSAND) {
      this.#total += Math.max(1, this.#current) * value;
      this.#current = 0;
    } else if (value === HUNDRED && this.#current < HUNDRED) this.#current = Math.max(1, this.#current) * HUNDRED;
    else if (value === 20 && this.#current % HUNDRED === 4 && this.#language === 'fr') this.#current += 76;
    else if (this.#goesOn(value)) this.#current += value;
    else return false;
    if (!this.isOpen) this.#start = start;
    this.#end = end;
    this.#words += 1;
    this.#hasWord ||= digits === null;
    return true;
  }

  /** Whether a value below a thousand adds up with what stands before it. */
  #goesOn(value: number): boolean {
    const rest = this.#current % HUNDRED;
    if (this.#current === 0 || (value < HUNDRED && rest === 0)) return true;
    if (value >= HUNDRED) return false;
    if (rest >= 20 && value < 10) return rest % 10 === 0;
    // "vierundzwanzig" and its Arabic like, "soixante-dix".
    if (['de', 'ar'].includes(this.#language)) return rest < 10 && value >= 10;
    return this.#language === 'fr' && value < 20 && (rest === 60 || rest === 80);
  }
}

/** As the compiler's tables have their words: lower case, no accents, no apostrophes. */
function folded(word: string): string {
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/['’]/g, '').replaceAll('ß', 'ss');
}

/** The value of a decimal digit of any script: each has its ten in a row. */
function valueOfDigit(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (zero > 0 && DIGIT.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
  return code - zero;
}
