/**
 * The basemap: land, coasts and borders of the world, finer inside the detail's bounds, finest inside the dossier's own
 * coast patch once the map is close enough to tell the difference. Sea is the container's background.
 */
import type { Geometry, MultiLineString, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

import { L, toBounds, toLatLngs } from '../leaflet.ts';
import type { PayloadCoast } from '../payload.ts';
import { ringsOf } from './geometry.ts';
import { areaOf, isInArea } from './ring-area.ts';
import { area, line, setShown } from './svg.ts';
import { Territories } from './territories.ts';

export interface BasemapTopology extends Topology {
  readonly objects: {
    readonly countries: GeometryCollection<{ readonly iso: string }>;
    readonly borders: GeometryCollection | TopologyLines;
    readonly coasts: GeometryCollection | TopologyLines;
  };
}
type TopologyLines = Extract<Topology['objects'][string], { type: 'MultiLineString' }>;

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
  coverBorders(geometries: readonly Geometry[]): void;
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
  for (const topology of topologies) line(linesOfObject(topology, 'borders'), 'cm-base-border', options).addTo(map);
  const cover = line([], 'cm-border-cover', options).addTo(map);
  for (const topology of topologies) line(linesOfObject(topology, 'coasts'), 'cm-coast', options).addTo(map);
  const patch = coast && drawPatch(map, coast, options);

  return {
    tint: (isos) => tint.setLatLngs(isos.flatMap((iso) => territories.parts(iso))),
    territories,
    coverBorders: (geometries) => cover.setLatLngs(geometries.flatMap((geometry) => (geometry.type === 'LineString' ? [toLatLngs(geometry.coordinates)] : []))),
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
  const polygons = coast.land.flatMap((land) => ringsOf(land.geometry));
  const edges = polygons.flat().flatMap((ring) => withoutCuts(ring, coast.bounds));
  const bounds = toBounds(coast.bounds);
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

/** A ring as lines, without the edges that run along the bounds it was cut at. */
export function withoutCuts(ring: readonly L.LatLng[], bounds_deg: readonly number[]): L.LatLng[][] {
  const [west, south, east, north] = bounds_deg;
  const isCut = (a: L.LatLng, b: L.LatLng): boolean =>
    (a.lng === b.lng && (a.lng === west || a.lng === east)) || (a.lat === b.lat && (a.lat === south || a.lat === north));
  const lines: L.LatLng[][] = [];
  let run: L.LatLng[] = [];
  for (const [index, vertex] of ring.entries()) {
    const before = ring[index - 1];
    if (before && isCut(before, vertex)) {
      lines.push(run);
      run = [];
    }
    run.push(vertex);
  }
  return [...lines, run].filter((part) => part.length > 1);
}

/** All countries in one path: inside one path neighbours meet without a seam. */
function landOf(topology: BasemapTopology): L.LatLng[][][] {
  return feature(topology, topology.objects.countries).features.flatMap((country) => ringsOf(country.geometry));
}

function linesOfObject(topology: BasemapTopology, name: 'borders' | 'coasts'): L.LatLng[][] {
  const lines: MultiLineString = mesh(topology, topology.objects[name] as never);
  return lines.coordinates.map((positions: Position[]) => toLatLngs(positions));
}
