/** Small dossiers in the viewer: marks and names stand where the static pictures have them (tests/golden/pictures). */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';

import type { Dimension } from '../src/map/dimensions.ts';
import type { Dimensioned, Labelled } from '../src/map/labels.ts';
import type { LabelSlot } from '../src/map/lettering.ts';
import { isPacific } from '../src/map/pacific.ts';
import type { Projection } from '../src/map/projection.ts';
import type { Bearer } from '../src/map/room.ts';
import type { LetteringName, LetterStyle, Shape } from '../src/map/rules.ts';
import type { Figure, Surface } from '../src/map/surface.ts';
import type { Territories } from '../src/map/territories.ts';
import type { Payload, PayloadPlace } from '../src/payload.ts';
import type { State } from '../src/state.ts';

interface Golden {
  readonly dossier: string;
  readonly view: string;
  readonly language: string;
  readonly frame: Frame;
  readonly covered: readonly (readonly [number, number, number, number])[];
  readonly globe: readonly number[] | null;
  readonly marks: readonly { readonly id: string; readonly shape: string; readonly at: readonly number[] }[];
  readonly labels: readonly {
    readonly id: string;
    readonly lines: readonly string[];
    readonly box: readonly number[];
  }[];
}

/** Mercator radians of the upper left corner, pixels per radian. */
interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

const GOLDEN = new URL('../../../../tests/golden/pictures/', import.meta.url).pathname;
const PACK = new URL('../../basemap/pack/', import.meta.url).pathname;
const STATIC = new URL('../../static/', import.meta.url).pathname;
const WORLD_PX_AT_ZOOM_0 = 256;
/** Width of letters that the typeface lacks, in thousandths of the size. */
const WIDEST = 1000;

const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
const views = globSync('!(actual-*|*.payload).json', { cwd: GOLDEN }).map((file) => basename(file, '.json'));
const advances = read<Record<string, Record<string, number>>>(`${STATIC}fonts/advances.json`);

let viewer: Awaited<ReturnType<typeof importViewer>>;

before(async () => {
  // Leaflet looks for a browser as it loads, and drawings make elements; nothing here looks at them.
  const element = { style: { setProperty: () => {} }, setAttribute: () => {}, append: () => {} };
  Object.assign(globalThis, {
    window: { devicePixelRatio: 1 },
    document: { documentElement: { style: {} }, createElement: () => element, createElementNS: () => element },
  });
  viewer = await importViewer();
});

async function importViewer() {
  return {
    ...(await import('../src/leaflet.ts')),
    ...(await import('../src/map/dimensions.ts')),
    ...(await import('../src/map/fan.ts')),
    ...(await import('../src/map/figures.ts')),
    ...(await import('../src/map/labelled.ts')),
    ...(await import('../src/map/labels.ts')),
    ...(await import('../src/map/lettering.ts')),
    ...(await import('../src/map/links.ts')),
    ...(await import('../src/map/orientation.ts')),
    ...(await import('../src/map/sheets.ts')),
    ...(await import('../src/map/standing.ts')),
    ...(await import('../src/map/territories.ts')),
    ...(await import('../src/state.ts')),
  };
}

/** As the pictures measure: by the typeface's advances, without kerning. */
function widthByAdvances(line: string, { size, weight }: LetterStyle): number {
  const widths = advances[`sans-${weight}`] ?? {};
  return ([...line].reduce((sum, letter) => sum + (widths[letter] ?? WIDEST), 0) / 1000) * size;
}

