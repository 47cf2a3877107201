/** Draws marks over the article's text: as highlights of the browser, or as elements where it knows none. */

import { MARK_NAMES, type Mark, stretchesOf } from './marks.ts';
import type { Offsets } from './offsets.ts';

const MOST_ELEMENTS = 2000;

export interface Drawing {
  readonly box: HTMLElement;
  readonly text: string;
  readonly offsets: Offsets;
}

function hasHighlights(): boolean {
  return 'highlights' in CSS && typeof Highlight === 'function';
}

/** Writes the text into the box as one text node, without marks. */
export function writeText({ box, text }: Pick<Drawing, 'box' | 'text'>): void {
  box.replaceChildren(document.createTextNode(text));
}

export function drawMarks(drawing: Drawing, marks: readonly Mark[]): void {
  if (hasHighlights()) highlight(drawing, marks);
  else drawElements(drawing, marks.slice(0, MOST_ELEMENTS));
}

function highlight({ box, offsets }: Drawing, marks: readonly Mark[]): void {
  const node = box.firstChild;
  for (const [priority, name] of MARK_NAMES.entries()) {
    const ranges = marks
      .filter((mark) => mark.name === name)
      .map(({ start, end }) => {
        const range = new StaticRange({
          startContainer: node ?? box,
          startOffset: offsets.toUnit(start),
          endContainer: node ?? box,
          endOffset: offsets.toUnit(end),
        });
        return range;
      });
    const drawn = new Highlight();
    for (const range of ranges) drawn.add(range);
    drawn.priority = priority;
    CSS.highlights.set(`cm-${name}`, drawn);
  }
}

function drawElements({ box, text, offsets }: Drawing, marks: readonly Mark[]): void {
  const at = selectionIn(box);
  const units = marks.map((mark) => ({ ...mark, start: offsets.toUnit(mark.start), end: offsets.toUnit(mark.end) }));
  const drawn = document.createDocumentFragment();
  for (const { start, end, names } of stretchesOf(units, text.length)) {
    const span = document.createElement('span');
    span.className = names.map((name) => `cm-mark-${name}`).join(' ');
    span.append(text.slice(start, end));
    drawn.append(span);
  }
  box.replaceChildren(drawn);
  if (at) select(box, at[0], at[1]);
}

/** Where the document's selection begins and ends in the box (anchor, focus), in UTF-16 units; null if it is elsewhere. */
export function selectionIn(box: HTMLElement): readonly [number, number] | null {
  const chosen = document.getSelection();
  if (!(chosen?.anchorNode && chosen.focusNode)) return null;
  if (!(box.contains(chosen.anchorNode) && box.contains(chosen.focusNode))) return null;
  return [unitOf(box, chosen.anchorNode, chosen.anchorOffset), unitOf(box, chosen.focusNode, chosen.focusOffset)];
}

function unitOf(box: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(box, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** Selects from one UTF-16 unit of the box to another; the caret stands at the second. */
export function select(box: HTMLElement, from: number, to: number): void {
  const [anchor, focus] = [pointOf(box, from), pointOf(box, to)];
  document.getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
}

function pointOf(box: HTMLElement, unit: number): { node: Node; offset: number } {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  let left = unit;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (left <= length) return { node, offset: left };
    left -= length;
  }
  return { node: box, offset: box.childNodes.length };
}

/** The lines on which a stretch of the box stands, in pixels from the top of what it holds: [top, height]. */
export function linesOf(box: HTMLElement, from: number, to: number): readonly (readonly [number, number])[] {
  const [start, end] = [pointOf(box, from), pointOf(box, to)];
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  const top = box.getBoundingClientRect().top - box.scrollTop;
  const rows = new Map([...range.getClientRects()].map((rect) => [Math.round(rect.top), rect.height]));
  return [...rows].map(([row, height]) => [row - top, height]);
}
