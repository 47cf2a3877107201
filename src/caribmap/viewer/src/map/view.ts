/** Framing: the dossier's views, how far one may go, and the map's controls. */
import { effect } from '@preact/signals';

import { t } from '../i18n/index.ts';
import { L, toBounds, worldBounds } from '../leaflet.ts';
import type { PayloadBasemap, PayloadView } from '../payload.ts';
import type { State } from '../state.ts';
import { framedBy } from '../step-places.ts';
import { framingOfPlaces } from './framing.ts';
import { isFramed, keepManners } from './manners.ts';
import type { Framing, Motion } from './motion.ts';
import { FINE_ZOOM, MAX_ZOOM } from './rules.ts';

const ZOOM_SNAP = 0.25;
/** How far a drawn coast may lie off the true one: said where a map is so close that it shows. */
const COAST_TRUE_KM = 0.5;
const WORLD_PX_AT_ZOOM_0 = 256;

export interface View {
  set(viewId: string): void;
}

export function startView(map: L.Map, state: State, motion: Motion): View {
  const viewOf = (viewId: string): PayloadView | undefined =>
    state.payload.views.find((candidate) => candidate.id === viewId);
  const set = (viewId: string): void => {
    const view = viewOf(viewId);
    if (view) motion.frame(view);
  };
  Object.assign(map.options, {
    maxZoom: closest(map, state),
    zoomSnap: ZOOM_SNAP,
    zoomDelta: 0.5,
    wheelPxPerZoomLevel: 90,
    maxBoundsViscosity: 0.7,
    worldCopyJump: false,
  });
  addControls(map, state);
  if (isFramed) keepManners(map);
  limitZoom(map, state);
  motion.onLeave(() => {
    state.astray.value = true;
  });
  const first = framingOf(state) ?? viewOf(state.view.peek() ?? '');
  if (first) motion.start(first);
  map.on('moveend', () => limitDetail(map, state));
  map.on('resize', () => {
    const { x, y } = map.getSize();
    // A frame that is not shown yet has no zoom that fits; Leaflet would wait for a frame to animate it to the smallest one.
    if (x === 0 || y === 0) return;
    limitZoom(map, state);
    motion.again();
  });
  new ResizeObserver(() => motion.resize()).observe(map.getContainer());
  followState(state, set, motion);
  map.setMaxBounds(worldBounds());
  return {
    set: (viewId) => {
      state.astray.value = false;
      if (state.view.peek() === viewId) set(viewId);
      else state.view.value = viewId;
    },
  };
}

/** Frames a view that is chosen, and what a step of the story frames, also anew where a reader comes back to it. */
function followState(state: State, set: (viewId: string) => void, motion: Motion): void {
  let [viewId, position] = [state.view.peek(), state.story.peek()];
  effect(() => {
    const [chosen, step] = [state.view.value, state.story.value];
    const framing = step !== null && step !== position ? framingOf(state) : null;
    // Who has left a step that framed places comes to the view; in analysis the map stays.
    const isLeft = step === null && position !== null && position.step.view === null && !state.analysing.peek();
    const isAgain = step !== position && step?.step.view === chosen;
    if (framing) motion.frame(framing);
    else if (chosen !== null && (chosen !== viewId || isLeft || isAgain)) set(chosen);
    [viewId, position] = [chosen, step];
  });
}

/** What the story's step frames without a view: the bounds of its places. Null where it has a view, or names nothing. */
function framingOf({ story, index }: State): Framing | null {
  const step = story.peek()?.step;
  const places = step ? framedBy(step).flatMap((id) => index.places.get(id) ?? []) : [];
  return places.length > 0 ? framingOfPlaces(places) : null;
}

/** Sets the smallest zoom: the world fills the width, or less where a view needs it. Leaflet's setter would animate; the fit that follows moves the map anyway. */
function limitZoom(map: L.Map, state: State): void {
  map.options.minZoom = 0;
  const fillsWidth = Math.floor(Math.log2(map.getSize().x / WORLD_PX_AT_ZOOM_0) / ZOOM_SNAP) * ZOOM_SNAP;
  const least = state.payload.views.reduce(
    (zoom, view) => Math.min(zoom, map.getBoundsZoom(toBounds(view.bounds))),
    fillsWidth,
  );
  map.options.minZoom = Math.max(0, least);
  map.fire('zoomlevelschange');
}

/** How close the map comes where it is: closer inside the dossier's own coast. */
function closest(map: L.Map, state: State): number {
  const { coast } = state.payload;
  // A damaged page may have lost it.
  const most = (state.payload.basemap as PayloadBasemap | undefined)?.max_zoom ?? MAX_ZOOM;
  const isFine = coast !== null && isLoaded(map) && toBounds(coast.bounds).contains(map.getCenter());
  return isFine ? Math.max(FINE_ZOOM, most) : most;
}

function limitDetail(map: L.Map, state: State): void {
  const zoom = closest(map, state);
  if (zoom === map.options.maxZoom) return;
  map.options.maxZoom = zoom;
  map.fire('zoomlevelschange');
  if (map.getZoom() > zoom) map.setZoom(zoom, { animate: false });
}

/** Before it is framed, a map has no centre. */
const isLoaded = (map: L.Map): boolean => (map as unknown as { readonly _loaded?: boolean })._loaded === true;

function addControls(map: L.Map, state: State): void {
  map.zoomControl?.remove();
  map.attributionControl?.remove();
  const zoom = L.control.zoom({ position: 'topright' }).addTo(map);
  const scale = new LocalScale({ position: 'bottomright', imperial: false, maxWidth: 90 }).addTo(map);
  const trust = addTrust(map, scale);
  const container = map.getContainer();
  container.setAttribute('role', 'group');
  effect(() => {
    const language = state.language.value;
    scale.speak(language);
    trust.textContent = t(language, 'scale_coast', { number: COAST_TRUE_KM });
    container.setAttribute('aria-label', t(language, 'map_label'));
    for (const [selector, key] of [
      ['.leaflet-control-zoom-in', 'map_zoom_in'],
      ['.leaflet-control-zoom-out', 'map_zoom_out'],
    ] as const) {
      const button = zoom.getContainer()?.querySelector(selector);
      button?.setAttribute('title', t(language, key));
      button?.setAttribute('aria-label', t(language, key));
    }
  });
}

/** How true the coast is, above the scale bar, where the map is closer than Natural Earth allows. */
function addTrust(map: L.Map, scale: L.Control.Scale): HTMLElement {
  const trust = document.createElement('div');
  scale.getContainer()?.prepend(trust);
  trust.className = 'cm-coast-trust';
  const show = (): void => {
    trust.classList.toggle('cm-off', !isLoaded(map) || map.getZoom() <= MAX_ZOOM);
  };
  map.on('zoomend viewreset', show);
  show();
  return trust;
}

interface ScaleParts {
  readonly _mScale: HTMLElement;
  _getRoundNum(length: number): number;
  _updateScale(bar: HTMLElement, text: string, share: number): void;
  _update(): void;
}

/** Leaflet's scale bar, in the reader's language. */
class LocalScale extends L.Control.Scale {
  #language = 'en';

  speak(language: string): void {
    this.#language = language;
    (this as unknown as ScaleParts)._update();
  }

  protected _updateMetric(this: LocalScale & ScaleParts, most_m: number): void {
    const length_m = this._getRoundNum(most_m);
    const text =
      length_m < 1000
        ? t(this.#language, 'scale_m', { number: length_m })
        : t(this.#language, 'scale_km', { number: length_m / 1000 });
    this._updateScale(this._mScale, text, length_m / most_m);
  }
}
