/**
 * What a page from `caribmap.offline` needs behind Leaflet: default markers as data, the base map in place of tiles,
 * and a line on the page for a layer that fails, so that the others stand.
 */
import type { Coords, DoneCallback, GridLayer, TileLayer } from 'leaflet';
import marker from 'leaflet/dist/images/marker-icon.png';
import marker2x from 'leaflet/dist/images/marker-icon-2x.png';
import shadow from 'leaflet/dist/images/marker-shadow.png';

import { watchFailures } from './failures.ts';
import { type Land, readLand } from './land.ts';
import { drawTile } from './tile.ts';

/** What becomes of a tile layer whose address the compiler could not read; the compiler writes the word. */
const REST: string = 'CARIBMAP_TILES';
const ATTRIBUTION = 'Base map: Natural Earth, instead of online tiles';

interface Tiles extends TileLayer {
  _url: string;
}

type Leaflet = typeof import('leaflet');

const { L } = window as unknown as { L?: Leaflet };
watchFailures(document);
if (L) prepare(L);

function prepare(leaflet: Leaflet): void {
  leaflet.Icon.Default.imagePath = '';
  leaflet.Icon.Default.mergeOptions({ iconUrl: marker, iconRetinaUrl: marker2x, shadowUrl: shadow });
  replaceTiles(leaflet);
}

/** Lets each tile layer draw the base map, or nothing, where its tiles would come from a server. */
function replaceTiles(leaflet: Leaflet): void {
  const prototype = leaflet.TileLayer.prototype as unknown as {
    createTile(this: Tiles, coords: Coords, done: DoneCallback): HTMLElement;
    onAdd(this: Tiles, map: L.Map): unknown;
  };
  const { createTile, onAdd } = prototype;
  let land: Promise<readonly Land[]> | null = null;
  prototype.createTile = function (coords, done) {
    const instead = replacementOf(this._url);
    if (instead === null) return createTile.call(this, coords, done);
    const canvas = document.createElement('canvas');
    // Leaflet asks an image whether it is complete before it stops its loading.
    Object.assign(canvas, { complete: true });
    land ??= readLand(document);
    land.then(
      (found) => {
        if (found.length > 0 && instead === 'basemap')
          drawTile(canvas, found, coords, (this as GridLayer).getTileSize().x);
        done(undefined, canvas);
      },
      (error: Error) => done(error, canvas),
    );
    return canvas;
  };
  prototype.onAdd = function (map) {
    if (replacementOf(this._url) === 'basemap') {
      this.options.attribution = ATTRIBUTION;
      this.options.maxNativeZoom = undefined;
    }
    return onAdd.call(this, map);
  };
}

/** 'basemap' or 'none' for an address that is replaced; null for one that stays. */
function replacementOf(address: string): string | null {
  const ours = /^caribmap:(basemap|none)$/.exec(address)?.[1];
  if (ours) return ours;
  if (REST === 'keep' || /^(data|blob):/.test(address)) return null;
  return REST === 'basemap' ? 'basemap' : 'none';
}
