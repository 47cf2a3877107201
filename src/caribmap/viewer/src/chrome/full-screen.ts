/** Full screen: a button under the map's zoom, where the browser and the page around this one allow it. */

import { effect, signal } from '@preact/signals';
import type { Map as LeafletMap } from 'leaflet';

import { t } from '../i18n/index.ts';
import { L } from '../leaflet.ts';
import type { State } from '../state.ts';

const ENTER = 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4';
const LEAVE = 'M6 2v4H2M14 6h-4V2M10 14v-4h4M2 10h4v4';
const SVG = 'http://www.w3.org/2000/svg';

export function startFullScreen(state: State, map: LeafletMap): void {
  const app = map.getContainer().closest('#caribmap-app');
  if (!app || !document.fullscreenEnabled) return;
  const isFull = signal(false);
  const { host, button, path } = draw();
  button.addEventListener('click', () => void toggle(app));
  document.addEventListener('fullscreenchange', () => (isFull.value = document.fullscreenElement === app));
  L.DomEvent.disableClickPropagation(host);
  const control = new L.Control({ position: 'topright' });
  control.onAdd = () => host;
  control.addTo(map);
  effect(() => {
    const label = t(state.language.value, isFull.value ? 'fullscreen_leave' : 'fullscreen');
    button.setAttribute('aria-label', label);
    button.title = label;
    path.setAttribute('d', isFull.value ? LEAVE : ENTER);
  });
}

/** Switches full screen; where the browser refuses, the page stays as it is. */
async function toggle(app: Element): Promise<void> {
  try {
    await (document.fullscreenElement ? document.exitFullscreen() : app.requestFullscreen());
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

function draw(): { readonly host: HTMLElement; readonly button: HTMLButtonElement; readonly path: SVGPathElement } {
  const host = document.createElement('div');
  host.className = 'leaflet-bar cm-full-screen';
  const button = document.createElement('button');
  button.type = 'button';
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', '0 0 16 16');
  drawing.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  drawing.append(path);
  button.append(drawing);
  host.append(button);
  return { host, button, path };
}
