/** Where a card stands beside its mark: above or below, shifted so that all of it is on the map. Pure; pixels, y down. */

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface CardSpot {
  readonly side: 'above' | 'below';
  /** What the card may take before it scrolls. */
  readonly maxHeight: number;
  /** How far the card's middle stands off its mark. */
  readonly shift: number;
  /** How far the map has to move down for all of the card to be seen. */
  readonly lack: number;
}

export const CARD_WIDTH_PX = 360;
export const TIP_PX = 20;
const EDGE_PX = 12;
/** Clear of the controls to the right, and of the scale below. */
const CONTROLS_PX = 56;
const SHARE_OF_HEIGHT = 0.62;
/** With less than this a card shows too little: then the map gives way. */
const LEAST_HEIGHT_PX = 280;
/** The tip stays under the card's straight edge. */
const MOST_SHIFT_PX = CARD_WIDTH_PX / 2 - 26;

/** `point` is the sign's middle, `reach` how far the sign reaches up and down from it. */
export function spotOf(point: Point, reach: number, map: Point): CardSpot {
  const wanted = Math.round(map.y * SHARE_OF_HEIGHT);
  const beside = reach + TIP_PX;
  const [above, below] = [point.y - beside - EDGE_PX, map.y - point.y - beside - CONTROLS_PX];
  const side = above >= Math.min(wanted, LEAST_HEIGHT_PX) || above >= below ? 'above' : 'below';
  const room = side === 'above' ? above : below;
  const maxHeight = Math.floor(Math.min(wanted, Math.max(room, LEAST_HEIGHT_PX)));
  const lacking = Math.max(0, maxHeight - room);
  const left = point.x - CARD_WIDTH_PX / 2;
  const inside = Math.max(EDGE_PX, Math.min(map.x - CONTROLS_PX - CARD_WIDTH_PX, left));
  const shift = Math.max(-MOST_SHIFT_PX, Math.min(MOST_SHIFT_PX, inside - left));
  return { side, maxHeight, shift, lack: side === 'above' ? lacking : -lacking };
}
