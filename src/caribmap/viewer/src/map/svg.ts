/** SVG elements and drawn paths: class names and custom properties only, so that colours stay in the stylesheet. */
import { L } from '../leaflet.ts';

type Attributes = Readonly<Record<string, string | number>>;

export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Node[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** Gives an element its layer's colour, set on the root as `--layer-<id>`; the stylesheet reads it as `--hue`. */
export function setHue(element: Element | undefined, layerId: string): void {
  (element as HTMLElement | SVGElement | undefined)?.style.setProperty('--hue', `var(--layer-${layerId})`);
}

/** A place for patterns and masks that shapes of any SVG in the page refer to. */
export function addDefs(container: HTMLElement): SVGDefsElement {
  const defs = svg('defs');
  container.append(svg('svg', { class: 'cm-defs', width: 0, height: 0, 'aria-hidden': 'true' }, defs));
  return defs;
}

/** One pixel-exact stroke style per class: Leaflet writes no colours, weights or dashes of its own. */
export function line(
  latlngs: L.LatLngExpression[] | L.LatLngExpression[][],
  className: string,
  options: L.PolylineOptions = {},
): L.Polyline {
  return L.polyline(latlngs, { className, fill: false, interactive: false, bubblingMouseEvents: false, ...options });
}

export function area(
  latlngs: L.LatLngExpression[][] | L.LatLngExpression[][][],
  className: string,
  options: L.PolylineOptions = {},
): L.Polygon {
  return L.polygon(latlngs, { className, fill: true, interactive: false, bubblingMouseEvents: false, ...options });
}

/** Takes the drawings of a map out of what a screen reader says: marks, names and lists say it in words. */
export function muteDrawings(map: L.Map): void {
  map.on('layeradd', ({ layer }: L.LayerEvent) => {
    if (!(layer instanceof L.SVG)) return;
    (layer as L.SVG & { readonly _container: Element })._container.setAttribute('aria-hidden', 'true');
  });
}

export function setShown(layer: L.Path, shown: boolean): void {
  layer.getElement()?.classList.toggle('cm-off', !shown);
}
