/** What the articles name and the map leaves out, with the ruling and its reason: every place name is accounted for. */

import { tOpen } from '../i18n/index.ts';
import { countIn } from '../i18n/numbers.ts';
import { said } from '../parts/said.tsx';
import { Isolated, Words } from '../parts/words.tsx';
import type { RuledOut } from '../payload.ts';
import type { State } from '../state.ts';

export function NotMapped({ state }: { readonly state: State }) {
  const { total, mapped, ruled_out, unaccounted, rulings } = state.payload.mentions;
  const language = state.language.value;
  return (
    <>
      <p class="cm-meta">{said(language, 'mentions_sum', { count: total, mapped, ruled_out })}</p>
      {unaccounted > 0 && <p class="cm-meta">{said(language, 'mentions_open', { count: unaccounted })}</p>}
      {rulings.map((ruling, position) => (
        <Ruling key={position} state={state} ruling={ruling} />
      ))}
    </>
  );
}

function Ruling({ state, ruling }: { readonly state: State; readonly ruling: RuledOut }) {
  // A ruling of the format is translated; any other is the editor's own text, hyphens included.
  const word = tOpen(state.language.value, 'ruling', ruling.ruling, () => ruling.ruling);
  return (
    <section class="cm-ruling">
      <h3>
        <Isolated text={word.charAt(0).toLocaleUpperCase(state.language.value) + word.slice(1)} />{' '}
        <span class="cm-row-count">{countIn(state.language.value, ruling.count)}</span>
      </h3>
      {ruling.reason && (
        <p class="cm-meta">
          <Words state={state} text={ruling.reason} />
        </p>
      )}
      <p class="cm-surfaces">
        {ruling.surfaces.map((surface, index) => [index > 0 && ' · ', <Isolated text={surface} />])}
      </p>
    </section>
  );
}
