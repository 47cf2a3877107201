/** Long lists and tables: the rows in view are in the page, and room is left for all others. */
import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Fewest rows of a list that is windowed; shorter lists are in the page whole. */
export const WINDOWED_FROM = 200;
/** Number of rows drawn beyond each edge, so that the Tab key finds them. */
const BEYOND_ROWS = 10;
/** Largest height of a list: browsers end an element's height at some ten million pixels. Longer lists scroll in larger steps. */
const MOST_PX = 8_000_000;

export interface RowsInView {
  /** First row drawn, and the row after the last one drawn. */
  readonly first: number;
  readonly end: number;
  /** Height of the rows before and after those drawn. */
  readonly before_px: number;
  readonly after_px: number;
}

/** Rows to draw when `above_px` of the list lie above the visible part. */
function rowsInView(count: number, row_px: number, above_px: number, seen_px: number): RowsInView {
  const step_px = Math.min(row_px, MOST_PX / Math.max(1, count));
  const top = Math.min(count, Math.max(0, Math.floor(above_px / step_px)));
  const first = Math.max(0, top - BEYOND_ROWS);
  const end = Math.min(count, top + Math.ceil(seen_px / row_px) + BEYOND_ROWS);
  const before_px = first * step_px;
  return { first, end, before_px, after_px: Math.max(0, count * step_px - before_px - (end - first) * row_px) };
}

/** The rows of `host` to draw; each carries its number as `data-row`, and all are of one height. */
export function useRowsInView(host: RefObject<HTMLElement | null>, count: number, least_px: number): RowsInView {
  const row_px = useSignal(least_px);
  const above_px = useSignal(0);
  const hadFocus = useRef(false);
  const rows = rowsInView(count, row_px.value, above_px.value, innerHeight);
  useLayoutEffect(() => {
    const measure = (): void => {
      if (!host.current) return;
      hadFocus.current = host.current.contains(document.activeElement);
      const above = Math.max(0, -host.current.getBoundingClientRect().top);
      above_px.value = Math.floor(above / row_px.value) * row_px.value;
    };
    const move = (event: KeyboardEvent): void => moveByArrow(host.current, event);
    const element = host.current;
    // Scrolling does not bubble: the list does not know what around it is scrolled.
    document.addEventListener('scroll', measure, { capture: true, passive: true });
    addEventListener('resize', measure);
    element?.addEventListener('keydown', move);
    measure();
    return () => {
      document.removeEventListener('scroll', measure, { capture: true });
      removeEventListener('resize', measure);
      element?.removeEventListener('keydown', move);
    };
  }, []);
  useLayoutEffect(() => {
    const height = host.current?.querySelector<HTMLElement>('[data-row]')?.offsetHeight;
    if (height) row_px.value = height;
    // A row that is scrolled away would lose the focus: the list takes it.
    if (hadFocus.current && document.activeElement === document.body) host.current?.focus({ preventScroll: true });
  }, [rows.first, rows.end]);
  return rows;
}

/** The arrow keys lead from row to row. */
function moveByArrow(host: HTMLElement | null, event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const row = document.activeElement?.closest('[data-row]');
  if (!step || !row) return;
  const next = host?.querySelector<HTMLElement>(
    `[data-row="${Number(row.getAttribute('data-row')) + step}"] :is(button, a)`,
  );
  if (!next) return;
  event.preventDefault();
  next.focus();
}
