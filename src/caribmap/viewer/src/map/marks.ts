/** All marks on the map, kept in step with what is shown, and their labels. */
import { openPlace } from '../actions.ts';
import { toLatLng } from '../leaflet.ts';
import type { State } from '../state.ts';
import type { BasemapLayer } from './basemap.ts';
import { type Figures, isTiny } from './figures.ts';
import { groundOf, nameOfMark } from './labelled.ts';
import { placedLabels } from './labels.ts';
import { Lettering, letteringNameOf } from './lettering.ts';
import { type LabelCarrier, Mark } from './mark.ts';
import { spokenName } from './naming.ts';
import { letteringOf, nameOfOrientation, OrientationLabel } from './orientation.ts';
import type { Box } from './placing.ts';
import type { Stand } from './popup.ts';
import type { LetteringName } from './rules.ts';
import type { Standing } from './standing.ts';
import { reachOf } from './symbols.ts';

const ORIENTATION_PANE = 'cm-orientation';
/** Marks of a later layer lie above; within a layer Leaflet puts southern ones in front. */
const Z_PER_LAYER = 10_000;
export class Marks {
  readonly #map: L.Map;
  readonly #groups: Readonly<Record<string, L.FeatureGroup>>;
  readonly #state: State;
  readonly #figures: Figures;
  readonly #basemap: BasemapLayer | null;
  readonly #marks = new Map<string, Mark>();
  readonly #orientation: readonly OrientationLabel[];
  readonly #letterings = new Map<LetteringName, Lettering>();

  constructor(
    map: L.Map,
    groups: Readonly<Record<string, L.FeatureGroup>>,
    state: State,
    figures: Figures,
    basemap: BasemapLayer | null,
  ) {
    this.#map = map;
    this.#groups = groups;
    this.#state = state;
    this.#figures = figures;
    this.#basemap = basemap;
    map.createPane(ORIENTATION_PANE).style.zIndex = '350';
    const names = basemap ? state.payload.orientation : [];
    this.#orientation = names.map(
      (name, number) =>
        new OrientationLabel(map, name, `orientation ${number}`, this.#lettering(letteringOf(name)), ORIENTATION_PANE),
    );
  }

  /** Stands up the marks of `standings` and takes all others away. */
  show(standings: readonly Standing[]): void {
    const wanted = new Set(standings.map((standing) => standing.id));
    for (const [id, mark] of this.#marks) {
      if (wanted.has(id)) continue;
      this.#groups[mark.place.layer]?.removeLayer(mark.marker);
      this.#marks.delete(id);
    }
    for (const standing of standings) {
      const mark = this.#marks.get(standing.id) ?? this.#add(standing);
      mark.setName(spokenName(standing, this.#state));
    }
  }

  /** `leaving`: links that leave the view; a chip says where to, so their own names come last. */
  layLabels(covered: readonly Box[], leaving: ReadonlySet<string>, compact: boolean): void {
    const state = this.#state;
    const marks = [...this.#marks.values()];
    const names = marks.map((mark) =>
      nameOfMark(mark, mark.standing, state, {
        figure: this.#figures.get(mark.place.id),
        isTiny: isTiny(this.#map, mark.place),
        leaves: leaving.has(mark.place.id),
      }),
    );
    const language = state.language.peek();
    const oriented = this.#orientation.flatMap(
      (label) => nameOfOrientation(this.#map, label, label.name, language) ?? [],
    );
    const ground = groundOf(this.#basemap?.territories ?? null, this.#figures.places(), marks);
    const crowded = { covered, lines: this.#figures.lines() };
    const placed = placedLabels(this.#map, ground, names, oriented, crowded, compact);
    for (const carrier of [...marks, ...this.#orientation]) {
      carrier.setLabel(placed.get(carrier.id) ?? null);
      if (carrier.label) carrier.setLand(this.#basemap?.isLand(this.#labelLatLng(carrier)) ?? false);
    }
    const onlyNames = new Set(names.filter(({ substitute }) => substitute).map(({ bearer }) => bearer.id));
    for (const mark of marks) mark.setSubstitute(onlyNames.has(mark.id) && mark.label === null);
    this.#setReachable();
  }

  #setReachable(): void {
    const size = this.#map.getSize();
    for (const mark of this.#marks.values()) {
      const { x, y } = this.#map.latLngToContainerPoint(mark.marker.getLatLng()).add([...mark.offset]);
      const isInView = x > 0 && y > 0 && x < size.x && y < size.y;
      mark.setReachable(mark.label !== null || (isInView && mark.hasSign));
    }
  }

  setState(open: string | null, pointed: ReadonlySet<string>): void {
    for (const mark of this.#marks.values())
      mark.setState(
        mark.has(open),
        mark.standing.places.some(({ id }) => pointed.has(id)),
      );
  }

  /** Whether a place's name is all that marks it. */
  isLabel(placeId: string | null): boolean {
    return [...this.#marks.values()].some((mark) => mark.shape === 'label' && mark.has(placeId));
  }

  /** Where a place's popup points: at its sign, its label, or its anchor if it has no mark just now. */
  standOf(placeId: string): Stand {
    const mark = [...this.#marks.values()].find((candidate) => candidate.has(placeId));
    const anchor = this.#state.index.places.get(placeId)?.anchor;
    if (!mark) return anchor ? { latlng: toLatLng(anchor), offset: [0, 0], reach: 0 } : null;
    if (mark.shape === 'label' && mark.label) {
      const { top, bottom } = mark.label.box;
      return { latlng: this.#labelLatLng(mark), offset: [0, 0], reach: (bottom - top) / 2 };
    }
    return { latlng: mark.marker.getLatLng(), offset: mark.offset, reach: reachOf(mark.shape)[1] };
  }

  #add(standing: Standing): Mark {
    const [place] = standing.places as readonly [Standing['places'][number]];
    const layerIndex = this.#state.payload.layers.findIndex((layer) => layer.id === place.layer);
    const lettering = this.#lettering(letteringNameOf(place.kind, standing.shape));
    const mark = new Mark(standing, lettering, layerIndex * Z_PER_LAYER, {
      open: (placeId) => openPlace(this.#state, placeId),
      hover: (placeId, over) => (this.#state.hovered.value = over ? placeId : null),
    });
    this.#marks.set(standing.id, mark);
    this.#groups[place.layer]?.addLayer(mark.marker);
    return mark;
  }

  /** The middle of a placed label. */
  #labelLatLng({ label }: LabelCarrier): L.LatLng {
    const { left, top, right, bottom } = label?.box ?? { left: 0, top: 0, right: 0, bottom: 0 };
    return this.#map.containerPointToLatLng([(left + right) / 2, (top + bottom) / 2]);
  }

  #lettering(name: LetteringName): Lettering {
    const lettering = this.#letterings.get(name) ?? new Lettering(name);
    this.#letterings.set(name, lettering);
    return lettering;
  }
}
