/**
 * Copies what Folium 0.20 pages link into static/vendor/, from npm packages of the same versions, so that
 * `caribmap.offline` can inline it. index.json: {address as Folium writes it, or as a stylesheet resolves it: file}.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';

const JSDELIVR = 'https://cdn.jsdelivr.net';
const CDNJS = 'https://cdnjs.cloudflare.com/ajax/libs';

/** [address, npm package, file in it]. Stylesheets bring the images and fonts that they name. */
const COPIES = [
  // Every Folium map
  [`${JSDELIVR}/npm/leaflet@1.9.3/dist/leaflet.js`, 'leaflet-1.9.3', 'dist/leaflet.js'],
  [`${JSDELIVR}/npm/leaflet@1.9.3/dist/leaflet.css`, 'leaflet-1.9.3', 'dist/leaflet.css'],
  [`${JSDELIVR}/npm/leaflet@1.9.3/dist/images/marker-icon-2x.png`, 'leaflet-1.9.3', 'dist/images/marker-icon-2x.png'],
  [`${JSDELIVR}/npm/leaflet@1.9.3/dist/images/marker-shadow.png`, 'leaflet-1.9.3', 'dist/images/marker-shadow.png'],
  ['https://code.jquery.com/jquery-3.7.1.min.js', 'jquery', 'dist/jquery.min.js'],
  [`${JSDELIVR}/npm/bootstrap@5.2.2/dist/js/bootstrap.bundle.min.js`, 'bootstrap', 'dist/js/bootstrap.bundle.min.js'],
  [`${JSDELIVR}/npm/bootstrap@5.2.2/dist/css/bootstrap.min.css`, 'bootstrap', 'dist/css/bootstrap.min.css'],
  [
    `${JSDELIVR}/npm/@fortawesome/fontawesome-free@6.2.0/css/all.min.css`,
    '@fortawesome/fontawesome-free',
    'css/all.min.css',
  ],
  // npm has no 2.0.2; 2.0.4 is the first release after it.
  [
    `${CDNJS}/Leaflet.awesome-markers/2.0.2/leaflet.awesome-markers.js`,
    'leaflet.awesome-markers',
    'dist/leaflet.awesome-markers.js',
  ],
  [
    `${CDNJS}/Leaflet.awesome-markers/2.0.2/leaflet.awesome-markers.css`,
    'leaflet.awesome-markers',
    'dist/leaflet.awesome-markers.css',
  ],
  // Colour scales (branca)
  [`${CDNJS}/d3/3.5.5/d3.min.js`, 'd3', 'd3.min.js'],
  // Plugins: MarkerCluster, FastMarkerCluster
  [
    `${CDNJS}/leaflet.markercluster/1.1.0/leaflet.markercluster.js`,
    'leaflet.markercluster',
    'dist/leaflet.markercluster.js',
  ],
  [`${CDNJS}/leaflet.markercluster/1.1.0/MarkerCluster.css`, 'leaflet.markercluster', 'dist/MarkerCluster.css'],
  [
    `${CDNJS}/leaflet.markercluster/1.1.0/MarkerCluster.Default.css`,
    'leaflet.markercluster',
    'dist/MarkerCluster.Default.css',
  ],
  // HeatMap
  [
    `${JSDELIVR}/gh/python-visualization/folium@main/folium/templates/leaflet_heat.min.js`,
    'leaflet.heat',
    'dist/leaflet-heat.js',
  ],
  // Fullscreen
  [`${JSDELIVR}/npm/leaflet.fullscreen@3.0.0/Control.FullScreen.min.js`, 'leaflet.fullscreen', 'Control.FullScreen.js'],
  [`${JSDELIVR}/npm/leaflet.fullscreen@3.0.0/Control.FullScreen.css`, 'leaflet.fullscreen', 'Control.FullScreen.css'],
  // MiniMap
  [`${CDNJS}/leaflet-minimap/3.6.1/Control.MiniMap.js`, 'leaflet-minimap', 'dist/Control.MiniMap.min.js'],
  [`${CDNJS}/leaflet-minimap/3.6.1/Control.MiniMap.css`, 'leaflet-minimap', 'dist/Control.MiniMap.min.css'],
  // MousePosition
  [
    `${JSDELIVR}/gh/ardhi/Leaflet.MousePosition/src/L.Control.MousePosition.min.js`,
    'leaflet-mouse-position',
    'src/L.Control.MousePosition.js',
  ],
  [
    `${JSDELIVR}/gh/ardhi/Leaflet.MousePosition/src/L.Control.MousePosition.min.css`,
    'leaflet-mouse-position',
    'src/L.Control.MousePosition.css',
  ],
  // Draw
  [`${CDNJS}/leaflet.draw/1.0.2/leaflet.draw.js`, 'leaflet-draw', 'dist/leaflet.draw.js'],
  [`${CDNJS}/leaflet.draw/1.0.2/leaflet.draw.css`, 'leaflet-draw', 'dist/leaflet.draw.css'],
  // Search
  [`${JSDELIVR}/npm/leaflet-search@2.9.7/dist/leaflet-search.min.js`, 'leaflet-search', 'dist/leaflet-search.min.js'],
  [`${JSDELIVR}/npm/leaflet-search@2.9.7/dist/leaflet-search.min.css`, 'leaflet-search', 'dist/leaflet-search.min.css'],
  // AntPath, PolyLineTextPath, PolyLineOffset
  [
    `${JSDELIVR}/npm/leaflet-ant-path@1.1.2/dist/leaflet-ant-path.min.js`,
    'leaflet-ant-path',
    'dist/leaflet-ant-path.js',
  ],
  [`${JSDELIVR}/npm/leaflet-textpath@1.2.3/leaflet.textpath.min.js`, 'leaflet-textpath', 'leaflet.textpath.js'],
  [
    `${JSDELIVR}/npm/leaflet-polylineoffset@1.1.1/leaflet.polylineoffset.min.js`,
    'leaflet-polylineoffset',
    'leaflet.polylineoffset.js',
  ],
  // FeatureGroupSubGroup, GroupedLayerControl, TreeLayerControl
  [
    'https://unpkg.com/leaflet.featuregroup.subgroup@1.0.2/dist/leaflet.featuregroup.subgroup.js',
    'leaflet.featuregroup.subgroup',
    'dist/leaflet.featuregroup.subgroup.js',
  ],
  [
    `${CDNJS}/leaflet-groupedlayercontrol/0.6.1/leaflet.groupedlayercontrol.min.js`,
    'leaflet-groupedlayercontrol',
    'dist/leaflet.groupedlayercontrol.min.js',
  ],
  [
    `${CDNJS}/leaflet-groupedlayercontrol/0.6.1/leaflet.groupedlayercontrol.min.css`,
    'leaflet-groupedlayercontrol',
    'dist/leaflet.groupedlayercontrol.min.css',
  ],
  [
    `${JSDELIVR}/npm/leaflet.control.layers.tree@1.1.0/L.Control.Layers.Tree.min.js`,
    'leaflet.control.layers.tree',
    'L.Control.Layers.Tree.js',
  ],
  [
    `${JSDELIVR}/npm/leaflet.control.layers.tree@1.1.0/L.Control.Layers.Tree.min.css`,
    'leaflet.control.layers.tree',
    'L.Control.Layers.Tree.css',
  ],
  // LocateControl
  [
    `${CDNJS}/leaflet-locatecontrol/0.66.2/L.Control.Locate.min.js`,
    'leaflet.locatecontrol',
    'dist/L.Control.Locate.min.js',
  ],
  [
    `${CDNJS}/leaflet-locatecontrol/0.66.2/L.Control.Locate.min.css`,
    'leaflet.locatecontrol',
    'dist/L.Control.Locate.min.css',
  ],
];

