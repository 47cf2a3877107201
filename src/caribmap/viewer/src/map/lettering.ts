/** How each sort of name is lettered, measured and written. Sizes in pixels; never under 11. */
import type { Slot } from './placing.ts';
import type { Shape } from './standing.ts';
import { svg } from './svg.ts';

/** A label as placed: offset of its text's reference point from the mark's spot, in pixels. */
export interface LabelSlot extends Slot {
  readonly dx: number;
  readonly dy: number;
  readonly align: 'start' | 'middle' | 'end';
  readonly lines: readonly string[];
}

interface Style {
  readonly size: number;
  readonly weight: number;
  readonly italic?: boolean;
  readonly caps?: boolean;
  /** Extra space after each letter, in parts of the size. */
  readonly spacing?: number;
}

const STYLES = {
  point: { size: 13, weight: 600 },
  country: { size: 12, weight: 600, caps: true, spacing: 0.09 },
  region: { size: 12, weight: 400, spacing: 0.12 },
  sea: { size: 12.5, weight: 400, italic: true, spacing: 0.14 },
  line: { size: 12, weight: 600 },
  orientation: { size: 11, weight: 400, caps: true, spacing: 0.08 },
} as const satisfies Record<string, Style>;

export type LetteringName = keyof typeof STYLES;

const NAME_BY_KIND = new Map<string, LetteringName>([
  ['country', 'country'],
  ['region', 'region'],
  ['sea', 'sea'],
  ['coast', 'sea'],
]);
const LEADING = 1.18;
/** Space that a halo and a glance need round a text. */
const PADDING = 2;
const HIT_HEIGHT = 24;
/** Read once: each reading makes the browser work out the page's styles anew. */
let family = '';
const CANVAS = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;

export function letteringNameOf(kind: string, shape: Shape): LetteringName {
  return shape === 'label' ? (NAME_BY_KIND.get(kind) ?? 'line') : 'point';
}

export class Lettering {
  readonly name: LetteringName;
  readonly #style: Style;
  readonly #widths = new Map<string, number>();

  constructor(name: LetteringName) {
    this.name = name;
    this.#style = STYLES[name];
    family ||= getComputedStyle(document.documentElement).getPropertyValue('--sans');
    // Widths measured before the page's own fonts have come are wrong.
    document.fonts.addEventListener('loadingdone', () => this.#widths.clear());
  }

  /** Width and height of lines as they will be written, halo included. */
  measure(lines: readonly string[]): readonly [number, number] {
    const { size } = this.#style;
    const widths = lines.map((line) => this.#width(this.#cased(line)));
    return [Math.max(...widths) + 2 * PADDING, lines.length * size * LEADING + 2 * PADDING];
  }

  #width(line: string): number {
    const known = this.#widths.get(line);
    if (known !== undefined) return known;
    const { size, weight, italic, spacing = 0 } = this.#style;
    CANVAS.font = `${italic ? 'italic ' : ''}${weight} ${size}px ${family}`;
    const width = CANVAS.measureText(line).width + line.length * spacing * size;
    this.#widths.set(line, width);
    return width;
  }

  /** The label as SVG: a hit area and one text per line, centred on the slot's dy. */
  write(slot: LabelSlot): Node[] {
    const { size, weight, italic, spacing = 0 } = this.#style;
    const [width, height] = this.measure(slot.lines);
    const left = slot.dx - (slot.align === 'start' ? 0 : slot.align === 'end' ? width : width / 2);
    const hitHeight = Math.max(HIT_HEIGHT, height);
    const hit = svg('rect', {
      class: 'cm-hit-area',
      x: left,
      y: slot.dy - hitHeight / 2,
      width,
      height: hitHeight,
      rx: 3,
    });
    const first = slot.dy - ((slot.lines.length - 1) * size * LEADING) / 2 + size * 0.35;
    const x = slot.align === 'start' ? left + PADDING : slot.align === 'end' ? left + width - PADDING : slot.dx;
    const texts = slot.lines.map((line, index) => {
      const text = svg('text', {
        x,
        y: first + index * size * LEADING,
        'text-anchor': slot.align,
        'font-size': size,
        'font-weight': weight,
        ...(italic ? { 'font-style': 'italic' } : {}),
        ...(spacing ? { 'letter-spacing': spacing * size } : {}),
      });
      text.textContent = this.#cased(line);
      return text;
    });
    // Who reads or copies the label needs the blank that the line break stands for.
    return [hit, ...texts.flatMap((text) => [text, document.createTextNode(' ')])];
  }

  #cased(line: string): string {
    return this.#style.caps ? line.toUpperCase() : line;
  }
}
