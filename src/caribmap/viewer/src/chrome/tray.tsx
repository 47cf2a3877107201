/** The tray: what the articles report without saying where. No invented points; each row opens its card like a mark. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

import { t, type MessageKey } from '../i18n/index.ts';
import { PlaceLink } from '../panel/place-link.tsx';
import type { PayloadPlace } from '../payload.ts';
import type { State } from '../state.ts';

export function Tray({ state, folded }: { readonly state: State; readonly folded: boolean }) {
  const unfolded = useSignal(!folded);
  useEffect(() => {
    unfolded.value = !folded;
  }, [folded]);
  const places = state.shown.value.filter((place) => place.geometry === null);
  if (places.length === 0) return null;
  return (
    <section class="tray" data-over-map aria-label={t(state.language.value, 'tray', { count: places.length })}>
      <button
        type="button"
        class="tray-title"
        aria-expanded={unfolded.value}
        onClick={() => {
          unfolded.value = !unfolded.value;
        }}
      >
        {t(state.language.value, 'tray', { count: places.length })}
      </button>
      {unfolded.value && (
        <div class="tray-rows">
          <Kind state={state} name="tray_region_only" places={places.filter((place) => place.not_stated === 'region-only')} />
          <Kind state={state} name="tray_no_place" places={places.filter((place) => place.not_stated !== 'region-only')} />
        </div>
      )}
    </section>
  );
}

interface KindProps {
  readonly state: State;
  readonly name: MessageKey;
  readonly places: readonly PayloadPlace[];
}

function Kind({ state, name, places }: KindProps) {
  if (places.length === 0) return null;
  return (
    <>
      <p class="label">{t(state.language.value, name)}</p>
      <ul>
        {places.map((place) => (
          <li key={place.id}>
            <PlaceLink state={state} place={place} />
          </li>
        ))}
      </ul>
    </>
  );
}
