/** Drawing a time window with the pointer, and zooming by a double click. */
import { useRef } from 'preact/hooks';

import { setWindow } from '../actions.ts';
import { type Axis, type Days, dayAt } from './axis.ts';
import { type Hand, zoomed } from './hand.ts';
import { windowBetween } from './window.ts';

/** A pointer that moves less than this clicks. */
const LEAST_PX = 5;

interface Drawn {
  readonly x: number;
  readonly day: number;
  isDrawing: boolean;
}

/** Handlers for an element whose part under the pointer, found by `groundOf`, is as wide as the axis. */
export function useBrush(hand: Hand, axis: Axis, whole: Days, groundOf: (event: MouseEvent) => Element | null) {
  const drawn = useRef<Drawn | null>(null);
  const ground = useRef<Element | null>(null);
  const dayUnder = ({ clientX }: MouseEvent): number => {
    const box = ground.current?.getBoundingClientRect();
    return dayAt(axis, box ? Math.max(0, Math.min(1, (clientX - box.left) / box.width)) : 0);
  };
  const end = (): void => {
    drawn.current = null;
  };
  return {
    onPointerDown: (event: PointerEvent): void => {
      ground.current = groundOf(event);
      if (!ground.current || event.button !== 0 || event.pointerType === 'touch') return;
      drawn.current = { x: event.clientX, day: dayUnder(event), isDrawing: false };
    },
    onPointerMove: (event: PointerEvent): void => {
      const start = drawn.current;
      if (!start || (!start.isDrawing && Math.abs(event.clientX - start.x) < LEAST_PX)) return;
      if (!start.isDrawing) (event.currentTarget as Element).setPointerCapture(event.pointerId);
      start.isDrawing = true;
      const { from, to } = windowBetween(start.day, dayUnder(event));
      setWindow(hand.state, from, to);
    },
    onPointerUp: end,
    onPointerCancel: end,
    onDblClick: (event: MouseEvent): void => {
      ground.current = groundOf(event);
      if (ground.current) hand.zoom.value = zoomed(axis, whole, dayUnder(event), !event.shiftKey);
    },
  };
}
