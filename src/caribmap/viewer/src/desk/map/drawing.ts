/** A line or an area on the map while its form stands: drawn corner by corner, with the mouse or at the cross; then with handles. */
import { effect } from '@preact/signals';
import {
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawModeUndoRedo,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from 'terra-draw';
import type { Position, Shape } from '../base/shapes.ts';
import * as store from '../base/store.ts';
import { DrawAdapter } from './draw-adapter.ts';

const MODES = { line: 'linestring', area: 'polygon' } as const;
/** No key of a keyboard: Enter is ours, which also adds a corner at the cross. */
const FINISH = 'finish';
const COUNT = 'committedCoordinateCount';

let at: Drawing | null = null;

/** Draws the shape that a form asks for; ends with the map. */
export function followShape(map: L.Map): () => void {
  const stop = effect(() => {
    const shaping = store.shaping.value;
    if (!shaping) end();
    else if (!at) at = new Drawing(map, shaping.shape);
    else at.follow(shaping.shape);
  });
  return () => {
    stop();
    end();
  };
}

function end(): void {
  at?.end();
  at = null;
}

/** Does what a key of the map stands for while a shape is drawn; true if it is one. */
export function pressWhileDrawing(map: L.Map, { key }: KeyboardEvent): boolean {
  const shaping = store.shaping.value;
  if (!at || !shaping?.shape.isOpen) return false;
  const { lng, lat } = map.getCenter();
  if (key === '.') at.add([lng, lat]);
  else if (key === 'Enter') at.addOrFinish([lng, lat]);
  else if (key === 'Backspace') at.takeBack();
  else return false;
  return true;
}

/** Begins a line or an area with its key, in the form that stands or that of a new place. */
export function beginShape({ key }: KeyboardEvent): boolean {
  const kind = key === 'l' ? 'line' : key === 'o' ? 'area' : null;
  if (!kind || store.isReadOnly.value) return false;
  if (store.beginShape.value) store.beginShape.value(kind);
  else {
    const name = store.openMention.value?.surface ?? '';
    store.atHand.value = { kind: 'place', kept: null, name, from: null, begins: kind };
  }
  return true;
}

class Drawing {
  readonly #draw: TerraDraw;
  readonly #adapter: DrawAdapter;
  /** The shape that is on the map. */
  #shown: Shape | null = null;
  #ids: readonly (string | number)[] = [];
  /** The corner that was added last with a key. */
  #byKey: Position | null = null;
  #isReplaying = false;

  constructor(map: L.Map, shape: Shape) {
    this.#adapter = new DrawAdapter(map);
    const pointerDistance = 12;
    const undoRedo = { modeLevel: new TerraDrawModeUndoRedo() };
    const coordinates = { draggable: true, midpoints: true, deletable: true };
    const feature = { feature: { draggable: false, coordinates } };
    const keyEvents = { cancel: null, finish: FINISH };
    this.#draw = new TerraDraw({
      adapter: this.#adapter,
      undoRedo,
      modes: [
        new TerraDrawLineStringMode({ keyEvents, pointerDistance, showCoordinatePoints: true }),
        new TerraDrawPolygonMode({ keyEvents, pointerDistance, showCoordinatePoints: true }),
        new TerraDrawSelectMode({
          keyEvents: null,
          pointerDistance,
          allowManualDeselection: false,
          flags: { linestring: feature, polygon: feature },
        }),
      ],
    });
    this.#draw.start();
    this.#draw.on('change', (_, type) => this.#changed(type));
    this.#draw.on('finish', () => this.#finished());
    this.follow(shape);
  }

  end(): void {
    this.#isReplaying = true;
    this.#draw.stop();
    this.#adapter.clearLayers();
  }

  /** Shows a shape, unless it is what is on the map. */
  follow(shape: Shape): void {
    if (same(shape, this.#shown)) return;
    this.#shown = shape;
    this.#isReplaying = true;
    this.#draw.clear();
    this.#adapter.showsCorners = shape.isOpen;
    const done = shape.isOpen ? shape.parts.slice(0, -1) : shape.parts;
    const mode = MODES[shape.kind];
    const added = this.#draw.addFeatures(
      done.map((part) => {
        const corners = part.map((corner) => this.#adapter.inward(corner));
        const geometry =
          shape.kind === 'line'
            ? { type: 'LineString' as const, coordinates: corners }
            : { type: 'Polygon' as const, coordinates: [[...corners, corners[0] as [number, number]]] };
        return { type: 'Feature' as const, geometry, properties: { mode } };
      }),
    );
    this.#ids = added.flatMap(({ id }) => id ?? []);
    if (shape.isOpen) {
      this.#draw.setMode(mode);
      for (const corner of shape.parts.at(-1) ?? []) this.#adapter.click(corner);
    } else {
      this.#draw.setMode('select');
      const [first] = this.#ids;
      if (first !== undefined) this.#draw.selectFeature(first);
    }
    this.#isReplaying = false;
  }

  add(corner: Position): void {
    this.#byKey = corner;
    this.#adapter.click(corner);
  }

  /** Adds the corner; what was added with the mouse, or stands there already, is finished. */
  addOrFinish(corner: Position): void {
    const corners = this.#shown?.parts.at(-1) ?? [];
    const isSame = this.#byKey !== null && this.#byKey[0] === corner[0] && this.#byKey[1] === corner[1];
    if (corners.length === 0 || (this.#byKey !== null && !isSame)) this.add(corner);
    else this.#adapter.press(FINISH);
  }

  takeBack(): void {
    this.#byKey = null;
    const { shape } = store.shaping.peek() ?? {};
    const left = (shape?.parts.at(-1) ?? []).slice(0, -1);
    if (shape) this.#put({ ...shape, parts: [...shape.parts.slice(0, -1), left] }, false);
  }

  #put(shape: Shape, isShown = true): void {
    if (isShown) this.#shown = shape;
    store.shaping.peek()?.put(shape);
  }

  /** A corner was added, or a handle moved. */
  #changed(type: string): void {
    const shown = this.#shown;
    if (this.#isReplaying || !shown || type === 'styling' || type === 'delete') return;
    if (!shown.isOpen) return;
    const drawn = this.#draw
      .getSnapshot()
      .find(({ geometry, properties }) => geometry.type !== 'Point' && properties.currentlyDrawing === true);
    if (!drawn) return;
    const isArea = drawn.geometry.type === 'Polygon';
    const line = (isArea ? drawn.geometry.coordinates[0] : drawn.geometry.coordinates) as number[][];
    // The last corner of a line, and what closes an area, follow the pointer.
    const count = isArea ? Number(drawn.properties[COUNT] ?? 0) : line.length - 1;
    const corners = line.slice(0, count).map((corner) => this.#adapter.outward(corner));
    if (corners.length === (shown.parts.at(-1) ?? []).length) return;
    if (this.#byKey && corners.length > 0) {
      const [lng, lat] = corners.at(-1) as Position;
      if (Math.abs(lng - this.#byKey[0]) > 1e-6 || Math.abs(lat - this.#byKey[1]) > 1e-6) this.#byKey = null;
    }
    this.#put({ ...shown, parts: [...shown.parts.slice(0, -1), corners] });
  }

  #finished(): void {
    const shown = this.#shown;
    if (this.#isReplaying || !shown) return;
    this.#byKey = null;
    const features = this.#draw.getSnapshot();
    const known = features.filter(
      ({ geometry, properties }) =>
        geometry.type !== 'Point' && properties.mode === MODES[shown.kind] && !properties.coordinatePoint,
    );
    const ids = shown.isOpen ? known.map(({ id }) => id) : this.#ids;
    const parts = ids.map((id) => this.#cornersOf(features.find((one) => one.id === id)?.geometry, shown.kind));
    // A line or ring that has just been closed gets its handles.
    this.#put({ ...shown, parts, isOpen: false }, !shown.isOpen);
  }

  #cornersOf(geometry: { type: string; coordinates: unknown } | undefined, kind: Shape['kind']): Position[] {
    const line = (kind === 'line' ? geometry?.coordinates : (geometry?.coordinates as number[][][])?.[0]) as number[][];
    const corners = (line ?? []).map((corner) => this.#adapter.outward(corner));
    return kind === 'line' ? corners : corners.slice(0, -1);
  }
}

function same(one: Shape, other: Shape | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
