/** The drawings of the places that have one besides, or instead of, a mark: kept in step with what is shown. */
import type { Geometry, MultiPoint } from 'geojson';

import { openPlace } from '../actions.ts';
import { L, toLatLng } from '../leaflet.ts';
import type { PayloadPlace } from '../payload.ts';
import type { State } from '../state.ts';
import { drawBand } from './band.ts';
import { drawnLines, linesOf } from './geometry.ts';
import { drawBorder, drawHatch } from './hatch.ts';
import { drawLink } from './links.ts';
import { drawPrecision, hasPrecision } from './precision.ts';
import type { Projection } from './projection.ts';
import { drawRing } from './ring.ts';
import { BAND_FROM_ZOOM, type Drawing, KINDS, LEAST_DRAWN_PX, RECIPE_DRAWINGS, type RecipeDrawing } from './rules.ts';
import { isAreaKind, isPointKind } from './standing.ts';
import type { DrawFigure, Figure, Surface } from './surface.ts';
import { line, setHue } from './svg.ts';

type Groups = Readonly<Record<string, L.FeatureGroup>>;

/** Radius of one of several positions. */
const SPOT_PX = 3;

const DRAWINGS: Readonly<Record<Drawing | RecipeDrawing, DrawFigure>> = {
  band: drawBand,
  ring: drawRing,
  link: drawLink,
  hatch: drawHatch,
  border: drawBorder,
};

/** A drawn line and the id of the place it belongs to. */
export interface FigureLine {
  readonly of: string;
  readonly latlngs: readonly L.LatLng[];
}

export class Figures {
  readonly surface: Surface;
  readonly #groups: Groups;
  readonly #state: State;
  readonly #drawn = new Map<string, Figure>();

  constructor(surface: Surface, groups: Groups, state: State) {
    this.surface = surface;
    this.#groups = groups;
    this.#state = state;
  }

  /** Draws the figures of `places`, in the order of their layers, `dimmed` ones dim, and takes all others away. */
  show(places: readonly PayloadPlace[], dimmed: ReadonlySet<string> = new Set()): void {
    const wanted = new Set(places.map((place) => place.id));
    for (const [id, figure] of this.#drawn) if (!wanted.has(id)) this.#remove(id, figure);
    const order = new Map(this.#state.payload.layers.map((layer, index) => [layer.id, index]));
    const indexOf = (place: PayloadPlace): number => order.get(place.layer) ?? 0;
    for (const place of [...places].sort((a, b) => indexOf(a) - indexOf(b))) this.#raise(place);
    for (const [id, figure] of this.#drawn)
      for (const layer of figure.layers) layer.getElement()?.classList.toggle('cm-is-filtered', dimmed.has(id));
  }

  update(): void {
    for (const figure of this.#drawn.values()) figure.update?.();
  }

  get(placeId: string): Figure | undefined {
    return this.#drawn.get(placeId);
  }

  places(): PayloadPlace[] {
    return [...this.#drawn.values()].map((figure) => figure.place);
  }

  /** The lines of all figures that are drawn. */
  lines(): FigureLine[] {
    return [...this.#drawn.values()].flatMap(({ place, lines = [] }) =>
      lines.map((latlngs) => ({ of: place.id, latlngs })),
    );
  }

  setState(open: string | null, pointed: ReadonlySet<string>): void {
    for (const [id, figure] of this.#drawn) {
      for (const layer of figure.layers) {
        layer.getElement()?.classList.toggle('cm-is-open', id === open);
        layer.getElement()?.classList.toggle('cm-is-hovered', pointed.has(id));
      }
    }
  }

  /** Ids of the places in full strength; null for all. */
  setEmphasis(emphasis: ReadonlySet<string> | null): void {
    for (const [id, figure] of this.#drawn) {
      const isFaint = emphasis !== null && !emphasis.has(id);
      for (const layer of figure.layers) layer.getElement()?.classList.toggle('cm-is-faint', isFaint);
    }
  }

  #raise(place: PayloadPlace): void {
    const figure = this.#drawn.get(place.id) ?? this.#draw(place);
    for (const layer of figure?.layers ?? []) layer.bringToFront();
  }

  #draw(place: PayloadPlace): Figure | null {
    const figure = figureOf(this.surface, place);
    if (!figure) return null;
    this.#drawn.set(place.id, figure);
    for (const layer of figure.layers) {
      this.#groups[place.layer]?.addLayer(layer);
      const element = layer.getElement();
      setHue(element, place.layer);
      element?.setAttribute('data-places', place.id);
      layer.on('click', () => openPlace(this.#state, place.id));
      layer.on('mouseover', () => (this.#state.hovered.value = place.id));
      layer.on('mouseout', () => (this.#state.hovered.value = null));
    }
    figure.update?.();
    return figure;
  }

  #remove(id: string, figure: Figure): void {
    for (const layer of figure.layers) this.#groups[figure.place.layer]?.removeLayer(layer);
    figure.remove?.();
    this.#drawn.delete(id);
  }
}

/** Whether a place's drawing is too small to mark it. */
export function isTiny(map: Pick<Projection, 'getZoom' | 'latLngToContainerPoint'>, place: PayloadPlace): boolean {
  if (RECIPE_DRAWINGS[place.derivation?.recipe ?? ''] === 'band' && map.getZoom() < BAND_FROM_ZOOM) return true;
  const bounds = L.latLngBounds(place.geometry ? linesOf(place.geometry).flat() : []);
  if (!bounds.isValid()) return true;
  const northWest = map.latLngToContainerPoint(bounds.getNorthWest());
  return northWest.distanceTo(map.latLngToContainerPoint(bounds.getSouthEast())) < LEAST_DRAWN_PX;
}

/** Null for a place that is a sign or a name and nothing else. */
export function figureOf(surface: Surface, place: PayloadPlace): Figure | null {
  if (hasPrecision(place) && place.geometry?.type === 'Point') return drawPrecision(surface, place);
  const { geometry } = place;
  if (geometry?.type === 'MultiPoint') return drawSpots(surface, place, geometry);
  if (geometry === null || geometry.type === 'Point' || isAreaKind(place.kind)) return null;
  const drawing = RECIPE_DRAWINGS[place.derivation?.recipe ?? ''] ?? KINDS[place.kind]?.drawing;
  const draw = drawing ? DRAWINGS[drawing] : drawOutline;
  return draw(surface, place, geometry);
}

/** Any other line or polygon. */
function drawOutline({ renderer }: Surface, place: PayloadPlace, geometry: Geometry): Figure {
  return {
    place,
    layers: [line(drawnLines(geometry).flat(), 'cm-outline', { renderer, interactive: true })],
  };
}

/** Every position of a place that has several; where its sign stands there is none besides. */
function drawSpots({ renderer }: Surface, place: PayloadPlace, { coordinates }: MultiPoint): Figure {
  const [signLng, signLat] = (isPointKind(place.kind) && place.anchor) || [];
  const others = coordinates.filter(([lng, lat]) => lng !== signLng || lat !== signLat);
  const layers = others.map((position) =>
    L.circleMarker(toLatLng(position), {
      renderer,
      radius: SPOT_PX,
      className: 'cm-spot-dot',
      stroke: false,
      bubblingMouseEvents: false,
    }),
  );
  return { place, layers };
}
