/** The map half of the page: follows the state, and writes to it what a reader opens or points at. */
import { effect } from '@preact/signals';

import { closeCard } from '../actions.ts';
import { openPacific } from '../leaflet.ts';
import type { State } from '../state.ts';
import type { BasemapLayer } from './basemap.ts';
import { ClusterList } from './cluster-list.tsx';
import { Drawing } from './drawing.ts';
import { keepInView } from './foreign.ts';
import { Motion } from './motion.ts';
import { isPacific } from './pacific.ts';
import { CardPopups, type RenderCard } from './popup.ts';
import { drawRelief } from './relief.ts';
import { muteDrawings } from './svg.ts';
import { startView } from './view.ts';

/** What the page has to draw below the marks. */
export interface Below {
  /** Draws the basemap; null for none. */
  readonly base: ((map: L.Map) => BasemapLayer) | null;
  /** Packed; null for none. */
  readonly relief: ArrayBuffer | null;
}

export interface MapController {
  setView(viewId: string): void;
  /** Resolves when the place's popup stands. */
  whenPopup(placeId: string): Promise<void>;
  /** Draws what nobody waits for. */
  finish(): void;
  /** Resolves when the map shows the state as it is, labels included. */
  whenDrawn(): Promise<void>;
}

/** Starts the map in our own page, with basemap and controls, or only its marks and popups on somebody else's map. */
export function startMap(
  map: L.Map,
  groups: Readonly<Record<string, L.FeatureGroup>>,
  state: State,
  { base, relief }: Below,
  card: RenderCard,
): MapController {
  const container = map.getContainer();
  const app = container.closest<HTMLElement>('#caribmap-app');
  container.classList.add('caribmap');
  container.classList.toggle('cm-own', app !== null);
  if (app && isPacific(state.payload.views)) {
    openPacific();
    keepInView(map);
  }
  muteDrawings(map);
  // Framed first: what is drawn after that is projected once.
  const motion = new Motion(map);
  const view = app ? startView(map, state, motion) : null;
  const drawing = new Drawing(map, groups, state, app, app && (base?.(map) ?? null));
  const popups = new CardPopups(map, state, card, (placeId) => drawing.standOf(placeId), motion);
  followState(state, drawing, popups, new ClusterList(map, state));
  followMap(map, state, drawing, popups);
  return {
    setView: (viewId) => view?.set(viewId),
    finish: () => {
      if (app && relief) drawRelief(map, relief);
      drawing.finish();
    },
    whenPopup: (placeId) => popups.when(placeId),
    whenDrawn: async () => {
      await drawing.whenDrawn();
      // Until then it stands over the map.
      app?.querySelector('.cm-first')?.remove();
    },
  };
}

function followState(state: State, drawing: Drawing, popups: CardPopups, list: ClusterList): void {
  effect(() => drawing.draw());
  state.hovered.subscribe(() => drawing.highlight());
  state.ringed.subscribe(() => drawing.highlight());
  state.openCluster.subscribe((cluster) => list.follow(cluster));
  state.open.subscribe((placeId) => {
    if (popups.shows(placeId)) return;
    state.openCluster.value = null;
    if (drawing.isCrowded) drawing.stand();
    else drawing.highlight();
    // A popup that points at a label needs that set first. Then the others make way for the card.
    if (drawing.isLabel(placeId)) drawing.layLabelsUnderCard();
    popups.follow(placeId);
    drawing.layLabelsSoon();
  });
}

function followMap(map: L.Map, state: State, drawing: Drawing, popups: CardPopups): void {
  map.on('zoomend', () => {
    drawing.followZoom();
    // A move ends after each zoom.
    if (!drawing.isCrowded) drawing.stand();
  });
  map.on('moveend', () => {
    if (drawing.isCrowded) drawing.stand();
    popups.followSign();
    drawing.layLabelsSoon();
  });
  map.on('cardsettled', () => drawing.layLabelsSoon());
  map.on('click', () => closeCard(state));
  document.fonts.addEventListener('loadingdone', () => drawing.layLabelsSoon());
}
