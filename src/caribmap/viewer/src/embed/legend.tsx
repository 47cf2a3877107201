/** The legend of a wide compact page: a word for every sign that the map shows, those that need one most first. */

import { NAMES, type SignName, signOf } from '../map/legend.ts';
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
];

export function Legend({ state }: { readonly state: State }) {
  const layers = new Map<SignName, string>();
  for (const place of state.index.examplesIn(state.shown.value.positions)) {
    if (!layers.has(signOf(place))) layers.set(signOf(place), place.layer);
  }
  // Buildings share their city's mark until the map is close.
  if (layers.has('disc')) layers.delete('square');
  const signs = BY_IMPORTANCE.filter((sign) => layers.has(sign));
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
