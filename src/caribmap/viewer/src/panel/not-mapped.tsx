/** The place names that the program recognised in the articles: sums, what was ruled out and why, what else could be one. */

import { tOpen } from '../i18n/index.ts';
import { languageName } from '../i18n/language-names.ts';
import { countIn, shareInWords } from '../i18n/numbers.ts';
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
      <Scope state={state} />
      {rulings.map((ruling, position) => (
        <Ruling key={position} state={state} ruling={ruling} />
      ))}
      <Possible state={state} />
    </>
  );
}

/** What the program can recognise at all, and where it cannot. */
function Scope({ state }: { readonly state: State }) {
  const { recall, unrecognised } = state.payload.mentions;
  const language = state.language.value;
  const name = (tag: string) => languageName(tag, language);
  return (
    <>
      <p class="cm-meta">{said(language, 'mentions_scope')}</p>
      {Object.entries(recall).map(([tag, share]) => (
        <p key={tag} class="cm-meta">
          {said(language, 'mentions_recall', { language: name(tag), share: shareInWords(share, language) })}
        </p>
      ))}
      {unrecognised.map((tag) => (
        <p key={tag} class="cm-meta">
          {said(language, 'mentions_unrecognised', { language: name(tag) })}
        </p>
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
      <Surfaces surfaces={ruling.surfaces} />
    </section>
  );
}

function Possible({ state }: { readonly state: State }) {
  const { possible } = state.payload.mentions;
  if (possible.length === 0) return null;
  return (
    <section class="cm-ruling">
      <p class="cm-meta">{said(state.language.value, 'mentions_possible', { count: possible.length })}</p>
      <Surfaces surfaces={possible.map((wording) => wording.surface)} />
    </section>
  );
}

function Surfaces({ surfaces }: { readonly surfaces: readonly string[] }) {
  return (
    <p class="cm-surfaces">{surfaces.map((surface, index) => [index > 0 && ' · ', <Isolated text={surface} />])}</p>
  );
}
