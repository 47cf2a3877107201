/** Arrow keys walk through the story where no control has the focus, or one of the story's own. */
import { useEffect } from 'preact/hooks';
import { arrowStep } from '../parts/arrow-step.ts';
import type { State } from '../state.ts';
import { showStep } from './steps.ts';

/** Event handler for the story's own element; keys pressed where nothing has the focus are followed too. */
export function useStoryKeys(state: State, go: (number: number) => void): (event: KeyboardEvent) => void {
  const follow = (event: KeyboardEvent): void => {
    const number = state.story.peek()?.number ?? 0;
    const step = isSideways(event) ? arrowStep(event.key) : undefined;
    if (step) go(number + step);
    else if (event.key === 'Escape' && state.exploring.peek()) showStep(state, number);
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    const followOutside = (event: KeyboardEvent): void => {
      const { target } = event;
      const isNobodys = target === document.body || (target instanceof Element && target.id === 'caribmap-panel');
      const isRead = state.column.peek() === 'read' && !state.analysing.peek();
      // Escape closes the card there.
      if (isNobodys && isRead && event.key !== 'Escape') follow(event);
    };
    document.addEventListener('keydown', followOutside);
    return () => document.removeEventListener('keydown', followOutside);
  }, []);
  return follow;
}

/** Up and down scroll the text. */
function isSideways({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return (key === 'ArrowLeft' || key === 'ArrowRight') && !(altKey || ctrlKey || metaKey);
}
