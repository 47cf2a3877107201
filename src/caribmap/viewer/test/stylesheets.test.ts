import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const SOURCE = new URL('../src/', import.meta.url).pathname;
/** Comments, addresses and texts hold no selectors. */
const NO_SELECTOR = /\/\*[\s\S]*?\*\/|@import[^;]*;|url\([^)]*\)|'[^'\n]*'/g;
/** Leaflet's classes, ours, and the one that says that a map is ours. */
const OURS_OR_LEAFLETS = /^(cm-[\w-]+|leaflet-[\w-]+|caribmap)$/;

const classes = new Set(
  globSync('**/*.css', { cwd: SOURCE }).flatMap((file) => {
    const css = readFileSync(join(SOURCE, file), 'utf8').replace(NO_SELECTOR, '');
    return [...css.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name);
  }),
);

test('no rule is for a class that a foreign layer or its stylesheet may use', () => {
  assert.ok(classes.size > 100);
  assert.deepEqual(
    [...classes].filter((name) => !OURS_OR_LEAFLETS.test(name)),
    [],
  );
});

test('no element has a class of ours without its prefix', () => {
  const files = globSync('**/*.tsx', { cwd: SOURCE });
  const written = files.flatMap((file) => {
    const text = readFileSync(join(SOURCE, file), 'utf8');
    return [...text.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' '));
  });
  assert.ok(written.length > 100);
  assert.deepEqual(
    written.filter((name) => !OURS_OR_LEAFLETS.test(name)),
    [],
  );
});
