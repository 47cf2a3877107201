/** The story as a strip of text with buttons; map and open card beside it show its subject. */

import { useEffect, useRef } from 'preact/hooks';
import { bringDown } from '../actions.ts';
import { t } from '../i18n/index.ts';
import { arrowStep } from '../parts/arrow-step.ts';
import { said } from '../parts/said.tsx';
import { Words } from '../parts/words.tsx';
import type { State, StoryPosition } from '../state.ts';
import { leaveStory, showStep } from './steps.ts';

interface Props {
  readonly state: State;
  /** Moves the map to a view, also where it is chosen already. */
  readonly setView: (viewId: string) => void;
}

export function StoryStrip({ state, setView }: Props) {
  const position = state.story.value;
  return position && <Strip state={state} setView={setView} position={position} />;
}

interface StripProps extends Props {
  readonly position: StoryPosition;
}

function Strip({ state, setView, position }: StripProps) {
  const go = (target: number): void => {
    const view = state.payload.story[target - 1]?.view;
    const isFramed = view === state.view.value;
    state.sheets.card.value = 'half';
    showStep(state, target);
    // A view that is chosen already may have been left by hand.
    if (view && isFramed) setView(view);
  };
  const follow = useStoryKeys(state, position.number, go);
  return (
    <section class="cm-story" aria-label={t(state.language.value, 'story')} data-keep-focus onKeyDown={follow}>
      <div class="cm-story-progress" aria-hidden="true">
        {state.payload.story.map((_, index) => (
          <i key={index} class={index < position.number ? 'cm-is-past' : ''} />
        ))}
      </div>
      <Buttons state={state} number={position.number} go={go} />
      <Step state={state} position={position} />
    </section>
  );
}

/** Event handler of the arrow keys and Escape; where no element has the focus, arrow keys are the story's too. */
function useStoryKeys(state: State, number: number, go: (target: number) => void): (event: KeyboardEvent) => void {
  const follow = (event: KeyboardEvent): void => {
    const step = arrowStep(event.key);
    if (step) go(number + step);
    else if (event.key === 'Escape') leave(state);
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    const followOutside = (event: KeyboardEvent): void => {
      const isNobodys =
        event.target === document.body || (event.target instanceof Element && event.target.id === 'caribmap-panel');
      // Escape closes the card there.
      if (isNobodys && event.key.startsWith('Arrow')) follow(event);
    };
    document.addEventListener('keydown', followOutside);
    return () => document.removeEventListener('keydown', followOutside);
  });
  return follow;
}

/** Ends the story; the focus goes to where it can be opened again. */
function leave(state: State): void {
  leaveStory(state);
  setTimeout(() => {
    const entry = document.getElementById('story-entry') ?? document.getElementById('caribmap-panel');
    entry?.focus({ preventScroll: true });
  });
}

interface ButtonsProps {
  readonly state: State;
  readonly number: number;
  readonly go: (target: number) => void;
}

function Buttons({ state, number, go }: ButtonsProps) {
  const language = state.language.value;
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    bringDown(state, 'panel');
    next.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="cm-story-buttons">
      <button type="button" aria-disabled={number === 1} onClick={() => go(number - 1)}>
        {said(language, 'story_back')}
      </button>
      <button
        ref={next}
        type="button"
        class="cm-story-next"
        aria-describedby="story-step"
        aria-disabled={number === state.payload.story.length}
        onClick={() => go(number + 1)}
      >
        {said(language, 'story_next')}
      </button>
      <button type="button" class="cm-link" onClick={() => leave(state)}>
        {said(language, 'story_end')}
      </button>
    </div>
  );
}

function Step({ state, position: { number, step } }: Omit<StripProps, 'setView'>) {
  const total = state.payload.story.length;
  return (
    <div id="story-step" class="cm-story-step" aria-live="polite" aria-atomic="true">
      <p class="cm-meta">{said(state.language.value, 'story_step', { number, total })}</p>
      <h2>
        <Words state={state} text={step.title} />
      </h2>
      <p>
        <Words state={state} text={step.text} />
      </p>
    </div>
  );
}
