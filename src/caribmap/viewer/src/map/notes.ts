/** Numbered notes of the story's step: a few words beside their place, tied to it by a line. */
import { localize } from '../i18n/text.ts';
import { L } from '../leaflet.ts';
import type { State } from '../state.ts';
import { type NoteSpot, spotOfNote } from './note-spot.ts';
import { around, type Box } from './placing.ts';
import type { Stand } from './popup.ts';
import { NARROW_PX } from './rules.ts';
import { svg } from './svg.ts';

const PANE = 'cm-notes';
/** Number of a note on a narrow map, where its words stand in the text. */
const BADGE_PX = 20;

interface Noted {
  readonly element: HTMLElement;
  readonly point: L.Point;
  readonly reach: number;
  readonly breadth: number;
}

export class Notes {
  readonly #map: L.Map;
  readonly #state: State;
  readonly #pane: HTMLElement;

  constructor(map: L.Map, state: State) {
    this.#map = map;
    this.#state = state;
    this.#pane = map.createPane(PANE, map.getContainer());
    // The text beside the map has the same notes as a list.
    this.#pane.setAttribute('aria-hidden', 'true');
    map.on('movestart zoomstart', () => this.#pane.replaceChildren());
  }

  /** Draws the notes of the step that is read, clear of `taken`; returns what they cover, all in container pixels. */
  show(standOf: (placeId: string) => Stand, taken: readonly Box[]): readonly Box[] {
    this.#pane.replaceChildren();
    const step = this.#state.reading.peek();
    const { x: width, y: height } = this.#map.getSize();
    if (!step || width === 0) return [];
    const isNarrow = width < NARROW_PX;
    const noted = step.notes.flatMap((note, index) => {
      const stand = standOf(note.place);
      if (!stand) return [];
      const point = this.#map.latLngToContainerPoint(stand.latlng).add([...stand.offset]);
      if (point.x < 0 || point.y < 0 || point.x > width || point.y > height) return [];
      const words = isNarrow
        ? null
        : localize(note.text, this.#state.language.peek(), this.#state.payload.languages).words;
      return [{ element: noteOf(index + 1, words), point, reach: stand.reach, breadth: stand.breadth }];
    });
    for (const { element } of noted) this.#pane.append(element);
    return this.#place(noted, taken);
  }

  #place(noted: readonly Noted[], taken: readonly Box[]): readonly Box[] {
    const { x, y } = this.#map.getSize();
    const points = noted.map(({ point }) => point);
    // Measured together: each box that is set makes the next size cost a layout.
    const sizes = noted.map(({ element }) => [element.offsetWidth, element.offsetHeight] as const);
    const boxes: Box[] = [];
    noted.forEach(({ element, point, reach, breadth }, index) => {
      const [width, height] = sizes[index] ?? [BADGE_PX, BADGE_PX];
      const others = points.filter((other) => other !== point);
      const spot = spotOfNote({ point, reach, others, width, height, map: { x, y } }, [...taken, ...boxes]);
      element.style.left = `${spot.box.left}px`;
      element.style.top = `${spot.box.top}px`;
      this.#pane.append(leaderOf(point, spot, [breadth, reach]));
      boxes.push(spot.box);
      for (const box of along(point, spot)) boxes.push(box);
    });
    return boxes;
  }
}

function noteOf(number: number, words: string | null): HTMLElement {
  const note = document.createElement('div');
  note.className = words === null ? 'cm-map-note cm-is-badge' : 'cm-map-note';
  const badge = document.createElement('b');
  badge.textContent = String(number);
  note.append(badge);
  if (words !== null) note.append(words);
  return note;
}

/** From the sign's edge to the note. */
function leaderOf(point: L.Point, { end }: NoteSpot, [breadth, reach]: readonly [number, number]): SVGElement {
  const way = L.point(end.x, end.y).subtract(point);
  const share = 1 / Math.max(Math.abs(way.x) / (breadth + 2), Math.abs(way.y) / (reach + 2), 1);
  const start = point.add(way.multiplyBy(share));
  const line = svg('line', { x1: start.x, y1: start.y, x2: end.x, y2: end.y });
  const drawing = svg('svg', { class: 'cm-map-note-leader', width: '100%', height: '100%' });
  drawing.append(line);
  return drawing;
}

const STEP_PX = 6;

/** Small boxes along the leader: names keep off it. */
function along(point: L.Point, { end }: NoteSpot): Box[] {
  const way = L.point(end.x, end.y).subtract(point);
  const steps = Math.floor(Math.hypot(way.x, way.y) / STEP_PX);
  return Array.from({ length: Math.max(0, steps - 1) }, (_, index) => {
    const { x, y } = point.add(way.multiplyBy((index + 1) / steps));
    return around(x, y, 1);
  });
}
