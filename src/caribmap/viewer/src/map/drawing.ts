/** All that stands on the map, as the state asks for it: marks, figures, clusters, chips at the edge, and the labels of all. */
import { L } from '../leaflet.ts';
import { numbersOf } from '../printed.ts';
import { afterNextFrame } from '../slices.ts';
import type { State } from '../state.ts';
import { AreaHighlight } from './areas.ts';
import type { BasemapLayer } from './basemap.ts';
import { Chips } from './chips.ts';
import { Circles } from './circles.ts';
import { ClusterMarks } from './cluster-marks.ts';
import { Figures } from './figures.ts';
import { drawnLines } from './geometry.ts';
import { Globe } from './globe.ts';
import { Graticule } from './graticule.ts';
import { Marks } from './marks.ts';
import { Notes } from './notes.ts';
import type { Box } from './placing.ts';
import type { Stand } from './popup.ts';
import { Stage } from './stage.ts';
import { addDefs } from './svg.ts';

/** What stands at the map's edges: names keep off it. */
const FURNITURE = '.leaflet-control, .cm-chrome-overlay > *';
/** Lies over the map, too, and must not be written under. */
const CARD = '.leaflet-popup-content-wrapper';

export class Drawing {
  readonly #map: L.Map;
  readonly #state: State;
  /** Our own page round the map; null on somebody else's. */
  readonly #app: HTMLElement | null;
  readonly #basemap: BasemapLayer | null;
  readonly #areas: AreaHighlight;
  readonly #figures: Figures;
  readonly #marks: Marks;
  readonly #chips: Chips;
  readonly #circles: Circles;
  readonly #notes: Notes;
  readonly #stage: Stage;
  readonly #clusters: ClusterMarks;
  readonly #globe: Globe | null;
  readonly #graticule: Graticule | null;
  /** Resolves when the labels that are due are laid; null when none are due. */
  #labelling: Promise<void> | null = null;
  #hasLabels = false;
  #reading: ReturnType<typeof setTimeout> | undefined;
  #bordersLeft: string | null = null;

  constructor(
    map: L.Map,
    groups: Readonly<Record<string, L.FeatureGroup>>,
    state: State,
    app: HTMLElement | null,
    basemap: BasemapLayer | null,
  ) {
    this.#map = map;
    this.#state = state;
    this.#app = app;
    this.#basemap = basemap;
    const renderer = L.svg({ padding: 0.5 });
    this.#areas = new AreaHighlight(map, basemap, renderer);
    this.#figures = new Figures({ map, renderer, defs: addDefs(map.getContainer()) }, groups, state);
    this.#marks = new Marks(map, groups, state, this.#figures, basemap);
    this.#circles = new Circles(map, state);
    this.#chips = new Chips(map, state);
    this.#notes = new Notes(map, state);
    this.#stage = new Stage(map, state);
    this.#clusters = new ClusterMarks(map, state, (cluster) => this.#stage.membersOf(cluster));
    const { globe = false, graticule = false } = state.payload.basemap ?? {};
    this.#globe = globe && basemap?.world ? new Globe(map, basemap.world) : null;
    this.#graticule = graticule && basemap ? new Graticule(map) : null;
  }

  /** Draws what nobody waits for. */
  finish(): void {
    this.#globe?.finish();
  }

  /** Whether what stands changes as the map is moved. */
  get isCrowded(): boolean {
    return this.#stage.isCrowded;
  }

  standOf(placeId: string): Stand {
    return this.#marks.standOf(placeId);
  }

  /** Whether a place's mark is nothing but its label. */
  isLabel(placeId: string | null): boolean {
    return this.#marks.isLabel(placeId);
  }

  /** Stands up what the state shows in the present view; labels follow by themselves. */
  draw(): void {
    this.#leaveBorders();
    this.#map.getContainer().classList.toggle('cm-settled', isSettled(this.#state));
    // Asked for here: what is read changes what is drawn.
    this.#state.emphasis.value;
    this.#state.reading.value;
    this.#state.printing.value;
    this.#circles.show();
    this.stand();
    this.layLabelsSoon();
  }

  /** Stands up marks, figures and clusters of the present view. */
  stand(): void {
    const scene = this.#stage.scene();
    this.#figures.show(scene.figured, scene.dimmed);
    this.#marks.show(scene.standings);
    this.#clusters.show(scene.clusters);
    this.highlight();
    this.#emphasize();
    if (!scene.isComplete) this.#readOnSoon();
  }

  /** Draws figures anew for another zoom. */
  followZoom(): void {
    this.#figures.update();
  }

