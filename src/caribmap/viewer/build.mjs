/**
 * Builds ../static/: `node build.mjs`, or a part of it that is named, such as `node build.mjs bundle`.
 * `node build.mjs inputs` builds nothing and lists the packages that the bundle takes in, as JSON.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import { minify } from 'terser';

import { oldestBrowsers } from './browsers.mjs';
import { DICTIONARIES } from './src/i18n/dictionaries.ts';
import { NUMBER_WORDS } from './src/search/number-words.ts';

const STATIC = fileURLToPath(new URL('../static/', import.meta.url));
const steps = {
  bundle: writeBundle,
  inputs: listInputs,
};

const CREDITS = `/*! caribmap, MIT. With Leaflet, BSD-2-Clause, (c) 2010-2023 Volodymyr Agafonkin, (c) 2010-2011 CloudMade;
Preact and Signals, MIT, (c) Jason Miller, Preact Team; fflate, MIT, (c) Arjun Barrett.
Licences: NOTICE of caribmap. */`;
const DESK_CREDITS = CREDITS.replace('Licences:', 'terra-draw, MIT, (c) James Milner.\nLicences:');

/** viewer.js and viewer.css, one file each: fonts are inside; foreign.css, for pages with layers of others; embed.js, for the articles that carry a map; desk.js and desk.css, for `caribmap edit`. */
async function writeBundle() {
  for (const part of bundle) await build(part);
  await shortenViewer();
  await writeInterface();
}

/** Every page carries this script: terser takes another 6 kB, gzipped, off what esbuild has minified. */
async function shortenViewer() {
  const file = `${STATIC}viewer.js`;
  const { code } = await minify(await readFile(file, 'utf8'), { ecma: 2020, format: { comments: /^!/ } });
  await writeFile(file, code);
}

/** interface/de.json and so on, the messages of each language, and number-words.json: the compiler gives a page those that it needs. */
async function writeInterface() {
  const folder = `${STATIC}interface/`;
  await mkdir(folder, { recursive: true });
  const files = Object.entries(DICTIONARIES);
  await Promise.all(files.map(([tag, words]) => writeFile(`${folder}${tag}.json`, JSON.stringify(words))));
  await writeFile(`${STATIC}number-words.json`, JSON.stringify(NUMBER_WORDS));
}

/** The npm packages of which a file is in the bundle, by name. */
async function listInputs() {
  const built = await Promise.all(bundle.map((part) => build({ ...part, write: false, metafile: true })));
  const files = built.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const names = files.flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  console.log(JSON.stringify([...new Set(names)].sort()));
}

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
  outdir: STATIC,
  bundle: true,
  minify: true,
  charset: 'utf8',
  target: await oldestBrowsers(),
  legalComments: 'none',
  logLevel: 'warning',
  loader: { '.woff2': 'dataurl', '.png': 'dataurl', '.svg': 'dataurl' },
};

/** Leaflet's modules: a browser reads what stands in functions within functions once for each of them. */
const withLeaflet = { alias: { leaflet: 'leaflet/dist/leaflet-src.esm.js' } };

/** Somebody else's page has a Leaflet of its own, at `window.L`. */
function withoutLeaflet(builder) {
  builder.onResolve({ filter: /^leaflet$/ }, () => ({ path: 'leaflet', namespace: 'none' }));
  builder.onLoad({ filter: /^/, namespace: 'none' }, () => ({ contents: '' }));
}

/** @type {import('esbuild').BuildOptions[]} */
const bundle = [
  {
    entryPoints: { viewer: 'src/main.ts' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    format: 'iife',
    banner: { js: CREDITS },
    // Leaflet asks Internet Explorer for VML as it loads and catches what every other browser throws: an error raised
    // at the top of a bundle has its source read a second time, which took longer than all the rest of loading it.
    define: { 'document.namespaces.add': 'Object' },
    ...withLeaflet,
    ...common,
  },
  // Leaflet's own pictures come with the pages that may show them.
  { entryPoints: { viewer: 'src/css/index.css' }, ...common, loader: { ...common.loader, '.png': 'empty' } },
  { entryPoints: { foreign: 'src/css/foreign.css' }, ...common },
  {
    entryPoints: { desk: 'src/desk/main.tsx' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    format: 'iife',
    banner: { js: DESK_CREDITS },
    ...withLeaflet,
    ...common,
  },
  // The desk's policy takes typefaces from its own address only.
  { entryPoints: { desk: 'src/desk/desk.css' }, external: ['/fonts/*'], ...common },
  { entryPoints: { embed: 'src/facade/embed.ts' }, format: 'iife', banner: { js: '/*! caribmap, MIT */' }, ...common },
  {
    entryPoints: { offline: 'src/offline/main.ts' },
    format: 'iife',
    banner: { js: '/*! caribmap, MIT */' },
    plugins: [{ name: 'without Leaflet', setup: withoutLeaflet }],
    ...common,
  },
];

await mkdir(STATIC, { recursive: true });
const wanted = process.argv.slice(2);
for (const name of wanted.length ? wanted : ['bundle']) await steps[name]();
