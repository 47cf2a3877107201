/** All marks on the map, kept in step with what is shown, and their labels. */
import { openPlace } from '../actions.ts';
import { toLatLng } from '../leaflet.ts';
import type { PayloadOrientation } from '../payload.ts';
import { numbersOfMark } from '../printed.ts';
import type { State } from '../state.ts';
import type { BasemapLayer } from './basemap.ts';
import { type Dimension, Dimensions } from './dimensions.ts';
import { type Figures, isTiny } from './figures.ts';
import { groundOf, nameOfMark } from './labelled.ts';
import { type Laid, placedLabels } from './labels.ts';
import { type LabelSlot, Lettering, letteringNameOf } from './lettering.ts';
import { linkEnds } from './links.ts';
import { type LabelCarrier, Mark } from './mark.ts';
import { spokenName } from './naming.ts';
import { dotOf, letteringOf, nameOfOrientation } from './orientation.ts';
import { around, type Box } from './placing.ts';
import type { Stand } from './popup.ts';
import { QuietLabel } from './quiet-label.ts';
import type { LetteringName } from './rules.ts';
import { signsOnMap } from './signs-on-map.ts';
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
  readonly #orientation: readonly { readonly name: PayloadOrientation; readonly label: QuietLabel }[];
  readonly #dimensions: Dimensions;
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
    this.#orientation = names.map((name, number) => {
      const look = { id: `orientation ${number}`, shape: dotOf(name), lettering: this.#lettering(letteringOf(name)) };
      return { name, label: new QuietLabel(map, toLatLng([name.lng, name.lat]), look, ORIENTATION_PANE) };
    });
    this.#dimensions = new Dimensions(figures.surface, groups, state, this.#lettering('dimension'), ORIENTATION_PANE);
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
  layLabels(covered: readonly Box[], leaving: ReadonlySet<string>, compact: boolean): Laid {
    const state = this.#state;
    const marks = [...this.#marks.values()];
    const figured = this.#figures.places();
    const isEnd = linkEnds(figured);
    const own = marks.map((mark) =>
      nameOfMark(mark, mark.standing, state, {
        figure: this.#figures.get(mark.place.id),
        isTiny: isTiny(this.#map, mark.place),
        leaves: leaving.has(mark.place.id),
        isEnd: isEnd(mark.standing.position),
      }),
    );
    const language = state.language.peek();
    const oriented = this.#orientation.flatMap(
      ({ label, name }) => nameOfOrientation(this.#map, label, name, language) ?? [],
    );
    const dimensions = this.#dimensions.wanted(figured);
    const ground = groundOf(this.#basemap?.territories ?? null, figured, marks, state.payload.basemap?.contested ?? []);
    const hasGlobe = this.#basemap !== null && state.payload.basemap?.globe === true;
    const crowded = { covered, lines: this.#figures.lines(), hasGlobe };
    const laid = placedLabels(this.#map, ground, { own, dimensions, oriented }, crowded, compact);
    this.#setLabels(laid.slots, dimensions);
    const onlyNames = new Set(own.filter(({ substitute }) => substitute).map(({ bearer }) => bearer.id));
    for (const mark of marks) mark.setSubstitute(onlyNames.has(mark.id) && mark.label === null);
    if (compact) state.signs.value = signsOnMap(this.#map, marks, figured);
    this.#setReachable();
    return laid;
  }

  #setLabels(placed: ReadonlyMap<string, LabelSlot>, dimensions: readonly Dimension[]): void {
    const carriers = [...this.#marks.values(), ...this.#orientation.map(({ label }) => label)];
    for (const carrier of carriers) carrier.setLabel(placed.get(carrier.id) ?? null);
    for (const carrier of [...carriers, ...this.#dimensions.show(dimensions, placed)])
      if (carrier.label) carrier.setLand(this.#basemap?.isLand(this.#labelLatLng(carrier)) ?? false);
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

  /** Ids of the places in full strength; null for all. */
  setEmphasis(emphasis: ReadonlySet<string> | null): void {
    for (const { element, standing } of this.#marks.values()) {
      const isFaint = emphasis !== null && !standing.places.some(({ id }) => emphasis.has(id));
      element.classList.toggle('cm-is-faint', isFaint);
    }
  }

  /** Numbers of the places on paper, by id; null on screen. */
  setNumbers(numbers: ReadonlyMap<string, number> | null): void {
    for (const { element, standing } of this.#marks.values()) {
      const own = numbers ? numbersOfMark(standing.places, numbers) : [];
      if (own.length > 0) element.dataset.number = own.join(', ');
      else delete element.dataset.number;
    }
  }

  /** What the signs cover, in container pixels. */
  signBoxes(): Box[] {
    return [...this.#marks.values()].flatMap((mark) => {
      if (!mark.hasSign || mark.shape === 'label') return [];
      const { x, y } = this.#map.latLngToContainerPoint(mark.latlng);
      const [reachX, reachY] = reachOf(mark.shape);
      return [around(x + mark.offset[0], y + mark.offset[1], reachX, reachY)];
    });
  }

  /** Whether a place's name is all that marks it. */
  isLabel(placeId: string | null): boolean {
    return [...this.#marks.values()].some((mark) => mark.shape === 'label' && mark.has(placeId));
  }

  /** Where a place's popup points: at its sign, its label, or its anchor if it has no mark just now. */
  standOf(placeId: string): Stand {
    const mark = [...this.#marks.values()].find((candidate) => candidate.has(placeId));
    const anchor = this.#state.index.places.get(placeId)?.anchor;
    if (!mark) return anchor ? { latlng: toLatLng(anchor), offset: [0, 0], reach: 0, breadth: 0 } : null;
    if (mark.shape === 'label' && mark.label) {
      const { left, top, right, bottom } = mark.label.box;
      return {
        latlng: this.#labelLatLng(mark),
        offset: [0, 0],
        reach: (bottom - top) / 2,
        breadth: (right - left) / 2,
      };
    }
    const [breadth, reach] = reachOf(mark.shape);
    return { latlng: mark.marker.getLatLng(), offset: mark.offset, reach, breadth };
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
