/** A sheet along the lower edge: it stops at a peek, half-way and in full, dragged by its head or moved by its handle's button and keys. */
import { effect } from '@preact/signals';

import { t } from '../i18n/index.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { type Sheet, STOPS, type State, type Stop } from '../state.ts';

interface Parts {
  /** What is as high as the sheet; CSS gives each of its stops a height. */
  readonly element: HTMLElement;
  readonly handle: HTMLButtonElement;
  /** The part that can be dragged with a finger, besides the handle: a selector. */
  readonly head: string;
  /** The sheet stands at a stop. */
  readonly settled?: () => void;
}

const NAMES: Readonly<Record<Sheet, MessageKey>> = { panel: 'sheet_lists', card: 'sheet_card' };
/** Less is a tap that trembled. */
const DRAG_FROM_PX = 6;
/** Faster than this a finger means the next stop, not the nearest one. */
const FLICK_PX_PER_MS = 0.4;

/** Keeps element, handle and state in step until the function returned is called. */
export function startSheet(state: State, sheet: Sheet, { element, handle, head, settled }: Parts): () => void {
  const stop = state.sheets[sheet];
  const ending = new AbortController();
  const { signal } = ending;
  const dispose = effect(() => {
    const language = state.language.value;
    const key = stop.value === 'full' ? 'sheet_smaller' : 'sheet_larger';
    element.dataset['stop'] = stop.value;
    handle.setAttribute('aria-label', t(language, key, { what: t(language, NAMES[sheet]) }));
    handle.setAttribute('aria-expanded', String(stop.value !== 'peek'));
    if (settled)
      void Promise.allSettled(element.getAnimations({ subtree: true }).map(({ finished }) => finished)).then(settled);
  });
  handle.addEventListener('click', () => (stop.value = stop.value === 'full' ? 'peek' : next(stop.value, 1)), {
    signal,
  });
  handle.addEventListener(
    'keydown',
    (event) => {
      const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      stop.value = next(stop.value, step);
    },
    { signal },
  );
  const raise = ({ target }: Event): void => {
    const isBelowHead = target instanceof Element && target !== handle && !target.closest('.cm-close');
    if (isBelowHead && stop.value === 'peek') stop.value = 'half';
  };
  element.addEventListener('click', raise, { signal, capture: true });
  element.addEventListener(
    'focusin',
    (event) => {
      const isSeen = event.target instanceof Element && event.target.closest(head);
      if (!isSeen && isByKeyboard(event.target)) raise(event);
    },
    { signal },
  );
  document.addEventListener(
    'focusin',
    ({ target }) => {
      if (isByKeyboard(target) && target.closest('#caribmap-map > *, .panel *') && isUnder(target, element))
        stop.value = 'peek';
    },
    { signal },
  );
  followDrag(element, `.sheet-handle, ${head}`, (chosen) => (stop.value = chosen), signal);
  return () => {
    ending.abort();
    dispose();
    delete element.dataset['stop'];
  };
}

/** The stop that a sheet let go at `height_px` comes to; a flick up or down goes on to the next. Speed upwards, in pixels per millisecond. */
export function stopFor(height_px: number, speed: number, heights: Readonly<Record<Stop, number>>): Stop {
  const apart = (candidate: Stop): number => Math.abs(heights[candidate] - height_px);
  const onward = STOPS.filter((candidate) =>
    speed > 0 ? heights[candidate] > height_px : heights[candidate] < height_px,
  );
  const candidates = Math.abs(speed) > FLICK_PX_PER_MS && onward.length > 0 ? onward : STOPS;
  return candidates.reduce((best, candidate) => (apart(candidate) < apart(best) ? candidate : best));
}

function next(stop: Stop, step: number): Stop {
  return STOPS[Math.max(0, Math.min(STOPS.length - 1, STOPS.indexOf(stop) + step))] ?? stop;
}

function followDrag(element: HTMLElement, from: string, choose: (stop: Stop) => void, signal: AbortSignal): void {
  let drag: {
    readonly y: number;
    readonly height: number;
    y_last: number;
    time: number;
    speed: number;
    moves: boolean;
  } | null = null;
  let hasMoved = false;
  element.addEventListener(
    'pointerdown',
    ({ target, clientY, timeStamp, pointerType, isPrimary }) => {
      hasMoved = false;
      const isHead = target instanceof Element && target.closest(from) !== null && !target.closest('.cm-close');
      // With a mouse the head's words can be selected, and only the handle drags.
      const mayDrag = isHead && isPrimary && (pointerType !== 'mouse' || target.closest('.sheet-handle') !== null);
      drag = mayDrag
        ? {
            y: clientY,
            height: element.getBoundingClientRect().height,
            y_last: clientY,
            time: timeStamp,
            speed: 0,
            moves: false,
          }
        : null;
    },
    { signal },
  );
  element.addEventListener(
    'pointermove',
    ({ pointerId, clientY, timeStamp }) => {
      if (!drag || (!drag.moves && Math.abs(clientY - drag.y) < DRAG_FROM_PX)) return;
      if (!drag.moves) element.setPointerCapture(pointerId);
      drag.moves = hasMoved = true;
      drag.speed = (drag.y_last - clientY) / Math.max(1, timeStamp - drag.time);
      [drag.y_last, drag.time] = [clientY, timeStamp];
      element.classList.add('is-dragged');
      element.style.setProperty('--sheet', `${drag.height + drag.y - clientY}px`);
    },
    { signal },
  );
  const end = ({ timeStamp }: PointerEvent): void => {
    if (drag?.moves) {
      const height = drag.height + drag.y - drag.y_last;
      // A finger that rested before it let go means where it is.
      const speed = timeStamp - drag.time > 80 ? 0 : drag.speed;
      const stop = stopFor(height, speed, heightsOf(element));
      // From here it glides to its stop.
      element.classList.remove('is-dragged');
      element.style.removeProperty('--sheet');
      choose(stop);
    }
    drag = null;
  };
  element.addEventListener('pointerup', end, { signal });
  element.addEventListener('pointercancel', end, { signal });
  // The click that ends a drag is none.
  element.addEventListener('click', (event) => hasMoved && event.stopImmediatePropagation(), { signal, capture: true });
}

/** What each stop comes to just now, by CSS. */
function heightsOf(element: HTMLElement): Record<Stop, number> {
  const present = element.dataset['stop'];
  const dragged = element.style.getPropertyValue('--sheet');
  element.style.removeProperty('--sheet');
  const heights = STOPS.map((stop) => {
    element.dataset['stop'] = stop;
    return [stop, element.getBoundingClientRect().height] as const;
  });
  element.dataset['stop'] = present;
  element.style.setProperty('--sheet', dragged);
  element.getBoundingClientRect();
  return Object.fromEntries(heights) as Record<Stop, number>;
}

function isByKeyboard(target: EventTarget | null): target is Element {
  return target instanceof Element && target.matches(':focus-visible');
}

function isUnder(target: Element, element: HTMLElement): boolean {
  const [hidden, sheet] = [target.getBoundingClientRect(), element.getBoundingClientRect()];
  return !element.contains(target) && hidden.bottom > sheet.top && hidden.top < sheet.bottom;
}
