/** The rows of the list of hits: groups by type, each folded to its best, with a row that unfolds it. */
import { HIT_TYPES, type Hit, type Hits } from '../../search/index.ts';

type HitType = Hit['type'];

/** Hits of a group before the reader asks for more, and how many more one step brings. */
const FOLDED = 5;
const STEP = 50;

export interface Group {
  readonly type: HitType;
  readonly hits: readonly Hit[];
  /** Number of hits that are folded away. */
  readonly more: number;
}

/** `unfolded`: how often the reader asked for more of a type. Types without hits have no group. */
export function groupHits(hitsOf: (type: HitType) => Hits, unfolded: ReadonlyMap<HitType, number>): readonly Group[] {
  return HIT_TYPES.flatMap((type) => {
    const own = hitsOf(type);
    const most = Math.min(own.length, FOLDED + STEP * (unfolded.get(type) ?? 0));
    const hits = Array.from({ length: most }, (_, index) => own.at(index) as Hit);
    return own.length > 0 ? [{ type, hits, more: own.length - most }] : [];
  });
}

/** Ids of the options in the order of the arrow keys. */
export function optionsOf(groups: readonly Group[]): readonly string[] {
  return groups.flatMap(({ type, hits, more }) => [...hits.map(optionOf), ...(more > 0 ? [moreOptionOf(type)] : [])]);
}

export function optionOf({ type, id }: Hit): string {
  return `hit-${type}-${id}`;
}

export function moreOptionOf(type: HitType): string {
  return `more-${type}`;
}

/** Option that an arrow key leads to, from the last to the first and back; null where there is none. */
export function neighbour(options: readonly string[], current: string | null, direction: 1 | -1): string | null {
  const position = options.indexOf(current ?? '');
  const next = position === -1 && direction === -1 ? options.length - 1 : position + direction;
  return options[(next + options.length) % options.length] ?? null;
}
