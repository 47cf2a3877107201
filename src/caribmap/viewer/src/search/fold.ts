/** Words brought to one form, so that spelling, transliteration and inflection do not keep a query from its word. */

/**
 * One word's form in the index: 'Essequibo' and 'Esequibos' -> 'esequib', 'Peskow' and 'Peskov' -> 'peskov'. The same
 * for every language, since a reader may ask in one for what stands in another.
 */
export function foldWord(word: string): string {
  return withoutEnding(bySound(plain(word)));
}

/** Lower case, without accents; ligatures and the letters that have none opened. */
function plain(word: string): string {
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/[ßæœøłđı]/g, (letter) => OPENED[letter] ?? letter);
}

const OPENED: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

/** What German, English and Spanish write differently for one sound: umlauts, v and w, i and y, s and z, double letters. */
function bySound(word: string): string {
  return word
    .replace(/([aou])e/g, '$1')
    .replaceAll('w', 'v')
    .replaceAll('y', 'i')
    .replaceAll('z', 's')
    .replaceAll('kh', 'ch')
    .replace(/(\p{L})\1+/gu, '$1');
}

/** Endings of number, case and gender; four letters at least remain. */
function withoutEnding(word: string): string {
  return word.replace(/^(.{4,}?)(?:e(?:rn|m|n|r|s)?|[ao]s?|s)$/s, '$1');
}
