/** The page's entry: `window.caribmap` at once, the map when Folium's script calls `attach`. */
import type { FeatureGroup, Map as LeafletMap } from 'leaflet';

import { startFit } from './analysis/fit.ts';
import { type Api, createApi } from './api.ts';
import { renderCard } from './card/index.tsx';
import { showDamage, showFailure } from './chrome/failure.ts';
import { startFullScreen } from './chrome/full-screen.ts';
import { isCompact, mountChrome } from './chrome/index.tsx';
import { startMessages } from './embed/messages.ts';
import { dateInWords } from './i18n/edtf.ts';
import { type MapController, startMap } from './map/index.ts';
import { applyFragment, startPermalink } from './permalink.ts';
import { startPrinting } from './print.tsx';
import { readBasemap, readPayload } from './read.ts';
import { recordsOf } from './records/index.ts';
import { whenIdle } from './slices.ts';
import { createState } from './state.ts';
import { startTheme } from './theme.ts';

interface Options {
  /** Whether the page is ours: panel, tray, permalink. False: marks and cards on somebody's own Folium map. */
  readonly chrome: boolean;
}

type Groups = Readonly<Record<string, FeatureGroup>>;

interface Entry {
  readonly ready: Promise<Api>;
  attach(map: LeafletMap, groups: Groups, options: Options): void;
}

declare global {
  interface Window {
    caribmap: Entry & Partial<Api>;
  }
}

/** A browser that is drawing one frame after the other is never idle for so long. */
const IDLE_MS = 30;

let started: (api: Promise<Api>) => void;
const ready = new Promise<Api>((resolve) => (started = resolve));

window.caribmap = { ready, attach };

function attach(map: LeafletMap, groups: Groups, options: Options): void {
  started(start(map, groups, options));
  // Nobody has to wait for `ready`: what went wrong stands in the page.
  ready.catch((error: unknown) => showFailure(document, error));
}

async function start(map: LeafletMap, groups: Groups, { chrome }: Options): Promise<Api> {
  // Asked for first: both are unpacked beside the page's own work.
  const unpacking = Promise.all([readBasemap(document), chrome && fontsOf(document)]);
  const { payload, damage } = readPayload(document);
  const state = createState(payload, await recordsOf(payload, (id) => document.getElementById(id)?.textContent ?? ''));
  // Before anything is drawn: chrome and map then come in one paint, at the size that they keep.
  const [basemap] = await unpacking;
  const root = document.documentElement;
  startTheme(state, root);
  const compact = chrome && isCompact(window);
  let controller: MapController | null = null;
  if (chrome) {
    applyFragment(state, location.hash);
    mountChrome(state, document, { compact, setView: (viewId) => controller?.setView(viewId) });
    // With the chrome the map has the size that views are framed to.
    map.invalidateSize({ animate: false });
  }
  controller = startMap(map, groups, state, basemap, (host, placeId) => renderCard(state, host, placeId));
  const api = Object.defineProperties(window.caribmap, Object.getOwnPropertyDescriptors(createApi(state, controller)));
  if (chrome) {
    startPermalink(state);
    startPrinting(state, map);
    startFit(state, map);
    startFullScreen(state, map);
  }
  if (compact) startMessages(state, window);
  if (damage.length > 0) showDamage(document, damage);
  await controller.whenDrawn();
  root.dataset.ready = 'true';
  // For its first date or distance the browser loads what it knows of the world's languages: longer than a card takes to open.
  whenIdle(() => dateInWords('2000-01-01', state.language.peek()), IDLE_MS);
  // With the first of a million quotes the page unpacks what it needs for all of them.
  const { quotes } = state.index;
  if (quotes.count > 0) whenIdle(() => quotes.at(0), IDLE_MS);
  return api as Api;
}

/** The page's typefaces, asked for at once: a layout would ask for one after the other. What cannot be read is done without. */
function fontsOf(page: Document): Promise<unknown> {
  return Promise.allSettled([...page.fonts].map((face) => face.load()));
}
