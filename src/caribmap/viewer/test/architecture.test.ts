import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

const SOURCE = new URL('../src/', import.meta.url).pathname;
const IMPORTED = /(?:from|import|import\()\s*'(\.[^']+)'/g;

/** By source file the files that it imports, for types too; paths from src/. */
const imports = new Map(
  globSync('**/*.{ts,tsx}', { cwd: SOURCE }).map((file) => {
    const text = readFileSync(join(SOURCE, file), 'utf8');
    return [file, [...text.matchAll(IMPORTED)].map(([, path = '']) => normalize(join(dirname(file), path)))] as const;
  }),
);

/** All that can be reached from a node; the node itself only in a circle. */
function reachable(from: string, edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const waiting = [...(edges.get(from) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(edges.get(next) ?? []));
  }
  return found;
}

test('the sources are found, and what they import', () => {
  assert.ok(imports.size > 100);
  assert.ok(imports.get('main.ts')?.includes('state.ts'));
});

test('no file imports itself by way of others', () => {
  assert.deepEqual(
    [...imports.keys()].filter((file) => reachable(file, imports).has(file)),
    [],
  );
});

test('no folder imports itself by way of others', () => {
  const folders = new Map<string, string[]>();
  for (const [file, imported] of imports) {
    const own = dirname(file);
    const others = imported.map(dirname).filter((folder) => folder !== own && folder !== '.');
    if (own !== '.') folders.set(own, [...(folders.get(own) ?? []), ...others]);
  }
  assert.ok(folders.size > 8);
  assert.deepEqual(
    [...folders.keys()].filter((folder) => reachable(folder, folders).has(folder)),
    [],
  );
});
