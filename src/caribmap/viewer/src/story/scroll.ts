/** Scrolling and steps, kept together: a step begins when its heading passes 40 % of the column's height. */
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

import type { State } from '../state.ts';
import { showStep } from './steps.ts';

/** Share of the column's height, from above, at which a heading begins its step. */
const LINE = 0.4;
/** A scroll that the page began itself has ended by then, where the browser does not say so. */
const OWN_SCROLL_MS = 2500;

/** Number of the step whose heading passed the line last, counted from 1; above the first it is the first. */
export function stepAt(tops: readonly number[], line: number): number {
  return Math.max(1, tops.filter((top) => top <= line).length);
}

type Host = { readonly current: HTMLElement | null };

/** Follows the column's scrolling, and scrolls to a step that something else has chosen. */
export function useScroll(state: State, host: Host, narrow: ReadonlySignal<boolean>): void {
  /** The step that the scrolling stands at: another one is scrolled to. Null before the column is shown. */
  const stands = useRef<number | null>(null);
  const ownUntil = useRef(0);
  useEffect(() => {
    const follow = (): void => {
      if (!host.current || performance.now() < ownUntil.current || !isRead(state)) return;
      const found = stepAt(topsOf(host.current), lineOf(host.current, narrow.peek()));
      if (found === stands.current) return;
      stands.current = found;
      if (found !== state.story.peek()?.number) showStep(state, found);
    };
    return listen(host, { follow, settle: () => (ownUntil.current = 0) });
  }, []);
  const number = state.story.value?.number ?? null;
  const isShown = state.column.value === 'read' && !state.analysing.value;
  const wasShown = useRef(isShown);
  useEffect(() => {
    // A column that comes back is scrolled by its layout, which begins no step.
    if (isShown && !wasShown.current) ownUntil.current = performance.now() + OWN_SCROLL_MS;
    wasShown.current = isShown;
    if (!isShown) stands.current = null;
    if (!isShown || number === null || number === stands.current) return;
    const isFirst = stands.current === null;
    stands.current = number;
    if (scrollTo(host.current, number, isFirst)) ownUntil.current = performance.now() + OWN_SCROLL_MS;
  }, [number, isShown]);
}

function isRead(state: State): boolean {
  return state.column.peek() === 'read' && !state.analysing.peek();
}

interface Followers {
  readonly follow: () => void;
  /** What the page scrolled itself has ended, or a reader scrolls on. */
  readonly settle: () => void;
}

/** Captured: the column scrolls in its panel, on a phone with the document. The function returned stops it. */
function listen(host: Host, { follow, settle }: Followers): () => void {
  const ending = new AbortController();
  const options = { capture: true, passive: true, signal: ending.signal };
  // Cards and lists scroll, too.
  const ofColumn =
    (react: () => void) =>
    ({ target }: Event): void => {
      if (target instanceof Node && host.current && target.contains(host.current)) react();
    };
  document.addEventListener('scroll', ofColumn(follow), options);
  document.addEventListener('scrollend', ofColumn(settle), options);
  for (const type of ['wheel', 'touchmove']) document.addEventListener(type, settle, options);
  return () => ending.abort();
}

/** Scrolls to a step; whether that takes its time. The first one stands below the head of the text: its beginning is the column's. */
function scrollTo(column: HTMLElement | null, number: number, cuts: boolean): boolean {
  const target = number === 1 ? column : column?.querySelectorAll<HTMLElement>('.cm-step')[number - 1];
  // At the first step the page stands as it opened.
  if (!target || (cuts && number === 1)) return false;
  const isStill = cuts || matchMedia('(prefers-reduced-motion: reduce)').matches;
  target.scrollIntoView({ block: 'start', behavior: isStill ? 'instant' : 'smooth' });
  return true;
}

function topsOf(column: HTMLElement): number[] {
  return [...column.querySelectorAll('.cm-step > h2')].map((heading) => heading.getBoundingClientRect().top);
}

/** The line's distance from the window's top, in the part of the text that is seen: on a phone that is below the map. */
function lineOf(column: HTMLElement, narrow: boolean): number {
  const seen = column.closest('.cm-chrome-panel')?.getBoundingClientRect();
  const map = document.getElementById('caribmap-map')?.getBoundingClientRect();
  const top = Math.max(0, (narrow ? map?.bottom : seen?.top) ?? 0);
  const bottom = narrow ? innerHeight : Math.min(innerHeight, seen?.bottom ?? innerHeight);
  return top + LINE * (bottom - top);
}
