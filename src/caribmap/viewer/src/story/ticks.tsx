/** Where a reader is in the story: a tick for each step, above the text. */

import { t } from '../i18n/index.ts';
import { said } from '../parts/said.tsx';
import { wordsIn } from '../parts/words.tsx';
import type { State } from '../state.ts';

/** Up to this number, ticks are wide enough to hit; more of them only show how far it is. */
const MOST_BUTTONS = 12;

interface Props {
  readonly state: State;
  readonly number: number | null;
  readonly go: (number: number) => void;
  /** Whether a tick would be too small to hit. */
  readonly narrow: boolean;
}

export function Ticks({ state, number, go, narrow }: Props) {
  const { story } = state.payload;
  const language = state.language.value;
  const total = story.length;
  const areButtons = total <= MOST_BUTTONS && !narrow;
  const kind = (index: number): string =>
    number !== null && index < number ? (index === number - 1 ? 'cm-is-current' : 'cm-is-past') : '';
  return (
    <nav class="cm-ticks" aria-label={t(language, 'story_steps')}>
      {areButtons
        ? story.map((step, index) => (
            <button
              key={index}
              type="button"
              class={kind(index)}
              aria-current={index + 1 === number ? 'step' : undefined}
              aria-label={`${t(language, 'story_step', { number: index + 1, total })}${t(language, 'colon')} ${wordsIn(state, step.title)}`}
              title={wordsIn(state, step.title)}
              onClick={() => go(index + 1)}
            />
          ))
        : story.map((_, index) => <i key={index} class={kind(index)} aria-hidden="true" />)}
      <span class="cm-ticks-number" aria-hidden={areButtons ? 'true' : undefined}>
        {number !== null && said(language, 'shown_of', { shown: number, total })}
      </span>
    </nav>
  );
}
