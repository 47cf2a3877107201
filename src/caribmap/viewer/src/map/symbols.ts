/** The signs of the table as SVG, drawn round 0,0. Fill, stroke and halo come from map.css by class; the legend may use them too. */
import { CORNER_PX, type Outline, QUESTION_Y, type Shape, SIGNS } from './rules.ts';
import { svg } from './svg.ts';

/** Half a sign's width and height. */
export function reachOf(shape: Shape): readonly [number, number] {
  return SIGNS[shape].reach;
}

/** SVG group of halo, sign and the ring of a selected mark. */
export function drawSign(shape: Shape): SVGGElement {
  const { parts, questionX } = SIGNS[shape];
  const group = svg('g', { class: 'cm-sign' });
  const [first] = parts;
  if (!first) return group;
  // The sign's own outline, stroked so wide that the halo leaves a ring of it.
  const ring = drawn(first, 'cm-selected-ring');
  const halos = parts.map((part) => drawn(part, 'cm-halo'));
  group.append(ring, ...halos, ...parts.map((part) => drawn(part, part.filled ? 'cm-filled' : 'cm-hollow')));
  if (questionX !== null) group.append(questionMark(questionX));
  return group;
}

function drawn({ form, sizes, d }: Outline, name: string): SVGElement {
  const [width = 0, height = width] = sizes;
  if (form === 'circle') return svg('circle', { class: name, r: width });
  if (form === 'path') return svg('path', { class: name, d });
  return svg('rect', { class: name, x: -width / 2, y: -height / 2, width, height, rx: CORNER_PX });
}

/** Question mark beside a hull: the sign does not mark a position. */
function questionMark(x: number): SVGTextElement {
  const text = svg('text', { class: 'cm-question', x, y: QUESTION_Y });
  text.textContent = '?';
  return text;
}
