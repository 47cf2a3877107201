/** The viewer's own map of the dossier's sound part, on an element of the desk. */

import { openPlace } from '../../actions.ts';
import { renderCard } from '../../card/index.tsx';
import { L } from '../../leaflet.ts';
import { startMap } from '../../map/index.ts';
import type { Payload } from '../../payload.ts';
import { unpackCoast } from '../../read.ts';
import { createState } from '../../state.ts';
import { startTheme } from '../../theme.ts';

export interface ViewerMap {
  readonly map: L.Map;
  readonly openPlace: (id: string) => void;
}

let world: Promise<ArrayBuffer> | null = null;

/** The world's sheet of the basemap, and the dossier's own coast. */
export async function readGround(payload: Payload): Promise<readonly ArrayBuffer[]> {
  world ??= fetch('/basemap.gz').then(({ body }) =>
    new Response(body?.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer(),
  );
  return [await world, ...(await unpackCoast(payload))];
}

/** Draws a map into a new element of `host` that takes the place of the former; where that stood, the new one stands. */
export function drawMap(
  host: HTMLElement,
  payload: Payload,
  ground: readonly ArrayBuffer[],
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
  startMap(map, groups, state, { ground, relief: null }, (place, id) => renderCard(state, place, id));
  if (former) map.setView(former.getCenter(), former.getZoom(), { animate: false });
  return { map, openPlace: (id) => openPlace(state, id) };
}
