/** The page's entry: `window.caribmap` at once, the map when Folium's script calls `attach`. */

import { effect } from '@preact/signals';
import type { FeatureGroup, FitBoundsOptions, LatLng, Map as LeafletMap } from 'leaflet';

import { startFit } from './analysis/fit.ts';
import { type Api, createApi } from './api.ts';
import { renderCard } from './card/index.tsx';
import { showDamage, showFailure } from './chrome/failure.ts';
import { startFullScreen } from './chrome/full-screen.ts';
import { mountChrome } from './chrome/index.tsx';
import { startMessages } from './embed/messages.ts';
import { dateInWords } from './i18n/edtf.ts';
import { localize } from './i18n/text.ts';
import { L } from './leaflet.ts';
import { Basemap } from './map/basemap.ts';
import { letMove, nameLayers, standAtOnce, watchLayerControls } from './map/foreign.ts';
import { type Below, type MapController, startMap } from './map/index.ts';
import { sheetsIn } from './map/sheets.ts';
import { applyFragment, startPermalink } from './permalink.ts';
import { startPrinting } from './print.tsx';
import { readPayload, readWords, unpackBasemap, unpackCoast, unpackRelief } from './read.ts';
import { recordsOf } from './records/index.ts';
import { undraw } from './saved-copy.ts';
import { whenIdle } from './slices.ts';
import { createState, type State } from './state.ts';
import { startTheme } from './theme.ts';

interface Options {
  /** Whether the page is ours: panel, tray, permalink. False: marks and cards on somebody's own Folium map. */
  readonly chrome: boolean;
  /** What a script asked to be shown, with Leaflet's options for it: the page opens on it. */
  readonly fit?: Fit | null;
  /** Whether a script said where the map stands: the page opens there. */
  readonly stay?: boolean;
  /** Whether Folium layers were added: their scripts may do on the page what the page itself may. */
  readonly foreign?: boolean;
}

interface Fit extends FitBoundsOptions {
  /** [latitude, longitude] of south-west and north-east. */
  readonly bounds: readonly (readonly [number, number])[];
}

type Groups = Readonly<Record<string, FeatureGroup>>;

interface Entry {
  readonly ready: Promise<Api>;
  /** Resolves the `ready` that the page's first script made, for those who asked before this one ran. */
  readonly startedBy?: (api: Promise<Api>) => void;
  attach(map: LeafletMap, groups: Groups, options: Options): void;
}

declare global {
  interface Window {
    caribmap: Entry & Partial<Api>;
  }
}

/** Longer than a browser is idle while it draws frame after frame. */
const IDLE_MS = 30;

let started: (api: Promise<Api>) => void;
const ready = new Promise<Api>((resolve) => (started = resolve));

// Before Folium's script makes the map.
undraw(document);
watchLayerControls();
standAtOnce();
(window.caribmap as Entry | undefined)?.startedBy?.(ready);
window.caribmap = { ready, attach };

function attach(map: LeafletMap, groups: Groups, options: Options): void {
  letMove();
  started(start(map, groups, options));
  // Also where nobody waits for `ready`, the page shows the error.
  ready.catch((error: unknown) => showFailure(document, error));
}

async function start(map: LeafletMap, groups: Groups, { chrome, foreign, ...opening }: Options): Promise<Api> {
  const asked = opening.stay ? { center: map.getCenter(), zoom: map.getZoom() } : null;
  // Started first: all are unpacked off the main thread.
  const unpacking = Promise.all([unpackBasemap(document), unpackRelief(document), chrome && fontsOf(document)]);
  readWords(document);
  const { payload, damage } = readPayload(document);
  const state = createState(payload, await recordsOf(payload, (id) => document.getElementById(id)?.textContent ?? ''));
  // Before anything is drawn: chrome and map then come in one paint, at the size that they keep.
  const [sheets, relief] = await unpacking;
  const base = baseOf([...sheets, ...(await unpackCoast(payload))]);
  const root = document.documentElement;
  root.classList.toggle('cm-has-foreign', foreign === true);
  startTheme(state, root, chrome);
  const compact = chrome && document.getElementById('caribmap-app')?.dataset.layout === 'compact';
  let controller: MapController | null = null;
  if (chrome) {
    state.hasPanel.value = !compact;
    applyFragment(state, '');
    if (location.hash.length > 1) applyFragment(state, location.hash);
    mountChrome(state, document, { compact, setView: (viewId) => controller?.setView(viewId) });
    // With the chrome the map has the size that views are framed to.
    map.invalidateSize({ animate: false });
  }
  controller = startMap(map, groups, state, { base, relief }, (host, placeId) => renderCard(state, host, placeId));
  const api = Object.defineProperties(window.caribmap, Object.getOwnPropertyDescriptors(createApi(state, controller)));
  if (chrome) {
    startPermalink(state);
    startPrinting(state, map);
    startFit(state, map);
    startFullScreen(state, map);
  }
  if (compact) startMessages(state, window);
  if (!location.hash) openOn(map, opening, asked);
  effect(() => nameLayers(groups, (id) => nameOfLayer(state, id)));
  if (damage.length > 0) showDamage(document, damage);
  await controller.whenDrawn();
  root.dataset.ready = 'true';
  finishLater(state, controller);
  return api as Api;
}

/** What nobody waits for, and what would keep the first card waiting. */
function finishLater({ language, opened, index: { quotes } }: State, controller: MapController): void {
  setTimeout(() => (opened.value = true));
  whenIdle(controller.finish);
  // For its first span of days or distance the browser loads its language data, which takes longer than a card takes to open.
  whenIdle(() => dateInWords('2000-01-01/2000-01-02', language.peek()), IDLE_MS);
  // With the first of a million quotes the page unpacks what it needs for all of them.
  if (quotes.count > 0) whenIdle(() => quotes.at(0), IDLE_MS);
}

/** Opens the page on what a script asked for, or leaves the map where a script put it. */
function openOn(map: LeafletMap, { fit }: Pick<Options, 'fit'>, asked: { center: LatLng; zoom: number } | null): void {
  if (fit) {
    const { bounds, ...options } = fit;
    map.fitBounds(L.latLngBounds(bounds.map(([lat, lng]) => L.latLng(lat, lng))), { animate: false, ...options });
  } else if (asked) {
    map.setView(asked.center, asked.zoom, { animate: false });
  }
}

/** Draws the basemap of a page that has one. */
function baseOf(ground: readonly ArrayBuffer[]): Below['base'] {
  if (ground.length === 0) return null;
  return (map) => new Basemap(map, ground.flatMap(sheetsIn));
}

function nameOfLayer(state: State, id: string): string {
  const name = state.payload.layers.find((layer) => layer.id === id)?.name ?? {};
  return localize(name, state.language.value, state.payload.languages).words || id;
}

/** Loads the page's typefaces at once: a layout would load one after the other. The page does without one that fails. */
function fontsOf(page: Document): Promise<unknown> {
  return Promise.allSettled([...page.fonts].map((face) => face.load()));
}
