/**
 * No list that grows with a dossier is spread into the arguments of a call: a browser takes some 100,000 arguments, and a
 * border has more positions.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const SOURCE = new URL('../src/', import.meta.url).pathname;

/** What has a length that the program gives it. */
const BOUNDED: Readonly<Record<string, readonly string[]>> = {
  'api.ts': ['window'],
  'i18n/formatters.ts': ['options'],
  'map/chips.ts': ['half'],
  'map/labels.ts': ['reachOf(shape)', "reachOf('')"],
  // The lines of one name, and its texts, from the longest to the shortest.
  'map/lettering.ts': ['widths'],
  'map/mark.ts': ['(slot ? this.lettering.write(slot) : [])'],
  'map/quiet-label.ts': ['parts', '(slot ? this.lettering.write(slot) : [])'],
  'map/placing.ts': ['lines.map((text) => text.length)'],
  'map/room.ts': ['texts.map((text) => text.size[0])'],
  // The parts of one sign.
  'map/svg.ts': ['children'],
  'map/symbols.ts': ['halos', "parts.map((part) => drawn(part, part.filled ? '' : ''))"],
  'records/ids.ts': ['id'],
  // As long as the word that is searched for.
  'search/likeness.ts': ['next', 'row'],
};

/** The lists that a source spreads into calls, in its order; rest parameters are none. */
function spreadArguments(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*|'(?:[^'\\\n]|\\.)*'/g, "''");
  const open: string[] = [];
  const found: string[] = [];
  for (let at = 0; at < code.length; at++) {
    const letter = code[at] as string;
    if ('([{'.includes(letter)) open.push(letter);
    else if (')]}'.includes(letter)) open.pop();
    else if (code.startsWith('...', at)) {
      const rest = code.slice(at + 3);
      const spread = argumentAt(rest);
      const isParameter = /^\w+:/.test(rest) || /^\w+\) =>/.test(rest);
      if (open.at(-1) === '(' && !isParameter) found.push(spread);
      at += 2;
    }
  }
  return found;
}

/** The text of a call's argument, from its beginning. */
function argumentAt(code: string): string {
  let depth = 0;
  for (const [at, letter] of [...code].entries()) {
    if ('([{'.includes(letter)) depth++;
    if (depth === 0 && ',)'.includes(letter)) return code.slice(0, at);
    if (')]}'.includes(letter)) depth--;
  }
  return code;
}

test('spreads into calls are found, those into lists and rest parameters are not', () => {
  assert.deepEqual(spreadArguments('Math.min(...lngs, 0); a.push(...b.map((c) => [...c]))'), [
    'lngs',
    'b.map((c) => [...c])',
  ]);
  assert.deepEqual(spreadArguments('const f = (a, ...rest) => [...rest, { ...a }]; // f(...x)'), []);
  assert.deepEqual(spreadArguments('function f(...rest: string[]) { return new Set([...rest]); }'), []);
});

test('no call is given a list that grows with a dossier as its arguments', () => {
  const found = globSync('**/*.{ts,tsx}', { cwd: SOURCE }).flatMap((file) => {
    const spreads = spreadArguments(readFileSync(join(SOURCE, file), 'utf8'));
    return spreads.filter((spread) => !BOUNDED[file]?.includes(spread)).map((spread) => `${file}: ${spread}`);
  });
  assert.deepEqual(found.sort(), []);
});
