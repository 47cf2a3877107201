/** How wide a browser writes a line. */
import type { LetterStyle } from './rules.ts';

/** Width in pixels, without extra space between letters. */
export type MeasureLine = (line: string, style: LetterStyle) => number;

/** By font, the widths of lines that were measured: each new text takes the browser a while. */
const widths = new Map<string, Map<string, number>>();
let canvas: CanvasRenderingContext2D | null = null;
/** Read once: each reading makes the browser work out the page's styles anew. */
let family = '';

export const widthInBrowser: MeasureLine = (line, { size, weight, italic }) => {
  canvas ??= start();
  const font = `${italic ? 'italic ' : ''}${weight} ${size}px ${family}`;
  const known = widths.get(font) ?? new Map<string, number>();
  widths.set(font, known);
  let width = known.get(line);
  if (width === undefined) {
    canvas.font = font;
    width = canvas.measureText(line).width;
    known.set(line, width);
  }
  return width;
};

function start(): CanvasRenderingContext2D {
  family = getComputedStyle(document.documentElement).getPropertyValue('--sans');
  // Widths measured before the page's own fonts have come are wrong.
  document.fonts.addEventListener('loadingdone', () => widths.clear());
  return document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
}
