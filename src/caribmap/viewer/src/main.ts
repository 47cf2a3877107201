/** The page's entry: `window.caribmap` at once, the map when Folium's script calls `attach`. */
import type { FeatureGroup, Map as LeafletMap } from 'leaflet';

import { startFit } from './analysis/fit.ts';
import { createApi, type Api } from './api.ts';
import { renderCard } from './card/index.tsx';
import { isCompact, mountChrome, showFailure } from './chrome/index.tsx';
import { startFullScreen } from './chrome/full-screen.ts';
import { startMessages } from './embed/messages.ts';
import { startMap, type MapController } from './map/index.ts';
import { applyFragment, startPermalink } from './permalink.ts';
import { startPrinting } from './print.tsx';
import { readBasemap, readPayload } from './read.ts';
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

let started: (api: Promise<Api>) => void;
const ready = new Promise<Api>((resolve) => (started = resolve));

window.caribmap = { ready, attach };

function attach(map: LeafletMap, groups: Groups, options: Options): void {
  started(start(map, groups, options));
  // Nobody has to wait for `ready`: what went wrong stands in the page.
  ready.catch((error: unknown) => showFailure(document, error));
}

async function start(map: LeafletMap, groups: Groups, { chrome }: Options): Promise<Api> {
  const state = createState(readPayload(document));
  const basemap = await readBasemap(document);
  const root = document.documentElement;
  startTheme(state, root);
  const compact = chrome && isCompact(window);
  let controller: MapController | null = null;
  if (chrome) {
    applyFragment(state, location.hash);
    mountChrome(state, document, { compact, setView: (viewId) => controller?.setView(viewId) });
    // The first layout asks for the fonts; with them the chrome has its size, and the map the one that views are framed to.
    map.invalidateSize({ animate: false });
    await document.fonts.ready;
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
  await controller.whenDrawn();
  root.dataset['ready'] = 'true';
  return api as Api;
}
