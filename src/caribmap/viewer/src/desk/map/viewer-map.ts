/** The viewer's own map of the dossier's sound part, on an element of the desk. */

import { openPlace } from '../../actions.ts';
import { renderCard } from '../../card/index.tsx';
import { L } from '../../leaflet.ts';
import { startMap } from '../../map/index.ts';
import type { Payload } from '../../payload.ts';
import { createState } from '../../state.ts';
import { startTheme } from '../../theme.ts';
import { type Ground, GrowingBasemap } from './ground.ts';

export interface ViewerMap {
  readonly map: L.Map;
  readonly openPlace: (id: string) => void;
}

/** Draws a map into a new element of `host` that takes the place of the former; where that stood, the new one stands. */
export function drawMap(
  host: HTMLElement,
  payload: Payload,
  ground: Ground,
  former: L.Map | null,
  language: string,
): ViewerMap {
  const element = document.createElement('div');
  element.className = 'cm-map';
  host.replaceChildren(element);
  const map = L.map(element, { attributionControl: false, center: [0, 0], zoom: 1 });
  const groups = Object.fromEntries(payload.layers.map(({ id }) => [id, L.featureGroup().addTo(map)]));
  const state = createState(payload);
  state.language.value = language;
  startTheme(state, document.documentElement, true);
  const base = (on: L.Map) => new GrowingBasemap(on, ground);
  startMap(map, groups, state, { base, relief: null }, (place, id) => renderCard(state, place, id)).finish();
  if (former) map.setView(former.getCenter(), former.getZoom(), { animate: false });
  return { map, openPlace: (id) => openPlace(state, id) };
}
