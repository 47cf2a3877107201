/** Keys on the board: one stop for Tab among all signs; arrows lead along a lane and from lane to lane. */

const SIGNS = '.cm-board-rows :is(.cm-claim, .cm-pile)';

/** The sign that has the focus is the board's stop for Tab; at first the first one. */
export function keepOneTabStop(board: HTMLElement | null): void {
  const signs = [...(board?.querySelectorAll<HTMLElement>(SIGNS) ?? [])];
  const current = signs.find((sign) => sign === document.activeElement) ?? signs.find(({ tabIndex }) => tabIndex === 0);
  for (const sign of signs) sign.tabIndex = sign === (current ?? signs[0]) ? 0 : -1;
}

/** Moves the focus by an arrow, Home or End; Escape calls `leave`. */
export function followArrows(event: KeyboardEvent, leave: () => void): void {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (event.key === 'Escape') {
    leave();
    event.preventDefault();
  }
  if (!target?.matches(SIGNS)) return;
  const board = target.closest<HTMLElement>('.cm-board');
  const next = neighbour(board, target, event.key);
  if (!next) return;
  event.preventDefault();
  target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

/** The sign of the same lane to the left or right, or the nearest of the next lane above or below. */
function neighbour(board: HTMLElement | null, sign: HTMLElement, key: string): HTMLElement | undefined {
  const signs = [...(board?.querySelectorAll<HTMLElement>(SIGNS) ?? [])];
  const laneOf = (element: Element): string => element.closest('[data-lane]')?.getAttribute('data-lane') ?? '';
  const lanes = new Map<string, HTMLElement[]>();
  for (const other of signs) lanes.set(laneOf(other), [...(lanes.get(laneOf(other)) ?? []), other]);
  const own = inTime(lanes.get(laneOf(sign)) ?? []);
  const along = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (along) return own[own.indexOf(sign) + along];
  if (key === 'Home') return own[0];
  if (key === 'End') return own.at(-1);
  const across = { ArrowDown: 1, ArrowUp: -1 }[key];
  const names = [...lanes.keys()];
  const next = across ? lanes.get(names[names.indexOf(laneOf(sign)) + across] ?? '') : undefined;
  return next?.reduce((nearest, other) => (apart(other, sign) < apart(nearest, sign) ? other : nearest));
}

function inTime(signs: readonly HTMLElement[]): readonly HTMLElement[] {
  const lefts = new Map(signs.map((sign) => [sign, sign.getBoundingClientRect()]));
  const of = (sign: HTMLElement): DOMRect => lefts.get(sign) as DOMRect;
  return [...signs].sort((one, other) => of(one).left - of(other).left || of(one).top - of(other).top);
}

function apart(one: Element, other: Element): number {
  return Math.abs(one.getBoundingClientRect().left - other.getBoundingClientRect().left);
}
