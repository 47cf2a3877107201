/** The column of a dossier without a story: what the map rests on, and its places, those with the most quotes first. */

import { useComputed } from '@preact/signals';
import { t } from '../i18n/index.ts';
import { evidence, Subtitle, Unsigned } from '../parts/evidence.tsx';
import { PlaceRows } from '../parts/place-rows.tsx';
import { said } from '../parts/said.tsx';
import { Words } from '../parts/words.tsx';
import type { State } from '../state.ts';
import { weightOf } from '../survey.ts';

export function Lead({ state, hidden }: { readonly state: State; readonly hidden: boolean }) {
  const language = state.language.value;
  const ordered = useComputed(() => byWeight(state));
  const caption = state.payload.views[0]?.caption;
  return (
    <section class="cm-story cm-lead" aria-label={t(language, 'places')} hidden={hidden}>
      <div class="cm-story-head">
        {caption && (
          <p class="cm-lead-sentence">
            <Words state={state} text={caption} />
          </p>
        )}
        <Subtitle state={state} />
        <p class="cm-meta">
          {evidence(state)} <span class="cm-hint">{said(language, 'opening_hint')}</span>
        </p>
        <Unsigned state={state} />
      </div>
      <div class="cm-place-group">
        <h2>{said(language, 'places')}</h2>
        {!hidden && <PlaceRows state={state} positions={ordered.value} />}
      </div>
    </section>
  );
}

/** Positions of the places that are shown, by their number of quotes or mentions; equals keep the dossier's order. */
function byWeight(state: State): readonly number[] {
  const {
    shown,
    index: { places },
  } = state;
  const positions = [...shown.value.positions];
  const counts = new Map(positions.map((position) => [position, weightOf(state, places.idAt(position))]));
  return positions.sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0));
}
