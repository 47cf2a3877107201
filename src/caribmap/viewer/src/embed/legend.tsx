/** The legend of a wide compact page: a word for every sign that the map shows, those that need one most first. */

import { NAMES, type SignName } from '../map/legend.ts';
import { Sign } from '../map/sign.tsx';
import { said } from '../parts/said.tsx';
import type { State } from '../state.ts';

const BY_IMPORTANCE: readonly SignName[] = [
  'disc',
  'ring',
  'link',
  'hatch',
  'hull',
  'vessel',
  'diamond',
  'bar',
  'border',
  'route',
  'range',
  'range-stated',
  'square',
  'outline',
  'span',
  'spot',
  'wave',
];

export function Legend({ state }: { readonly state: State }) {
  const layers = new Map(state.signs.value);
  // Buildings share their city's mark until the map is close.
  if (layers.has('disc')) layers.delete('square');
  // One row for what is called the same.
  const called = new Map(
    BY_IMPORTANCE.filter((sign) => layers.has(sign))
      .reverse()
      .map((sign) => [NAMES[sign], sign]),
  );
  const signs = [...called.values()].reverse();
  const language = state.language.value;
  return (
    <ul class="cm-legend">
      {signs.map((sign) => (
        <li key={sign}>
          <span aria-hidden="true" style={{ color: `var(--layer-${layers.get(sign)})` }}>
            <Sign name={sign} language={language} />
          </span>
          {said(language, NAMES[sign])}
        </li>
      ))}
    </ul>
  );
}
