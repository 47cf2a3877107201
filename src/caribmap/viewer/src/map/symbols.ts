/** The signs, drawn round 0,0 in pixels. Fill, stroke and halo come from map.css by class; the legend may use them too. */
import type { Shape } from './standing.ts';
import { svg } from './svg.ts';

type Outline = () => SVGElement;

const circle =
  (r: number): Outline =>
  () =>
    svg('circle', { r });
const box =
  (width: number, height: number): Outline =>
  () =>
    svg('rect', { x: -width / 2, y: -height / 2, width, height, rx: 1 });
const drawn =
  (d: string): Outline =>
  () =>
    svg('path', { d });

/** A ship's hull without bow, stern or superstructure: it has no heading. Left of the middle, for a question mark follows. */
const HULL = 'M-15,-4 H3 L-0.5,4 H-11.5 Z';

/** Parts from back to front: outline and whether it is filled or hollow. `reach` is half the sign's width and height. */
const SIGNS: Readonly<
  Record<
    Shape,
    { readonly reach: readonly [number, number]; readonly parts: readonly (readonly [Outline, 'filled' | 'hollow'])[] }
  >
> = {
  disc: { reach: [5, 5], parts: [[circle(5), 'filled']] },
  ring: { reach: [7, 7], parts: [[circle(6), 'hollow']] },
  composite: {
    reach: [8.5, 8.5],
    parts: [
      [circle(7.5), 'hollow'],
      [circle(3.5), 'filled'],
    ],
  },
  square: { reach: [4.5, 4.5], parts: [[box(9, 9), 'filled']] },
  frame: { reach: [6, 6], parts: [[box(10, 10), 'hollow']] },
  hull: { reach: [18, 5], parts: [[drawn(HULL), 'hollow']] },
  bar: { reach: [9, 4], parts: [[box(16, 6), 'hollow']] },
  diamond: { reach: [7, 7], parts: [[drawn('M0,-6.5 6.5,0 0,6.5 -6.5,0Z'), 'hollow']] },
  label: { reach: [0, 0], parts: [] },
};

export function reachOf(shape: Shape): readonly [number, number] {
  return SIGNS[shape].reach;
}

/** A group of halo, sign and the ring that shows when its mark is selected. */
export function drawSign(shape: Shape): SVGGElement {
  const { parts } = SIGNS[shape];
  const group = svg('g', { class: 'cm-sign' });
  const [first] = parts;
  if (!first) return group;
  // The sign's own outline, stroked so wide that the halo leaves a ring of it.
  const ring = withClass(first[0](), 'cm-selected-ring');
  const halos = parts.map(([outline]) => withClass(outline(), 'cm-halo'));
  group.append(ring, ...halos, ...parts.map(([outline, style]) => withClass(outline(), `cm-${style}`)));
  if (shape === 'hull') group.append(questionMark(10));
  return group;
}

/** Beside a hull: the sign is not a position. */
function questionMark(x: number): SVGTextElement {
  const text = svg('text', { class: 'cm-question', x, y: 4 });
  text.textContent = '?';
  return text;
}

function withClass(element: SVGElement, name: string): SVGElement {
  element.setAttribute('class', name);
  return element;
}