  /** Lets all but what the story's step shows step back. */
  #emphasize(): void {
    const emphasis = this.#state.emphasis.peek();
    this.#map.getContainer().classList.toggle('cm-has-emphasis', emphasis !== null);
    this.#marks.setEmphasis(emphasis);
    this.#figures.setEmphasis(emphasis);
    this.#marks.setNumbers(this.#state.printing.peek() === 'all' ? numbersOf(this.#state) : null);
  }

  /** Marks what is open and what is pointed at. */
  highlight(): void {
    const [open, hovered] = [this.#state.open.peek(), this.#state.hovered.peek()];
    const pointed = new Set([...(hovered === null ? [] : [hovered]), ...this.#state.ringed.peek()]);
    this.#marks.setState(open, pointed);
    this.#figures.setState(open, pointed);
    this.#areas.show([open ?? '', ...pointed].flatMap((id) => this.#state.index.places.get(id) ?? []));
  }

  /** Lays the labels at once, as if no card were open. */
  layLabelsUnderCard(): void {
    this.#layLabels(FURNITURE);
  }

  /**
   * Lays the labels once for all changes of a moment, a frame after marks and cards: together they would take too long.
   * The first labels come without that delay, and so do those on paper, where no frame follows.
   */
  layLabelsSoon(): void {
    const isPaper = document.documentElement.classList.contains('cm-printing');
    this.#labelling ??= (this.#hasLabels && !isPaper ? afterNextFrame() : fontsLoaded()).then(() => {
      this.#labelling = null;
      this.#hasLabels = true;
      this.#layLabels(`${FURNITURE}, ${CARD}`);
    });
  }

  /** Resolves when the labels that are due are laid. */
  async whenDrawn(): Promise<void> {
    await this.#labelling;
  }

  /** `over`: selectors of what must not be written under. */
  #layLabels(over: string): void {
    const container = this.#map.getContainer();
    const furniture = boxesOf(this.#app ?? container, over, container);
    const signs = this.#marks.signBoxes();
    const { leaving, boxes } = this.#chips.show(this.#figures.places(), [...furniture, ...signs]);
    const drawn = [...furniture, ...boxes, ...this.#clusters.boxes()];
    const notes = this.#notes.show((id) => this.#marks.standOf(id), [...drawn, ...signs]);
    const isCompact = this.#app?.dataset.layout === 'compact';
    const { globe, taken } = this.#marks.layLabels([...drawn, ...notes], leaving, isCompact);
    this.#globe?.stand(globe);
    this.#graticule?.draw(taken);
  }

  /** Unpacks the records that the scene lacks, in slices, and draws them together. */
  #readOnSoon(): void {
    clearTimeout(this.#reading);
    this.#reading = setTimeout(() => {
      if (!this.#stage.readOn()) return this.#readOnSoon();
      this.stand();
      this.layLabelsSoon();
    });
  }

  /** Takes the basemap's own borders away where the dossier decides. */
  #leaveBorders(): void {
    const { borders, disputed } = this.#state.index;
    const [lines, rims] = [borders, disputed].map((positions) => decided(positions, this.#state)) as [
      number[],
      number[],
    ];
    const key = [...lines, '', ...rims].join();
    if (key === this.#bordersLeft) return;
    const linesOf = (positions: readonly number[]): L.LatLng[][] =>
      positions.flatMap((position) => linesAt(this.#state, position));
    this.#basemap?.leaveBorders(linesOf(lines), linesOf(rims));
    this.#bordersLeft = key;
  }
}

/** Resolves when the fonts are loaded. Reading `ready` forces a layout, as laying labels does anyway. */
function fontsLoaded(): Promise<unknown> {
  return document.fonts.status === 'loaded' ? Promise.resolve() : document.fonts.ready;
}

/** Of positions of borders or disputed land those whose course the dossier decides: those it draws, filtered out or not, and those the border view leaves out. */
function decided(positions: Uint32Array, { index: { places }, shown, kept, hiddenByWorldview }: State): number[] {
  const isKept = new Set(kept.value);
  return [...positions].filter(
    (position) =>
      shown.value.mask[position] === 1 || isKept.has(position) || hiddenByWorldview.value.has(places.idAt(position)),
  );
}

function linesAt({ index: { places } }: State, position: number): L.LatLng[][] {
  const { geometry } = places.at(position);
  return geometry ? drawnLines(geometry).flat() : [];
}

/** A border view that takes a dispute off the map holds the border for certain: it is not dashed then. */
function isSettled(state: State): boolean {
  return [...state.hiddenByWorldview.value].some((id) => state.index.places.get(id)?.kind === 'disputed-area');
}

/** What elements of `root` cover of the map, in its container's pixels. */
function boxesOf(root: HTMLElement, selector: string, container: HTMLElement): Box[] {
  const origin = container.getBoundingClientRect();
  return [...root.querySelectorAll(selector)].map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return {
      left: left - origin.left,
      top: top - origin.top,
      right: right - origin.left,
      bottom: bottom - origin.top,
    };
  });
}
