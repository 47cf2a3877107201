/** The story as a strip of text with two buttons; the map and the open card beside it show what it speaks of. */
import { useEffect, useRef } from 'preact/hooks';

import { t } from '../i18n/index.ts';
import type { State, StoryPosition } from '../state.ts';
import { Words } from '../words.tsx';
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
  const strip = useRef<HTMLElement>(null);
  const total = state.payload.story.length;
  const go = (target: number): void => {
    if (target < 1 || target > total) return;
    showStep(state, target);
    const view = state.payload.story[target - 1]?.view;
    if (view) setView(view);
  };
  const leave = (): void => {
    leaveStory(state);
    setTimeout(() => document.getElementById('story-entry')?.focus());
  };
  const follow = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, () => void>> = { ArrowLeft: () => go(number - 1), ArrowRight: () => go(number + 1), Escape: leave };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  useEffect(() => startStrip(strip.current), []);
  return (
    <section ref={strip} class="story" aria-label={t(language, 'story')} tabIndex={-1} data-keep-focus onKeyDown={follow}>
      <div class="story-progress" aria-hidden="true">
        {state.payload.story.map((_, index) => (
          <i key={index} class={index < number ? 'is-past' : ''} />
        ))}
      </div>
      <div aria-live="polite" aria-atomic="true">
        <p class="meta">{t(language, 'story_step', { number, total })}</p>
        <h2>
          <Words state={state} text={step.title} />
        </h2>
        <p class="story-text">
          <Words state={state} text={step.text} />
        </p>
      </div>
      <div class="story-buttons">
        <button type="button" aria-disabled={number === 1} onClick={() => go(number - 1)}>
          {t(language, 'story_back')}
        </button>
        <button type="button" class="story-next" aria-disabled={number === total} onClick={() => go(number + 1)}>
          {t(language, 'story_next')}
        </button>
        <button type="button" class="link" onClick={leave}>
          {t(language, 'story_end')}
        </button>
      </div>
    </section>
  );
}

/** Takes the focus, shows the map where the page scrolls, and tells the sheet of a phone how much of the screen is taken. */
function startStrip(strip: HTMLElement | null): (() => void) | undefined {
  const app = document.getElementById('caribmap-app');
  if (!strip || !app) return undefined;
  strip.focus({ preventScroll: true });
  scrollTo({ top: 0 });
  const observer = new ResizeObserver(() => app.style.setProperty('--story-height', `${strip.offsetHeight}px`));
  observer.observe(strip);
  return () => observer.disconnect();
}
