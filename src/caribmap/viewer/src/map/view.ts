/** Framing: the dossier's views, how far one may go, controls, and manners inside somebody else's page. */
import { effect } from '@preact/signals';

import { t } from '../i18n/index.ts';
import { L, toBounds, worldBounds } from '../leaflet.ts';
import type { PayloadView } from '../payload.ts';
import type { State } from '../state.ts';

const MAX_ZOOM = 11;
const ZOOM_SNAP = 0.25;
const WORLD_PX_AT_ZOOM_0 = 256;

export const isFramed = window.self !== window.top;

export interface View {
  set(viewId: string): void;
}

export function startView(map: L.Map, state: State): View {
  const container = map.getContainer();
  let framed: PayloadView | undefined;
  let moving = false;
  const fit = (view: PayloadView, animate: boolean): void => {
    moving = true;
    map.once('moveend', () => (moving = false));
    const size = map.getSize();
    const bounds = size.y > size.x && view.portrait ? view.portrait : view.bounds;
    limitZoom(map, state);
    map.fitBounds(toBounds(bounds), { animate });
    framed = view;
  };
  const set = (viewId: string, animate = !reducedMotion()): void => {
    const view = state.payload.views.find((candidate) => candidate.id === viewId);
    if (view) fit(view, animate);
  };

  Object.assign(map.options, { maxZoom: MAX_ZOOM, zoomSnap: ZOOM_SNAP, zoomDelta: 0.5, wheelPxPerZoomLevel: 90, maxBoundsViscosity: 0.7, worldCopyJump: false });
  addControls(map, state);
  if (isFramed) keepManners(map);
  // A view stays framed when the page changes its size, until something else moves the map.
  map.on('movestart', () => {
    if (!moving) framed = undefined;
  });
  map.on('resize', () => framed && fit(framed, false));
  new ResizeObserver(() => map.invalidateSize({ pan: framed === undefined, animate: false })).observe(container);

  let first = true;
  effect(() => {
    const viewId = state.view.value;
    if (viewId !== null) set(viewId, first ? false : undefined);
    first = false;
  });
  map.setMaxBounds(worldBounds());
  return { set: (viewId) => (state.view.peek() === viewId ? set(viewId) : (state.view.value = viewId)) };
}

/** Outwards as far as the world fills the width, or further where a view needs it. The setter would animate: the fit that follows moves anyway. */
function limitZoom(map: L.Map, state: State): void {
  map.options.minZoom = 0;
  const fillsWidth = Math.floor(Math.log2(map.getSize().x / WORLD_PX_AT_ZOOM_0) / ZOOM_SNAP) * ZOOM_SNAP;
  const fits = state.payload.views.map((view) => map.getBoundsZoom(toBounds(view.bounds)));
  map.options.minZoom = Math.max(0, Math.min(fillsWidth, ...fits));
  map.fire('zoomlevelschange');
}

function addControls(map: L.Map, state: State): void {
  map.zoomControl?.remove();
  map.attributionControl?.remove();
  const zoom = L.control.zoom({ position: 'topright' }).addTo(map);
  L.control.scale({ position: 'bottomright', imperial: false, maxWidth: 90 }).addTo(map);
  const container = map.getContainer();
  container.setAttribute('role', 'group');
  effect(() => {
    const language = state.language.value;
    container.setAttribute('aria-label', t(language, 'map_label'));
    for (const [selector, key] of [['.leaflet-control-zoom-in', 'map_zoom_in'], ['.leaflet-control-zoom-out', 'map_zoom_out']] as const) {
      const button = zoom.getContainer()?.querySelector(selector);
      button?.setAttribute('title', t(language, key));
      button?.setAttribute('aria-label', t(language, key));
    }
  });
}

/** In a frame the wheel scrolls the article until the map is clicked, and one finger always does. */
function keepManners(map: L.Map): void {
  const container = map.getContainer();
  let engaged = false;
  map.on('click', () => (engaged = true));
  container.addEventListener('mouseleave', () => (engaged = false));
  container.addEventListener('wheel', (event) => map.scrollWheelZoom[engaged || event.ctrlKey ? 'enable' : 'disable'](), { capture: true });
  map.scrollWheelZoom.disable();
  if (!matchMedia('(pointer: coarse)').matches) return;
  map.dragging.disable();
  container.classList.add('cm-page-scrolls');
}

export function reducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
