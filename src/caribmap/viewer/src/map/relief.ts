/** Relief: black that lets more or less of the land through, between the zooms at which it says something. */
import { L, turnsOf } from '../leaflet.ts';
import { columnsIn } from './columns.ts';
import { RELIEF_FAINTEST, RELIEF_ZOOMS } from './rules.ts';
import { picturesIn, type Steps } from './wavelet.ts';

const PANE = 'cm-relief';
/** As basemap/wavelet.py. */
const CELL = 16;

interface Header extends Steps {
  readonly bits: number;
  /** Left and top of each, its lines and columns, in cells. */
  readonly pictures: readonly (readonly [number, number, number, number])[];
}

/** Draws the relief from the first time on that the map is at its zooms. Unpacking takes longer than all marks: it comes once the map is usable. */
export function drawRelief(map: L.Map, packed: ArrayBuffer): void {
  const pane = map.createPane(PANE);
  let isDrawn = false;
  const show = (): void => {
    const isShown = map.getZoom() >= RELIEF_ZOOMS[0] && map.getZoom() <= RELIEF_ZOOMS[1];
    pane.classList.toggle('cm-off', !isShown);
    if (!isShown || isDrawn) return;
    isDrawn = true;
    drawPictures(map, packed);
  };
  map.on('zoomend viewreset', show);
  show();
}

function drawPictures(map: L.Map, packed: ArrayBuffer): void {
  const { header, columns } = columnsIn<Header>(packed);
  const sizes = header.pictures.map(([, , rows, width]) => ({ rows, width }));
  for (const [index, picture] of picturesIn(columns, sizes, header).entries()) {
    const [left, top, rows, width] = header.pictures[index] as Header['pictures'][number];
    const cells = 2 ** header.bits / CELL;
    const bounds = L.latLngBounds(
      cornerOf(left / cells, top / cells),
      cornerOf((left + width) / cells, (top + rows) / cells),
    );
    for (const turn of turnsOf([bounds.getWest(), bounds.getEast()])) {
      const moved = L.latLngBounds(
        [bounds.getSouth(), bounds.getWest() + turn],
        [bounds.getNorth(), bounds.getEast() + turn],
      );
      new Shade(shadeOf(picture, width * CELL), moved, { pane: PANE, alt: '' }).addTo(map);
    }
  }
}

function cornerOf(x: number, y: number): L.LatLng {
  return L.latLng((Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, x * 360 - 180);
}

/** Black, as opaque as the picture is dark. */
function shadeOf(picture: Float32Array, width: number): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height: picture.length / width });
  const image = new ImageData(width, canvas.height);
  for (let at = 0; at < picture.length; at++) {
    const dark = picture[at] as number;
    // The array cuts what is beyond 0 and 255.
    if (dark >= RELIEF_FAINTEST - 0.5) image.data[4 * at + 3] = dark;
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas;
}

/** A canvas in place of a picture with an address. */
class Shade extends L.ImageOverlay {
  readonly #canvas: HTMLCanvasElement;

  constructor(canvas: HTMLCanvasElement, bounds: L.LatLngBounds, options: L.ImageOverlayOptions) {
    super('', bounds, options);
    this.#canvas = canvas;
  }

  _initImage(): void {
    this.#canvas.className = 'leaflet-image-layer leaflet-zoom-animated';
    this.#canvas.setAttribute('aria-hidden', 'true');
    Object.assign(this, { _image: this.#canvas });
  }
}
