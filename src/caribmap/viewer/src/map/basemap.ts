/**
 * The basemap: land, coasts and borders of the world, finer inside the detail's bounds, finest inside the dossier's own
 * coast patch once the map is close enough to tell the difference. Sea is the container's background.
 */
import { feature } from 'topojson-client';
import type { GeometryCollection, MultiLineString, Topology } from 'topojson-specification';

import { L, toBounds, toLatLngs } from '../leaflet.ts';
import type { PayloadCoast } from '../payload.ts';
import { isAlong, withoutCuts } from './edges.ts';
import { ringsOf } from './geometry.ts';
import { areaOf, isInArea } from './ring-area.ts';
import { area, line, setShown } from './svg.ts';
import { Territories } from './territories.ts';

export interface BasemapTopology extends Topology {
  readonly objects: {
    readonly countries: GeometryCollection<{ readonly iso: string }>;
    readonly borders: MultiLineString;
    readonly coasts: MultiLineString;
  };
}

export interface Basemap {
  readonly world: BasemapTopology;
  readonly detail: BasemapTopology;
  readonly detail_bounds: readonly number[];
}

/** From here on a basemap of 1 km grain differs visibly from the coast that distances were measured on. */
export const PATCH_FROM_ZOOM = 8;
const PANE = 'cm-basemap';

export interface BasemapLayer {
  /** Tints the countries with these ISO 3166 codes; [] for none. */
  tint(isos: readonly string[]): void;
  /** Takes the basemap's own border away along these lines: the dossier draws, or leaves out, a line of its own there. */
  leaveBorders(lines: readonly L.LatLng[][]): void;
  isLand(latlng: L.LatLng): boolean;
  readonly territories: Territories;
}

export function drawBasemap(map: L.Map, basemap: Basemap, coast: PayloadCoast | null): BasemapLayer {
  map.createPane(PANE).style.zIndex = '200';
  const renderer = L.svg({ pane: PANE, padding: 0.6 });
  const options = { renderer, pane: PANE, smoothFactor: 0.6 };
  const topologies = [basemap.world, basemap.detail];
  const territories = new Territories(topologies);

  for (const topology of topologies) area(landOf(topology), 'cm-land', options).addTo(map);
  const tint = area([], 'cm-tint', options).addTo(map);
  const borders = topologies.flatMap((topology) => arcsOf(topology, 'borders'));
  const drawn = line(borders, 'cm-base-border', options).addTo(map);
  for (const topology of topologies) line(arcsOf(topology, 'coasts'), 'cm-coast', options).addTo(map);
  const patch = coast && drawPatch(map, coast, options);

  return {
    tint: (isos) => tint.setLatLngs(isos.flatMap((iso) => territories.areas(iso).map(({ rings }) => [...rings]))),
    territories,
    leaveBorders: (lines) => drawn.setLatLngs(borders.filter((arc) => !lines.some((other) => isAlong(arc, other)))),
    isLand: (latlng) => (patch?.covers(latlng) ? patch.isLand(latlng) : territories.isLand(latlng)),
  };
}

interface Patch {
  /** Whether the patch is what is drawn there, at the present zoom. */
  covers(latlng: L.LatLng): boolean;
  isLand(latlng: L.LatLng): boolean;
}

/** The dossier's measuring coast over a patch of sea. */
function drawPatch(map: L.Map, coast: PayloadCoast, options: L.PolylineOptions): Patch {
  const bounds = toBounds(coast.bounds);
  const polygons = coast.land.flatMap((land) => ringsOf(land.geometry));
  const edges = polygons.flat().flatMap((ring) => withoutCuts(ring, [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]));
  const sea = L.rectangle(bounds, { ...options, className: 'cm-patch-sea', interactive: false });
  const paths = [sea, area(polygons, 'cm-land', options), line(edges, 'cm-coast', options)];
  const update = (): void => paths.forEach((path) => setShown(path, map.getZoom() >= PATCH_FROM_ZOOM));
  paths.forEach((path) => path.addTo(map));
  map.on('zoomend viewreset', update);
  update();
  const areas = polygons.map(areaOf);
  return {
    covers: (latlng) => map.getZoom() >= PATCH_FROM_ZOOM && bounds.contains(latlng),
    isLand: (latlng) => areas.some((piece) => isInArea(piece, latlng)),
  };
}

/** All countries in one path: inside one path neighbours meet without a seam. */
function landOf(topology: BasemapTopology): L.LatLng[][][] {
  return feature(topology, topology.objects.countries).features.flatMap((country) => ringsOf(country.geometry));
}

/** Lines from junction to junction, each the border of one pair of countries or the coast of one. */
function arcsOf(topology: BasemapTopology, name: 'borders' | 'coasts'): L.LatLng[][] {
  const arcs = topology.objects[name].arcs.flat().map((arc) => [arc]);
  return feature(topology, { type: 'MultiLineString', arcs }).geometry.coordinates.map(toLatLngs);
}