/** A frame as what the viewer asks of a Leaflet map. */
function projectionOf({ width, height, left, top, scale }: Frame): Projection {
  const { L } = viewer;
  const toPoint = ({ lat, lng }: { lat: number; lng: number }): L.Point => {
    const phi = (Math.max(-85.05112878, Math.min(85.05112878, lat)) * Math.PI) / 180;
    return new L.Point(((lng * Math.PI) / 180 - left) * scale, (top - Math.asinh(Math.tan(phi))) * scale);
  };
  const toLatLng = (point: L.PointExpression): L.LatLng => {
    const { x, y } = L.point(point as [number, number]);
    const phi = Math.atan(Math.sinh(top - y / scale));
    return L.latLng((phi * 180) / Math.PI, ((left + x / scale) * 180) / Math.PI);
  };
  return {
    getZoom: () => Math.log2((scale * 2 * Math.PI) / WORLD_PX_AT_ZOOM_0),
    getSize: () => new L.Point(width, height),
    getBounds: () => L.latLngBounds(toLatLng([0, height]), toLatLng([width, 0])),
    latLngToContainerPoint: (latlng) => toPoint(L.latLng(latlng as L.LatLngTuple)),
    latLngToLayerPoint: (latlng) => toPoint(L.latLng(latlng as L.LatLngTuple)),
    containerPointToLatLng: toLatLng,
    layerPointToLatLng: toLatLng,
    layerPointToContainerPoint: (point) => L.point(point as [number, number]),
  };
}

/** To a tenth of a pixel, halves upwards. */
const tenths = (values: readonly number[]): number[] => values.map((value) => Math.floor(value * 10 + 0.5) / 10);

/** The countries of the world, in the form in which the page carries them. */
function territories(): Territories {
  const { buffer, byteOffset, byteLength } = gunzipSync(readFileSync(`${PACK}world.bin`));
  return new viewer.Territories(viewer.sheetsIn(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer));
}

function bearerAt(
  id: string,
  shape: Shape,
  position: readonly number[],
  offset: readonly [number, number],
  lettering: LetteringName,
): Bearer {
  return {
    id,
    shape,
    latlng: viewer.toLatLng(position),
    offset,
    lettering: new viewer.Lettering(lettering, widthByAdvances),
  };
}

/** A name with the ids of its places, or of the name's place in the payload. */
interface Named {
  readonly id: string;
  readonly name: Labelled;
}

/** What the viewer shows of a dossier in the golden file's frame. */
function layout(golden: Golden, payload: Payload): Pick<Golden, 'globe' | 'marks' | 'labels'> {
  if (isPacific(payload.views)) viewer.openPacific();
  const map = projectionOf(golden.frame);
  const state = viewer.createState(payload);
  state.view.value = golden.view;
  state.language.value = golden.language;
  const places = [...state.shown.value.positions].map((position) => state.index.places.at(position));
  const figures = figuresOf(places, map);
  const marks = marksOf(places, figures, map, state);
  const oriented = orientedOf(payload, golden.language, map);
  const drawn = [...figures.values()];
  const ground = viewer.groundOf(
    territories(),
    drawn.map(({ place }) => place),
    marks.map(({ name }) => name.bearer),
    payload.basemap.contested,
  );
  const crowded = {
    covered: golden.covered.map(([left, top, right, bottom]) => ({ left, top, right, bottom })),
    lines: drawn.flatMap(({ place, lines = [] }) => lines.map((latlngs) => ({ of: place.id, latlngs }))),
    hasGlobe: payload.basemap.globe,
  };
  const dimensions = viewer.dimensionsOf(places, map).map((dimension) => dimensioned(dimension, map, golden.language));
  const names = { own: marks.map(({ name }) => name), dimensions, oriented: oriented.map(({ name }) => name) };
  const { slots: placed, globe } = viewer.placedLabels(map, ground, names, crowded, false);
  const numbers = dimensions.map(({ name }) => ({ id: name.bearer.id, name }));
  return {
    globe: globe && tenths([globe.left, globe.top, globe.right, globe.bottom]),
    marks: marks.flatMap((mark) => markIn(mark, map, placed)),
    labels: [...marks, ...numbers, ...oriented].flatMap((name) => labelOf(name, placed)),
  };
}

