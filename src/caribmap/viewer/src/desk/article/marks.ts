/** The marks in an article: what each stretch of it is. */
import { isOpen } from '../base/store.ts';
import type { Article, Span } from '../base/types.ts';

export type MarkName = 'quote' | 'mapped' | 'ruled' | 'open' | 'possible' | 'fault' | 'current';

/** In drawing order, the last on top. */
export const MARK_NAMES: readonly MarkName[] = ['quote', 'possible', 'ruled', 'mapped', 'open', 'fault', 'current'];

export interface Mark extends Span {
  readonly name: MarkName;
}

export function marksIn(article: Article, current: Span | null): readonly Mark[] {
  const faulty = new Set(article.faults.filter(({ noun }) => noun === 'quote').map(({ id }) => id));
  const marks: Mark[] = article.quotes.flatMap(({ id, start, end }) => [
    { name: 'quote' as const, start, end },
    ...(faulty.has(id) ? [{ name: 'fault' as const, start, end }] : []),
  ]);
  for (const { start, end } of article.possible) marks.push({ name: 'possible', start, end });
  for (const mention of article.mentions) {
    const name = isOpen(mention) ? 'open' : mention.place ? 'mapped' : 'ruled';
    marks.push({ name, start: mention.start, end: mention.end });
  }
  if (current) marks.push({ name: 'current', start: current.start, end: current.end });
  return marks;
}

export interface Stretch extends Span {
  readonly names: readonly MarkName[];
}

/** The article from its beginning to its end, parted wherever a mark begins or ends. */
export function stretchesOf(marks: readonly Mark[], length: number): readonly Stretch[] {
  const edges = [...new Set([0, length, ...marks.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const begins = groupedBy(marks, ({ start }) => start);
  const finishes = groupedBy(marks, ({ end }) => end);
  const running = new Map<MarkName, number>();
  const count = (list: readonly Mark[] | undefined, step: number): void => {
    for (const { name } of list ?? []) running.set(name, (running.get(name) ?? 0) + step);
  };
  return edges.slice(0, -1).map((start, index) => {
    count(finishes.get(start), -1);
    count(begins.get(start), 1);
    return { start, end: edges[index + 1] ?? length, names: MARK_NAMES.filter((name) => (running.get(name) ?? 0) > 0) };
  });
}

function groupedBy(marks: readonly Mark[], key: (mark: Mark) => number): Map<number, Mark[]> {
  const groups = new Map<number, Mark[]>();
  for (const mark of marks) groups.set(key(mark), [...(groups.get(key(mark)) ?? []), mark]);
  return groups;
}
