/** The story as a strip of text with two buttons; the map and the open card beside it show what it speaks of. */
import { useEffect, useRef } from 'preact/hooks';

import { bringDown } from '../actions.ts';
import { t } from '../i18n/index.ts';
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

function Strip({ state, setView, position: { number, step } }: Props & { readonly position: StoryPosition }) {
  const language = state.language.value;
  const next = useRef<HTMLButtonElement>(null);
  const total = state.payload.story.length;
  const go = (target: number): void => {
    const view = state.payload.story[target - 1]?.view;
    const isFramed = view === state.view.value;
    state.sheets.card.value = 'half';
    showStep(state, target);
    // A view that is chosen already may have been left by hand.
    if (view && isFramed) setView(view);
  };
  const leave = (): void => {
    leaveStory(state);
    setTimeout(() =>
      (document.getElementById('story-entry') ?? document.getElementById('caribmap-panel'))?.focus({
        preventScroll: true,
      }),
    );
  };
  const follow = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => go(number - 1),
      ArrowRight: () => go(number + 1),
      Escape: leave,
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  useEffect(() => {
    // Where nothing has the focus the arrow keys are the story's, too; Escape is the card's there.
    const followOutside = (event: KeyboardEvent): void => {
      const isNobodys =
        event.target === document.body || (event.target instanceof Element && event.target.id === 'caribmap-panel');
      if (isNobodys && event.key.startsWith('Arrow')) follow(event);
    };
    document.addEventListener('keydown', followOutside);
    return () => document.removeEventListener('keydown', followOutside);
  });
  useEffect(() => {
    bringDown(state, 'panel');
    next.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section class="story" aria-label={t(language, 'story')} data-keep-focus onKeyDown={follow}>
      <div class="story-progress" aria-hidden="true">
        {state.payload.story.map((_, index) => (
          <i key={index} class={index < number ? 'is-past' : ''} />
        ))}
      </div>
      <div class="story-buttons">
        <button type="button" aria-disabled={number === 1} onClick={() => go(number - 1)}>
          {t(language, 'story_back')}
        </button>
        <button
          ref={next}
          type="button"
          class="story-next"
          aria-describedby="story-step"
          aria-disabled={number === total}
          onClick={() => go(number + 1)}
        >
          {t(language, 'story_next')}
        </button>
        <button type="button" class="link" onClick={leave}>
          {t(language, 'story_end')}
        </button>
      </div>
      <div id="story-step" class="story-step" aria-live="polite" aria-atomic="true">
        <p class="meta">{t(language, 'story_step', { number, total })}</p>
        <h2>
          <Words state={state} text={step.title} />
        </h2>
        <p>
          <Words state={state} text={step.text} />
        </p>
      </div>
    </section>
  );
}
