/** Which form of a message a count takes. */
import { kept } from './formatters.ts';

/** In the order in which a message has its forms. */
const ORDER: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];
/** Whole numbers up to here take every form that a language has for counts of an ordinary size. */
const MOST = 200;
/** Languages with a form for exactly 1 and another for every other count: the first formatter of a page costs 20 ms. */
const ONE_OR_OTHER = /^(de|en|es|it)(-|$)/;

const rulesOf = kept((language) => new Intl.PluralRules(language));
const formNamesOf = kept((language) => {
  const taken = new Set(Array.from({ length: MOST + 1 }, (_, count) => rulesOf(language).select(count)));
  return ORDER.filter((name) => taken.has(name));
});

/** The form for a count of a message whose forms are parted by '|'; the first where there is no count. */
export function formFor(language: string, message: string, count: unknown): string {
  const forms = message.split('|');
  const last = forms.at(-1) ?? '';
  if (forms.length === 1) return last;
  if (typeof count !== 'number') return forms[0] ?? last;
  if (ONE_OR_OTHER.test(language)) return count === 1 ? (forms[0] ?? last) : last;
  const position = formNamesOf(language).indexOf(rulesOf(language).select(count));
  return forms[position] ?? last;
}
