/** The tray: places whose position no article states. They get no invented point; each row opens a card as a mark does. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { openSection } from '../actions.ts';
import { valueAt } from '../data.ts';
import { t } from '../i18n/index.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { PlaceLink } from '../parts/place-link.tsx';
import { said } from '../parts/said.tsx';
import type { State } from '../state.ts';

/** Most rows of a list; the panel's list of places has all of them. */
const MOST_ROWS = 100;

export function Tray({ state, folded }: { readonly state: State; readonly folded: boolean }) {
  const unfolded = useSignal(!folded);
  useEffect(() => {
    unfolded.value = !folded;
  }, [folded]);
  const { notStated } = state.index.placeColumns;
  // A step chooses what the map draws; what no map can draw is the same at every step.
  const inStory = state.story.value !== null;
  const places = state.index.spotless.filter((position) => inStory || state.shown.value.mask[position] === 1);
  const isInRegion = (position: number): boolean => valueAt(notStated, position) === 'region-only';
  if (places.length === 0) return null;
  // Nobody unfolds it on paper.
  const isUnfolded = unfolded.value || state.printing.value !== null;
  return (
    <section class="cm-tray" aria-label={t(state.language.value, 'tray', { count: places.length })}>
      <button
        type="button"
        class="cm-tray-title"
        aria-expanded={isUnfolded}
        onClick={() => {
          unfolded.value = !unfolded.value;
        }}
      >
        {said(state.language.value, 'tray', { count: places.length })}
      </button>
      {isUnfolded && (
        <div class="cm-tray-rows">
          <Kind state={state} name="tray_region_only" places={places.filter(isInRegion)} />
          <Kind state={state} name="tray_no_place" places={places.filter((position) => !isInRegion(position))} />
        </div>
      )}
    </section>
  );
}

interface KindProps {
  readonly state: State;
  readonly name: MessageKey;
  /** Positions of the places. */
  readonly places: Uint32Array;
}

function Kind({ state, name, places }: KindProps) {
  if (places.length === 0) return null;
  return (
    <>
      <p class="cm-label">{said(state.language.value, name)}</p>
      <ul>
        {Array.from(places.subarray(0, MOST_ROWS), (position) => (
          <li key={position}>
            <PlaceLink state={state} place={state.index.places.at(position)} />
          </li>
        ))}
      </ul>
      {places.length > MOST_ROWS && (
        <button type="button" class="cm-link" onClick={() => openSection(state, 'places')}>
          {said(state.language.value, 'more', { count: places.length - MOST_ROWS })}
        </button>
      )}
    </>
  );
}
