/** Which quotes of a step are worth comparing. Pure. */
import type { PayloadDiscrepancy } from '../payload.ts';

/** The first two quotes of a step that stand under different answers to one question; null without such. */
export function pairOf(
  discrepancies: readonly PayloadDiscrepancy[],
  quotes: readonly string[],
): readonly [string, string] | null {
  for (const { answers } of discrepancies) {
    const [one, other] = answers.flatMap((answer) => quotes.find((id) => answer.quotes.includes(id)) ?? []);
    if (one !== undefined && other !== undefined && one !== other) return [one, other];
  }
  return null;
}
