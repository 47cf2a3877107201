import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { type Loader, transform } from 'esbuild';

import { oldestBrowsers } from '../browsers.mjs';

const STATIC = new URL('../../static/', import.meta.url).pathname;
const NEWEST = ['esnext'];
const SOURCE = new URL('../src/', import.meta.url).pathname;
/** A function without defaults, called where it stands: for Safari 15, which misreads those with defaults, esbuild puts all in parentheses. */
const CALLED = /\((function \w+\([^()=]*\) \{(?:\n +.*)*?\n +\})\)(\.call\()/g;

/** Newer than the oldest browsers (package.json, browserslist), and not guarded by a question whether they are there. */
const NEWER = new RegExp(
  [
    String.raw`\.(?:findLast(?:Index)?|toSorted|toReversed|toSpliced|isWellFormed|toWellFormed|checkVisibility)\(`,
    String.raw`\b(?:Object|Map)\.groupBy\b|\bArray\.fromAsync\b|\bPromise\.(?:withResolvers|try)\b`,
    String.raw`\b(?:URL\.(?:canParse|parse)|AbortSignal\.(?:any|timeout)|RegExp\.escape|Math\.sumPrecise)\b`,
    String.raw`\b(?:Iterator\.from|Intl\.(?:Segmenter|DurationFormat)|structuredClone|CompressionStream|scheduler)\b`,
    String.raw`\.(?:isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(`,
    String.raw`\.(?:keys|values|entries)\(\)\s*\.(?:map|filter|take|drop|flatMap|reduce|toArray|some|every|find|forEach)\(`,
    String.raw`\(\?<[=!]`,
  ].join('|'),
  'g',
);

for (const [file, loader] of [
  ['viewer.js', 'js'],
  ['viewer.css', 'css'],
  ['embed.js', 'js'],
] as const) {
  test(`${file} is written in the syntax of the oldest browsers`, async () => {
    const text = readFileSync(join(STATIC, file), 'utf8');
    const [oldest, newest] = [await printed(text, loader, await oldestBrowsers()), await printed(text, loader, NEWEST)];
    assert.equal(oldest.replaceAll(CALLED, '$1$2'), newest.replaceAll(CALLED, '$1$2'));
  });
}

for (const file of ['viewer.js', 'embed.js']) {
  test(`${file} calls nothing that the oldest browsers lack`, () => {
    assert.deepEqual(readFileSync(join(STATIC, file), 'utf8').match(NEWER), null);
  });
}

test('no style depends on what the oldest browsers lack, unless it asks whether it is there', () => {
  for (const file of globSync('**/*.css', { cwd: SOURCE })) {
    const css = readFileSync(join(SOURCE, file), 'utf8').replace(/\/\*[\s\S]*?\*\/\n?/g, '');
    const guarded = css.replace(/@supports[^{]*\{(?:[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})*[^{}]*\}/g, '');
    // Of two heights the older browser takes the first.
    const rules = guarded.replace(/(height: 100)vh;\s*\1dvh;/g, '');
    assert.deepEqual(
      rules.match(/light-dark\(|color-mix\(|\d[dsl]v[hw]\b|@container|@scope|@starting-style|subgrid/g),
      null,
      file,
    );
    // A browser without :has() drops the whole rule: it may only add to one that stands alone.
    if (file !== join('css', 'tokens.css')) assert.doesNotMatch(css, /:has\(/, file);
  }
});

test('a piece of newer syntax would be found', async () => {
  for (const text of ['class A { static { } }', 'a = /(?<=b)c/']) {
    assert.notEqual(await printed(text, 'js', await oldestBrowsers()), await printed(text, 'js', NEWEST));
  }
});

/** The text as esbuild prints it for a target: it rewrites what the target does not know. */
async function printed(text: string, loader: Loader, target: string[]): Promise<string> {
  const { code } = await transform(text, { loader, target, charset: 'utf8', logLevel: 'silent' });
  return code;
}