/**
 * Linked by every Folium map but in no npm package: [address, file, its text].
 * @type {[string, string, () => string | Promise<string>][]}
 */
const OURS = [
  [
    `${JSDELIVR}/gh/python-visualization/folium/folium/templates/leaflet.awesome.rotate.min.css`,
    'rotate.css',
    rotations,
  ],
  ['https://netdna.bootstrapcdn.com/bootstrap/3.0.0/css/bootstrap-glyphicons.css', 'glyphicons.css', glyphicons],
];

/** The packages that are copied. */
export const VENDORED = [...new Set([...COPIES.map(([, name]) => name), 'bootstrap-3'])];

const require = createRequire(import.meta.url);
const CSS_URL = /url\(\s*["']?([^"')]+)["']?\s*\)/g;
/** Of a font's formats every browser of today takes woff2. */
const RESOURCE = /\.(woff2|png|svg|gif)$/;
const SOURCE_MAP = /\n?\/[/*]# sourceMappingURL=[^\n]*/g;

export async function writeVendor(folder) {
  await rm(folder, { recursive: true, force: true });
  const index = {};
  const write = async (address, file, bytes) => {
    await mkdir(join(folder, dirname(file)), { recursive: true });
    await writeFile(join(folder, file), bytes);
    index[address] = file;
  };
  for (const [address, name, path] of COPIES) {
    await write(address, `${name}/${path}`, await readPackaged(name, path));
    if (path.endsWith('.css')) {
      for (const [from, file, bytes] of await resources(address, name, path)) await write(from, file, bytes);
    }
  }
  for (const [address, file, text] of OURS) await write(address, file, await text());
  await writeFile(join(folder, 'index.json'), JSON.stringify(sorted(index), null, 1));
}

function readPackaged(name, path) {
  return /\.(js|css)$/.test(path) ? readText(name, path) : readBytes(name, path);
}

/** A script or stylesheet without the pointer to a source map that nobody ships. */
async function readText(name, path) {
  return (await readBytes(name, path)).toString('utf8').replace(SOURCE_MAP, '');
}

function readBytes(name, path) {
  return readFile(join(dirname(require.resolve(`${name}/package.json`)), path));
}

/** What a stylesheet names: [address, file, bytes]. */
async function resources(address, name, path) {
  const css = await readText(name, path);
  const named = [...css.matchAll(CSS_URL)].map(([, url]) => url.replace(/[?#].*/, ''));
  const wanted = [...new Set(named)].filter((url) => RESOURCE.test(url) && !url.startsWith('data:'));
  return Promise.all(
    wanted.map(async (url) => {
      const file = posix.join(posix.dirname(path), url);
      return [new URL(url, address).href, `${name}/${file}`, await readPackaged(name, file)];
    }),
  );
}

/** folium.Icon(angle=…) gives its symbol the class fa-rotate-<degrees>. */
function rotations() {
  return Array.from({ length: 360 }, (_, degrees) => `.fa-rotate-${degrees}{transform:rotate(${degrees}deg)}\n`).join(
    '',
  );
}

/** The glyph rules of Bootstrap 3, its font inside. */
async function glyphicons() {
  const css = await readText('bootstrap-3', 'dist/css/bootstrap.css');
  const font = await readBytes('bootstrap-3', 'fonts/glyphicons-halflings-regular.woff2');
  const rules = css.match(/^\.glyphicon[^{}]*\{[^}]*\}/gm).join('\n');
  const source = `url("data:font/woff2;base64,${font.toString('base64')}") format("woff2")`;
  return `@font-face {\n  font-family: "Glyphicons Halflings";\n  src: ${source};\n}\n${rules}\n`;
}

const sorted = (record) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
