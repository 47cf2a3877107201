/** A sheet along the lower edge: it stops at a peek, half-way and in full, dragged by its head or moved by its handle's button and keys. */
import { effect, type Signal } from '@preact/signals';

import { t } from '../i18n/index.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { type Sheet, STOPS, type State, type Stop } from '../state.ts';
import { followDrag } from './sheet-drag.ts';

interface Parts {
  /** Element that is as high as the sheet; CSS gives each of its stops a height. */
  readonly element: HTMLElement;
  readonly handle: HTMLButtonElement;
  /** The part that can be dragged with a finger, besides the handle: a selector. */
  readonly head: string;
  /** Callback for when the sheet has come to a stop. */
  readonly settled?: () => void;
}

const NAMES: Readonly<Record<Sheet, MessageKey>> = { panel: 'sheet_lists', card: 'sheet_card' };

/** Keeps element, handle and state in step until the function returned is called. */
export function startSheet(state: State, sheet: Sheet, parts: Parts): () => void {
  const stop = state.sheets[sheet];
  const { element, head } = parts;
  const ending = new AbortController();
  const dispose = effect(() => showStop(stop.value, NAMES[sheet], state.language.value, parts));
  // First the drag: it takes the click that ends it from the others.
  followDrag(element, `.cm-sheet-handle, ${head}`, (chosen) => (stop.value = chosen), ending.signal);
  followHandle(stop, parts.handle, ending.signal);
  followUse(stop, parts, ending.signal);
  return () => {
    ending.abort();
    dispose();
    delete element.dataset.stop;
  };
}

function showStop(stop: Stop, name: MessageKey, language: string, { element, handle, settled }: Parts): void {
  const key = stop === 'full' ? 'sheet_smaller' : 'sheet_larger';
  element.dataset.stop = stop;
  handle.setAttribute('aria-label', t(language, key, { what: t(language, name) }));
  handle.setAttribute('aria-expanded', String(stop !== 'peek'));
  if (!settled) return;
  const glides = element.getAnimations({ subtree: true }).map(({ finished }) => finished);
  void Promise.allSettled(glides).then(settled);
}

function followHandle(stop: Signal<Stop>, handle: HTMLElement, signal: AbortSignal): void {
  const click = (): void => {
    stop.value = stop.value === 'full' ? 'peek' : next(stop.value, 1);
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    stop.value = next(stop.value, step);
  };
  handle.addEventListener('click', click, { signal });
  handle.addEventListener('keydown', press, { signal });
}

/** A sheet that peeks out comes up when it is used, and goes down when the focus goes to what it hides. */
function followUse(stop: Signal<Stop>, { element, handle, head }: Parts, signal: AbortSignal): void {
  const raise = ({ target }: Event): void => {
    const isBelowHead = target instanceof Element && target !== handle && !target.closest('.cm-close');
    if (isBelowHead && stop.value === 'peek') stop.value = 'half';
  };
  const focusInside = (event: FocusEvent): void => {
    const isSeen = event.target instanceof Element && event.target.closest(head);
    if (!isSeen && isByKeyboard(event.target)) raise(event);
  };
  const focusAnywhere = ({ target }: FocusEvent): void => {
    const isHidden =
      isByKeyboard(target) && target.closest('#caribmap-map > *, .cm-panel *') && isUnder(target, element);
    if (isHidden) stop.value = 'peek';
  };
  element.addEventListener('click', raise, { signal, capture: true });
  element.addEventListener('focusin', focusInside, { signal });
  document.addEventListener('focusin', focusAnywhere, { signal });
}

function next(stop: Stop, step: number): Stop {
  return STOPS[Math.max(0, Math.min(STOPS.length - 1, STOPS.indexOf(stop) + step))] ?? stop;
}

function isByKeyboard(target: EventTarget | null): target is Element {
  return target instanceof Element && target.matches(':focus-visible');
}

function isUnder(target: Element, element: HTMLElement): boolean {
  const [hidden, sheet] = [target.getBoundingClientRect(), element.getBoundingClientRect()];
  return !element.contains(target) && hidden.bottom > sheet.top && hidden.top < sheet.bottom;
}
