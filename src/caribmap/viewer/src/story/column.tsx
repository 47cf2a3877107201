/** The text to read beside the map: what it is, the story's steps one below the other, and what there is besides. */

import type { ReadonlySignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { evidence, Subtitle, Unsigned } from '../parts/evidence.tsx';
import { said } from '../parts/said.tsx';
import { wordsIn } from '../parts/words.tsx';
import type { State } from '../state.ts';
import { End } from './end.tsx';
import { useStoryKeys } from './keys.ts';
import { Forward } from './next.tsx';
import { useScroll } from './scroll.ts';
import { Step } from './step.tsx';
import { showStep } from './steps.ts';
import { Ticks } from './ticks.tsx';

/** Height of window for which a page that opens on the first step shows one more before it is ready. */
const STEP_PX = 1000;

interface Props {
  readonly state: State;
  readonly narrow: ReadonlySignal<boolean>;
  /** Hidden, the column keeps what is unfolded in it. */
  readonly hidden: boolean;
}

export function StoryColumn({ state, narrow, hidden }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const { story } = state.payload;
  const go = (number: number): void => showStep(state, number);
  useScroll(state, host, narrow);
  const follow = useStoryKeys(state, go);
  const number = state.story.value?.number ?? null;
  // What is further on is scrolled to, among all that stands before and after it.
  const isWhole = state.opened.value || (number ?? 1) > 1;
  return (
    <section
      class="cm-story"
      aria-label={t(state.language.value, 'story')}
      data-keep-focus
      hidden={hidden}
      onKeyDown={follow}
    >
      <Ticks state={state} number={number} go={go} narrow={narrow.value} />
      <div ref={host} class="cm-story-text">
        <div class="cm-story-head">
          <Subtitle state={state} />
          <p class="cm-meta">
            {evidence(state)} <span class="cm-hint">{said(state.language.value, 'opening_hint')}</span>
          </p>
          <Unsigned state={state} />
        </div>
        {(isWhole ? story : story.slice(0, Math.ceil(innerHeight / STEP_PX))).map((step, index) => (
          <Step key={index} state={state} step={step} number={index + 1} isCurrent={index + 1 === number} />
        ))}
        {isWhole && <End state={state} />}
      </div>
      <Forward state={state} number={number} go={go} host={host} hasEnd={isWhole} />
      <p class="cm-visually-hidden" aria-live="polite">
        {number !== null && announced(state, number)}
      </p>
    </section>
  );
}

/** 'Step 3 of 10: 11 kilometres' */
function announced(state: State, number: number) {
  const { story } = state.payload;
  const step = story[number - 1];
  const language = state.language.value;
  return (
    <>
      {said(language, 'story_step', { number, total: story.length })}
      {t(language, 'colon')} {step && wordsIn(state, step.title)}
    </>
  );
}
