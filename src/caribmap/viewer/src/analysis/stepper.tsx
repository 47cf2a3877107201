/** From event to event: the window stands at the one that is named between the two buttons. */
import { useSignal } from '@preact/signals';

import { setWindow } from '../actions.ts';
import { t } from '../i18n/index.ts';
import { Words, wordsIn } from '../parts/words.tsx';
import type { PayloadEvent } from '../payload.ts';
import type { State } from '../state.ts';
import { inTime, neighbours, windowOf } from './window.ts';

export function Stepper({ state, events }: { readonly state: State; readonly events: readonly PayloadEvent[] }) {
  const current = useSignal<string | null>(null);
  const language = state.language.value;
  const { at, previous, next } = neighbours(
    inTime(events),
    { from: state.from.value, to: state.to.value },
    current.value,
  );
  const step = (event: PayloadEvent): void => {
    const { from, to } = windowOf(event);
    current.value = event.id;
    setWindow(state, from, to);
  };
  const button = (target: PayloadEvent | null, key: 'time_previous' | 'time_next', sign: string) => {
    const name = target ? t(language, key, { title: wordsIn(state, target.title) }) : undefined;
    return (
      <button type="button" disabled={!target} aria-label={name} title={name} onClick={() => target && step(target)}>
        {sign}
      </button>
    );
  };
  return (
    <div class="cm-time-steps" role="group" aria-label={t(language, 'time_step')}>
      {button(previous, 'time_previous', '‹')}
      <p aria-live="polite">{at ? <Words state={state} text={at.title} /> : t(language, 'time_step')}</p>
      {button(next, 'time_next', '›')}
    </div>
  );
}