function marksOf(
  places: readonly PayloadPlace[],
  figures: ReadonlyMap<string, Figure>,
  map: Projection,
  state: State,
): Named[] {
  const pointOf = (position: readonly number[]): L.Point => map.latLngToContainerPoint(viewer.toLatLng(position));
  const isEnd = viewer.linkEnds([...figures.values()].map(({ place }) => place));
  return viewer.fanned(viewer.standingsOf(places, map.getZoom()), pointOf).map((standing) => {
    const [place] = standing.places as readonly [PayloadPlace];
    const lettering = viewer.letteringNameOf(place.kind, standing.shape);
    const bearer = bearerAt(standing.id, standing.shape, standing.position, standing.offset, lettering);
    const id = standing.places.map((member) => member.id).join(' ');
    return {
      id,
      name: viewer.nameOfMark(bearer, standing, state, {
        figure: figures.get(place.id),
        isTiny: viewer.isTiny(map, place),
        leaves: false,
        isEnd: isEnd(standing.position),
      }),
    };
  });
}

function dimensioned(dimension: Dimension, map: Projection, language: string): Dimensioned {
  const bearer = {
    ...bearerAt(viewer.dimensionId(dimension), 'label', [0, 0], [0, 0], 'dimension'),
    latlng: dimension.ends[0],
  };
  return { ...dimension, name: viewer.nameOfDimension(map, bearer, dimension, language) };
}

function orientedOf(payload: Payload, language: string, map: Projection): Named[] {
  return payload.orientation.flatMap((name, number) => {
    const id = `orientation ${number}`;
    const bearer = bearerAt(id, viewer.dotOf(name), [name.lng, name.lat], [0, 0], viewer.letteringOf(name));
    const labelled = viewer.nameOfOrientation(map, bearer, name, language);
    return labelled ? [{ id, name: labelled }] : [];
  });
}

/** A mark whose sign the frame shows. */
function markIn(
  { id, name: { bearer, substitute } }: Named,
  map: Projection,
  placed: ReadonlyMap<string, LabelSlot>,
): Golden['marks'] {
  const { x, y } = map.latLngToContainerPoint(bearer.latlng).add([...bearer.offset]);
  const size = map.getSize();
  const shape = substitute && !placed.has(bearer.id) ? substitute : bearer.shape;
  const isInFrame = x >= 0 && y >= 0 && x <= size.x && y <= size.y;
  return isInFrame ? [{ id, shape, at: tenths([x, y]) }] : [];
}

function labelOf({ id, name }: Named, placed: ReadonlyMap<string, LabelSlot>): Golden['labels'] {
  const slot = placed.get(name.bearer.id);
  if (!slot) return [];
  const { left, top, right, bottom } = slot.box;
  return [{ id, lines: slot.lines, box: tenths([left, top, right, bottom]) }];
}

function figuresOf(places: readonly PayloadPlace[], map: Projection): ReadonlyMap<string, Figure> {
  const surface = { map, renderer: undefined, defs: { append: () => {} } } as unknown as Surface;
  const figures = places.map((place) => viewer.figureOf(surface, place));
  return new Map(figures.flatMap((figure) => (figure ? [[figure.place.id, figure] as const] : [])));
}

test('there are golden views', () => {
  assert.ok(views.length >= 9);
});

const goldens = views.map((name) => {
  const golden = read<Golden>(`${GOLDEN}${name}.json`);
  return { name, golden, payload: read<Payload>(`${GOLDEN}${golden.dossier}.payload.json`) };
});

// The world stays cut open in the Atlantic once it is: those views come last.
for (const { name, golden, payload } of goldens.sort(
  (a, b) => Number(isPacific(a.payload.views)) - Number(isPacific(b.payload.views)),
)) {
  test(`${name}: marks and names stand as in the picture`, () => {
    const { globe, marks, labels } = layout(golden, payload);
    assert.deepEqual(globe, golden.globe);
    assert.deepEqual(marks, golden.marks);
    assert.deepEqual([...labels].sort(byId), [...golden.labels].sort(byId));
  });
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}
