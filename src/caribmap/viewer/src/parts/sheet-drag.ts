/** Dragging a sheet with a finger, or by its handle with a mouse. */
import { STOPS, type Stop } from '../state.ts';

/** Shortest drag: a shorter movement is a tap. */
const DRAG_FROM_PX = 6;
/** Speed from which a finger means the next stop, not the nearest one. */
const FLICK_PX_PER_MS = 0.4;
/** Rest before the finger lifts from which its speed no longer counts. */
const REST_MS = 80;

interface Drag {
  /** Pointer's y at the start, and the sheet's height there. */
  readonly y: number;
  readonly height: number;
  y_last: number;
  time: number;
  /** Upwards, in pixels per millisecond. */
  speed: number;
  /** Whether the finger has gone far enough. */
  moves: boolean;
}

/** Lets `element` be dragged by the parts that the selector `from` names, until `signal` aborts; `choose` gets the stop. */
export function followDrag(
  element: HTMLElement,
  from: string,
  choose: (stop: Stop) => void,
  signal: AbortSignal,
): void {
  let drag: Drag | null = null;
  let hasMoved = false;
  const begin = (event: PointerEvent): void => {
    hasMoved = false;
    drag = mayDrag(event, from) ? dragFrom(event, element) : null;
  };
  const move = (event: PointerEvent): void => {
    if (!drag || (!drag.moves && Math.abs(event.clientY - drag.y) < DRAG_FROM_PX)) return;
    if (!drag.moves) element.setPointerCapture(event.pointerId);
    hasMoved = true;
    dragTo(drag, event, element);
  };
  const end = ({ timeStamp }: PointerEvent): void => {
    if (drag?.moves) {
      const stop = stopOfDrag(drag, timeStamp, heightsOf(element));
      // From here the sheet glides to its stop.
      element.classList.remove('cm-is-dragged');
      element.style.removeProperty('--sheet');
      choose(stop);
      // After the click that ends the drag, if there is one.
      setTimeout(() => (hasMoved = false));
    }
    drag = null;
  };
  const page = element.ownerDocument;
  element.addEventListener('pointerdown', begin, { signal });
  // Anywhere: a quick first move leaves the element before it has the pointer.
  page.addEventListener('pointermove', move, { signal });
  page.addEventListener('pointerup', end, { signal });
  page.addEventListener('pointercancel', end, { signal });
  // A drag ends with a click that is not meant as one.
  element.addEventListener('click', (event) => hasMoved && event.stopImmediatePropagation(), { signal, capture: true });
}

/** With a mouse the head's words can be selected, and only the handle drags. */
function mayDrag({ target, pointerType, isPrimary }: PointerEvent, from: string): boolean {
  if (!(target instanceof Element) || !isPrimary || target.closest('.cm-close')) return false;
  return target.closest(pointerType === 'mouse' ? '.cm-sheet-handle' : from) !== null;
}

function dragFrom({ clientY, timeStamp }: PointerEvent, element: HTMLElement): Drag {
  const { height } = element.getBoundingClientRect();
  return { y: clientY, height, y_last: clientY, time: timeStamp, speed: 0, moves: false };
}

function dragTo(drag: Drag, { clientY, timeStamp }: PointerEvent, element: HTMLElement): void {
  drag.moves = true;
  drag.speed = (drag.y_last - clientY) / Math.max(1, timeStamp - drag.time);
  [drag.y_last, drag.time] = [clientY, timeStamp];
  element.classList.add('cm-is-dragged');
  element.style.setProperty('--sheet', `${drag.height + drag.y - clientY}px`);
}

function stopOfDrag(
  { height, y, y_last, time, speed }: Drag,
  end: number,
  heights: Readonly<Record<Stop, number>>,
): Stop {
  return stopFor(height + y - y_last, end - time > REST_MS ? 0 : speed, heights);
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

/** Present height of each stop, by CSS. */
function heightsOf(element: HTMLElement): Record<Stop, number> {
  const present = element.dataset.stop;
  const dragged = element.style.getPropertyValue('--sheet');
  element.style.removeProperty('--sheet');
  const heights = STOPS.map((stop) => {
    element.dataset.stop = stop;
    return [stop, element.getBoundingClientRect().height] as const;
  });
  element.dataset.stop = present;
  element.style.setProperty('--sheet', dragged);
  element.getBoundingClientRect();
  return Object.fromEntries(heights) as Record<Stop, number>;
}
