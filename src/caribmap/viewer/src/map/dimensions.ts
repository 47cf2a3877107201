/** Lines over distances that were computed from a quoted number, each with that distance: in close views only. */
import { t } from '../i18n/index.ts';
import { distanceInWords } from '../i18n/numbers.ts';
import { L } from '../leaflet.ts';
import type { Derivation, PayloadPlace } from '../payload.ts';
import type { State } from '../state.ts';
import { alongLine, drawnLines, sampledInside } from './geometry.ts';
import type { Labelled } from './labels.ts';
import type { LabelSlot, Lettering } from './lettering.ts';
import { beside } from './links.ts';
import { around, type Box } from './placing.ts';
import type { Projection } from './projection.ts';
import { QuietLabel } from './quiet-label.ts';
import type { Bearer } from './room.ts';
import {
  DIMENSION_FROM_PX,
  DIMENSION_LABEL_AT,
  DIMENSION_TICK_PX,
  LINE_STEP_PX,
  OVERVIEW_BELOW_ZOOM,
} from './rules.ts';
import { line, setHue } from './svg.ts';

/** A place's line, from what its distance is measured from, where a close view shows it whole. */
export interface Dimension {
  readonly place: PayloadPlace;
  readonly ends: readonly [L.LatLng, L.LatLng];
  /** Where it begins, in container pixels. */
  readonly begin: L.Point;
  /** What it covers, likewise. */
  readonly boxes: readonly Box[];
}

export function dimensionsOf(places: readonly PayloadPlace[], map: Projection): Dimension[] {
  if (map.getZoom() < OVERVIEW_BELOW_ZOOM) return [];
  const { x: width, y: height } = map.getSize();
  const isInside = ({ x, y }: L.Point): boolean => x >= 0 && y >= 0 && x <= width && y <= height;
  return places.flatMap((place) => {
    const dimension = place.derivation?.dimension;
    const lines = dimension ? drawnLines(dimension).flat() : [];
    return lines.flatMap((latlngs) => {
      const ends = [latlngs[0], latlngs.at(-1)] as [L.LatLng, L.LatLng];
      const points = ends.map((end) => map.latLngToContainerPoint(end)) as [L.Point, L.Point];
      if (points[0].distanceTo(points[1]) < DIMENSION_FROM_PX || !points.every(isInside)) return [];
      const boxes = sampledInside(points, LINE_STEP_PX, width, height);
      return { place, ends, begin: points[0], boxes: boxes.map(({ x, y }) => around(x, y, LINE_STEP_PX / 2)) };
    });
  });
}

/** Its number: above the line first, then below. */
export function nameOfDimension(
  map: Projection,
  bearer: Bearer,
  { place, ends }: Dimension,
  language: string,
): Labelled {
  return {
    bearer,
    place: null,
    iso: null,
    parts: () => [dimensionWords(place.derivation, language)],
    rank: 0,
    must: false,
    substitute: null,
    spots: () => {
      const points = ends.map((end) => map.latLngToLayerPoint(end));
      return DIMENSION_LABEL_AT.flatMap((share) => beside(alongLine(points, share)));
    },
    rooms: null,
  };
}

export function dimensionId({ place }: Dimension): string {
  return `dimension ${place.id}`;
}

/** '11 km', of a ring between two radii both. */
function dimensionWords(derivation: Derivation | null, language: string): string {
  const { recipe, distance_m, tolerance_m } = derivation ?? {};
  const middle_m = distance_m ?? 0;
  if (recipe !== 'ring' || !tolerance_m) return distanceInWords(middle_m, language);
  const [from = '', to = ''] = [-tolerance_m, tolerance_m].map((more_m) =>
    distanceInWords(middle_m + more_m, language),
  );
  return t(language, 'map_between', { from, to });
}

/** The lines and numbers on the map, which stand together or not at all. */
export class Dimensions {
  readonly #map: L.Map;
  readonly #groups: Readonly<Record<string, L.FeatureGroup>>;
  readonly #state: State;
  readonly #renderer: L.Renderer;
  readonly #lettering: Lettering;
  readonly #pane: string;
  readonly #drawn = new Map<
    string,
    { readonly label: QuietLabel; readonly line: L.Polyline; readonly layer: string }
  >();

  constructor(
    surface: { readonly map: L.Map; readonly renderer: L.Renderer },
    groups: Readonly<Record<string, L.FeatureGroup>>,
    state: State,
    lettering: Lettering,
    pane: string,
  ) {
    this.#map = surface.map;
    this.#renderer = surface.renderer;
    this.#groups = groups;
    this.#state = state;
    this.#lettering = lettering;
    this.#pane = pane;
  }

  /** Those of places that the present view may show, with their numbers. */
  wanted(places: readonly PayloadPlace[]): (Dimension & { readonly name: Labelled })[] {
    const language = this.#state.language.peek();
    return dimensionsOf(places, this.#map).map((dimension) => {
      const bearer = {
        id: dimensionId(dimension),
        shape: 'label' as const,
        latlng: dimension.ends[0],
        lettering: this.#lettering,
        offset: [0, 0] as const,
      };
      return { ...dimension, name: nameOfDimension(this.#map, bearer, dimension, language) };
    });
  }

  /** Draws those that found room and takes all others away. */
  show(dimensions: readonly Dimension[], placed: ReadonlyMap<string, LabelSlot>): QuietLabel[] {
    for (const { label, line: drawn, layer } of this.#drawn.values()) {
      label.setLabel(null);
      this.#groups[layer]?.removeLayer(drawn);
    }
    this.#drawn.clear();
    for (const dimension of dimensions) {
      const slot = placed.get(dimensionId(dimension));
      if (slot) this.#draw(dimension, slot);
    }
    return [...this.#drawn.values()].map(({ label }) => label);
  }

  #draw(dimension: Dimension, slot: LabelSlot): void {
    const { place, ends } = dimension;
    const id = dimensionId(dimension);
    const label = new QuietLabel(this.#map, ends[0], { id, shape: 'label', lettering: this.#lettering }, this.#pane);
    label.setLabel(slot);
    label.setHue(place.layer);
    const drawn = line(this.#linesOf(ends), 'cm-dimension', { renderer: this.#renderer, noClip: true });
    this.#groups[place.layer]?.addLayer(drawn);
    setHue(drawn.getElement(), place.layer);
    const emphasis = this.#state.emphasis.peek();
    const isFaint = emphasis !== null && !emphasis.has(place.id);
    drawn.getElement()?.classList.toggle('cm-is-faint', isFaint);
    label.setFaint(isFaint);
    this.#drawn.set(id, { label, line: drawn, layer: place.layer });
  }

  /** The line between its ticks, which keep their size on screen. */
  #linesOf(ends: readonly [L.LatLng, L.LatLng]): L.LatLng[][] {
    const points = ends.map((end) => this.#map.latLngToLayerPoint(end)) as [L.Point, L.Point];
    const along = points[1].subtract(points[0]);
    const length = along.distanceTo([0, 0]);
    const across = L.point(-along.y, along.x).multiplyBy(DIMENSION_TICK_PX / length);
    const ticks = points.map((point) =>
      [point.subtract(across), point.add(across)].map((end) => this.#map.layerPointToLatLng(end)),
    );
    return [[...ends], ...ticks];
  }
}
