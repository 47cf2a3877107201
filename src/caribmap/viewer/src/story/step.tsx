/** One step of the story: its heading, its text, its notes in words, and its quotes. */

import { PlaceLink } from '../parts/place-link.tsx';
import { Words } from '../parts/words.tsx';
import type { PayloadStoryStep } from '../payload.ts';
import type { State } from '../state.ts';
import { Compare } from './compare.tsx';
import { StoryQuote } from './quote.tsx';

interface Props {
  readonly state: State;
  readonly step: PayloadStoryStep;
  readonly number: number;
  readonly isCurrent: boolean;
}

export function Step({ state, step, number, isCurrent }: Props) {
  const quotes = step.quotes.flatMap((id) => state.index.quotes.get(id) ?? []);
  return (
    <article class={isCurrent ? 'cm-step cm-is-current' : 'cm-step'} aria-labelledby={`step-${number}`}>
      <h2 id={`step-${number}`} tabIndex={-1}>
        <Words state={state} text={step.title} />
      </h2>
      <p class="cm-step-text">
        <Words state={state} text={step.text} />
      </p>
      <Notes state={state} step={step} />
      <Compare state={state} quotes={step.quotes} />
      {quotes.map((quote) => (
        <StoryQuote key={quote.id} state={state} quote={quote} />
      ))}
    </article>
  );
}

/** The notes as a list: beside a narrow map, which has room for their numbers only, and for who does not see them. */
function Notes({ state, step }: Pick<Props, 'state' | 'step'>) {
  if (step.notes.length === 0) return null;
  return (
    <ol class="cm-step-notes">
      {step.notes.map((note, index) => {
        const place = state.index.places.get(note.place);
        return (
          <li key={index}>
            {place && <PlaceLink state={state} place={place} />} <Words state={state} text={note.text} />
          </li>
        );
      })}
    </ol>
  );
}
