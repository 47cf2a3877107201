/** Which sentences of an article a key selects. */
import type { Span } from '../base/types.ts';

type Pair = readonly [number, number];

/** The sentences that hold a selection, or else the caret; where those are selected already, the next one or the one before. */
export function sentenceFor(
  sentences: readonly Pair[],
  selection: Span | null,
  caret: number,
  by: 1 | -1,
): Pair | null {
  const at = selection ?? { start: caret, end: caret };
  const first = sentences.findIndex(([, end]) => end > at.start);
  if (first === -1) return sentences.at(-1) ?? null;
  const beyond = sentences.findIndex(([start]) => start >= at.end);
  const last = Math.max(first, (beyond === -1 ? sentences.length : beyond) - 1);
  const [begin, end] = [sentences[first]?.[0] ?? 0, sentences[last]?.[1] ?? 0];
  const isWhole = selection?.start === begin && selection.end === end;
  return (isWhole ? sentences[by === 1 ? last + 1 : first - 1] : null) ?? [begin, end];
}
