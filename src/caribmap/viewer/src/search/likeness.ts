/** Words that are much like another: a misspelt query finds them. */

/** Share of a word's letters that may differ. Short words and numbers always have to fit. */
const TOLERANCE = 0.2;
const TOLERANT_FROM = 4;
const NUMBER = /\p{N}/u;

/** Those of `words` that begin much like `word`, each with the letters that differ. */
export function muchLike(word: string, words: Iterable<string>): ReadonlyMap<string, number> {
  const like = new Map<string, number>();
  if (word.length < TOLERANT_FROM || NUMBER.test(word)) return like;
  const allowed = Math.round(word.length * TOLERANCE);
  for (const candidate of words) {
    if (candidate.length < word.length - allowed) continue;
    const distance = distanceToBeginning(word, candidate, allowed);
    if (distance <= allowed) like.set(candidate, distance);
  }
  return like;
}

/** Letters to insert, leave out or replace until `word` begins `term` (Levenshtein, over all beginnings); more than `limit` where it gives up. */
function distanceToBeginning(word: string, term: string, limit: number): number {
  const length = Math.min(term.length, word.length + limit);
  let row = Array.from({ length: length + 1 }, (_, column) => column);
  for (let line = 1; line <= word.length; line++) {
    const next = [line];
    for (let column = 1; column <= length; column++) {
      const replaced = (row[column - 1] ?? 0) + Number(word[line - 1] !== term[column - 1]);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return Math.min(...row);
}
