/** Which places a step of the story names, and which it frames. Pure. */
import type { PayloadStoryStep } from './payload.ts';

/** Ids of the places that a step names. */
export function namedIn(step: PayloadStoryStep | undefined): readonly string[] {
  return step ? [...step.show, ...step.frame, ...step.notes.map(({ place }) => place)] : [];
}

/** Ids of the places that a step without a view frames: those of `frame`, else what it shows. */
export function framedBy({ view, frame, show, notes }: PayloadStoryStep): readonly string[] {
  if (view !== null) return [];
  return frame.length > 0 ? frame : [...show, ...notes.map(({ place }) => place)];
}
