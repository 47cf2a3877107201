/** Relief: grey tiles that darken the land, between the zooms at which it says something. */
import { L, turnsOf } from '../leaflet.ts';

export interface Relief {
  /** There are 2 ** zoom tiles round the Equator. */
  readonly zoom: number;
  /** WebP in base64, by 'column row'. */
  readonly tiles: Readonly<Record<string, string>>;
}

const PANE = 'cm-relief';
/** As the picture's basemap/relief.py. */
const [LEAST_ZOOM, MOST_ZOOM] = [3.75, 8.5];
const PLAIN_BASE64 = /^[A-Za-z0-9+/=]*$/;

export function drawRelief(map: L.Map, { zoom, tiles }: Relief): void {
  const pane = map.createPane(PANE);
  const world = 2 ** zoom;
  const cornerOf = (column: number, row: number): L.LatLng =>
    L.latLng((Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / world))) * 180) / Math.PI, (column / world) * 360 - 180);
  for (const [name, data] of Object.entries(tiles)) {
    const [column = 0, row = 0] = name.split(' ').map(Number);
    if (!PLAIN_BASE64.test(data)) continue;
    const bounds = L.latLngBounds(cornerOf(column, row), cornerOf(column + 1, row + 1));
    for (const turn of turnsOf([bounds.getWest(), bounds.getEast()])) {
      const moved = L.latLngBounds(
        [bounds.getSouth(), bounds.getWest() + turn],
        [bounds.getNorth(), bounds.getEast() + turn],
      );
      L.imageOverlay(`data:image/webp;base64,${data}`, moved, { pane: PANE, alt: '' }).addTo(map);
    }
  }
  const show = (): void => {
    pane.classList.toggle('cm-off', map.getZoom() < LEAST_ZOOM || map.getZoom() > MOST_ZOOM);
  };
  map.on('zoomend viewreset', show);
  show();
}
