/** Typography of each sort of name: measuring and drawing. */
import type { Slot } from './placing.ts';
import {
  ABOVE_MIDDLE,
  KINDS,
  LEADING,
  LETTERINGS,
  type LetteringName,
  type LetterStyle,
  OTHER_KIND,
  PADDING_PX,
  type Shape,
} from './rules.ts';
import { svg } from './svg.ts';
import { type MeasureLine, widthInBrowser } from './text-width.ts';

/** A label as placed: offset of its text's reference point from the mark's spot, in pixels. */
export interface LabelSlot extends Slot {
  readonly dx: number;
  readonly dy: number;
  readonly align: 'start' | 'middle' | 'end';
  readonly lines: readonly string[];
}

const HIT_HEIGHT = 24;

export function letteringNameOf(kind: string, shape: Shape): LetteringName {
  return shape === 'label' ? (KINDS[kind] ?? OTHER_KIND).lettering : 'point';
}

export class Lettering {
  readonly name: LetteringName;
  readonly #style: LetterStyle;
  readonly #widthOf: MeasureLine;

  constructor(name: LetteringName, widthOf: MeasureLine = widthInBrowser) {
    this.name = name;
    this.#style = LETTERINGS[name];
    this.#widthOf = widthOf;
  }

  /** Width and height of lines as they will be written, halo included. */
  measure(lines: readonly string[]): readonly [number, number] {
    const { size } = this.#style;
    const widths = lines.map((line) => this.#width(this.#cased(line)));
    return [Math.max(...widths) + 2 * PADDING_PX, lines.length * size * LEADING + 2 * PADDING_PX];
  }

  #width(line: string): number {
    const { size, spacing } = this.#style;
    return this.#widthOf(line, this.#style) + [...line].length * spacing * size;
  }

  /** The label as SVG: a hit area and one text per line, centred on the slot's dy. */
  write(slot: LabelSlot): Node[] {
    const { size, weight, italic, spacing } = this.#style;
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
    const first = slot.dy - ((slot.lines.length - 1) * size * LEADING) / 2 + size * ABOVE_MIDDLE;
    const x = slot.align === 'start' ? left + PADDING_PX : slot.align === 'end' ? left + width - PADDING_PX : slot.dx;
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
    // A line break stands for a space, which screen readers and copied text need.
    return [hit, ...texts.flatMap((text) => [text, document.createTextNode(' ')])];
  }

  #cased(line: string): string {
    return this.#style.caps ? line.toUpperCase() : line;
  }
}
