/** What knip takes as used: it fails on files, exports and packages that nothing uses. */
/** Of a stylesheet, the files that it takes in. */
const importsOf = (css) =>
  [...css.matchAll(/(?:@import\s+|url\()\s*['"]?([^'")]+)/g)].map(([, path]) => `import '${path}';`).join('\n');

export default {
  entry: [
    'src/main.ts',
    'src/facade/embed.ts',
    'src/offline/main.ts',
    'src/css/index.css',
    'src/css/foreign.css',
    'src/desk/main.tsx',
    'src/desk/desk.css',
    'test/*.test.ts',
  ],
  project: ['src/**/*.{ts,tsx,css}', 'test/**', '*.mjs'],
  compilers: { css: importsOf },
  ignoreDependencies: [
    // Subset by tools/fonts.py.
    '@fontsource/source-serif-4',
    'source-sans',
    // Read by tools/place_names.py.
    'cldr-subdivisions-full',
    // Read by the browser tests.
    'accessibility-checker-engine',
    'axe-core',
    'dompurify',
    'pym.js',
    'sanitize-html',
  ],
  // Written by tools/payload_types.py and tools/map_rules.py, whole.
  ignoreIssues: { 'src/payload.ts': ['types'], 'src/map/rules.ts': ['types'] },
};
