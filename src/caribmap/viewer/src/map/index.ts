/** The map half of the page: follows the state, and writes to it what a reader opens or points at. */
import { effect } from '@preact/signals';

import { closeCard } from '../actions.ts';
import { L, openPacific } from '../leaflet.ts';
import { afterNextFrame } from '../slices.ts';
import type { State } from '../state.ts';
import { AreaHighlight } from './areas.ts';
import { type Basemap, drawBasemap } from './basemap.ts';
import { Chips } from './chips.ts';
import { ClusterList } from './cluster-list.tsx';
import { ClusterMarks } from './cluster-marks.ts';
import { Figures } from './figures.ts';
import { linesOf } from './geometry.ts';
import { Marks } from './marks.ts';
import { Motion } from './motion.ts';
import type { Box } from './placing.ts';
import { CardPopups, type RenderCard } from './popup.ts';
import { Stage } from './stage.ts';
import { addDefs } from './svg.ts';
import { startView } from './view.ts';

export type { Basemap } from './basemap.ts';

export interface MapController {
  setView(viewId: string): void;
  /** Resolves when the place's popup stands. */
  whenPopup(placeId: string): Promise<void>;
  /** Resolves when the map shows the state as it is, labels included. */
  whenDrawn(): Promise<void>;
}

/** What lies over the map and must not be written under: selectors. */
const FURNITURE = '.leaflet-control, .chrome-overlay > *';
const CARD = '.leaflet-popup-content-wrapper';

/** Starts the map in our own page, with basemap and controls, or only its marks and popups on somebody else's map. */
export function startMap(
  map: L.Map,
  groups: Readonly<Record<string, L.FeatureGroup>>,
  state: State,
  basemap: Basemap | null,
  card: RenderCard,
): MapController {
  const container = map.getContainer();
  const app = container.closest<HTMLElement>('#caribmap-app');
  container.classList.add('caribmap');
  container.classList.toggle('cm-own', app !== null);
  if (app && state.payload.views.some(({ bounds: [west = 0, , east = 0] }) => west > east)) openPacific();
  // Framed first: what is drawn after that is projected once.
  const motion = new Motion(map);
  const view = app ? startView(map, state, motion) : null;
  const base = app && basemap ? drawBasemap(map, basemap, state.payload.coast) : null;
  const renderer = L.svg({ padding: 0.5 });
  const areas = new AreaHighlight(map, base, renderer);
  const figures = new Figures({ map, renderer, defs: addDefs(container) }, groups, state);
  const marks = new Marks(map, groups, state, figures, base);
  const chips = new Chips(map, state);
  const stage = new Stage(map, state);
  const clusters = new ClusterMarks(map, state, (cluster) => stage.membersOf(cluster));

  const layOut = (over = `${FURNITURE}, ${CARD}`): void => {
    const { leaving, boxes } = chips.show(figures.places());
    marks.layLabels(
      [...boxesOf(app ?? container, over, container), ...boxes, ...clusters.boxes()],
      leaving,
      app?.dataset['layout'] === 'compact',
    );
  };
  let drawn: Promise<void> | null = null;
  let isNamed = false;
  /** Once for all changes of a moment. Names follow marks and cards by a frame, which would take too long with them; only the first come along, and on paper, where no frame follows. */
  const layOutSoon = (): void => {
    const isPaper = document.documentElement.classList.contains('printing');
    drawn ??= (isNamed && !isPaper ? afterNextFrame() : fontsLoaded()).then(() => {
      drawn = null;
      isNamed = true;
      layOut();
    });
  };
  const stand = (): void => {
    const scene = stage.scene();
    figures.show(scene.figured);
    marks.show(scene.standings);
    clusters.show(scene.clusters);
    showState();
    if (!scene.isComplete) readOnSoon();
  };
  let reading: ReturnType<typeof setTimeout> | undefined;
  /** What had to be unpacked first stands up together, and the page answers meanwhile. */
  const readOnSoon = (): void => {
    clearTimeout(reading);
    reading = setTimeout(() => {
      if (!stage.readOn()) return readOnSoon();
      stand();
      layOutSoon();
    });
  };
  const showState = (): void => {
    const [open, hovered] = [state.open.peek(), state.hovered.peek()];
    marks.setState(open, hovered);
    figures.setState(open, hovered);
    areas.show([open, hovered].flatMap((id) => state.index.places.get(id ?? '') ?? []));
  };

  const popups = new CardPopups(map, state, card, (placeId) => marks.standOf(placeId), motion);

  let bordersLeft: string | null = null;
  effect(() => {
    const borders = decidedBorders(state);
    if (borders.join() !== bordersLeft) base?.leaveBorders(borders.flatMap((position) => linesAt(state, position)));
    bordersLeft = borders.join();
    container.classList.toggle('cm-settled', isSettled(state));
    stand();
    layOutSoon();
  });
  state.hovered.subscribe(showState);
  const list = new ClusterList(map, state);
  state.openCluster.subscribe((cluster) => list.follow(cluster));
  // A popup that points at a label needs that set first. Then the others make way for the card.
  state.open.subscribe((placeId) => {
    if (popups.shows(placeId)) return;
    state.openCluster.value = null;
    if (stage.isCrowded) stand();
    else showState();
    if (marks.isLabel(placeId)) layOut(FURNITURE);
    popups.follow(placeId);
    layOutSoon();
  });
  map.on('zoomend', () => {
    figures.update();
    // A move ends after each zoom.
    if (!stage.isCrowded) stand();
  });
  map.on('moveend', () => {
    if (stage.isCrowded) stand();
    layOutSoon();
  });
  map.on('cardsettled', layOutSoon);
  map.on('click', () => closeCard(state));
  document.fonts.addEventListener('loadingdone', layOutSoon);

  return {
    setView: (viewId) => view?.set(viewId),
    whenPopup: (placeId) => popups.when(placeId),
    whenDrawn: async () => {
      await drawn;
    },
  };
}

/** To ask for `ready` makes the browser lay out the page at once; laying labels does that anyway. */
function fontsLoaded(): Promise<unknown> {
  return document.fonts.status === 'loaded' ? Promise.resolve() : document.fonts.ready;
}

/** Positions of the borders whose course the dossier decides: those it shows, and those the border view leaves out. */
function decidedBorders({ index: { borders, places }, shown, hiddenByWorldview }: State): readonly number[] {
  return [...borders].filter(
    (position) => shown.value.mask[position] === 1 || hiddenByWorldview.value.has(places.idAt(position)),
  );
}

function linesAt({ index: { places } }: State, position: number): L.LatLng[][] {
  const { geometry } = places.at(position);
  return geometry ? linesOf(geometry) : [];
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
    return { left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top };
  });
}
