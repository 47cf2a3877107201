/** A quote in the story's text: who says it and how sure, the wording, the translation on demand, the article. */

import { useSignal } from '@preact/signals';
import { Attribution, ellipses } from '../card/quote.tsx';
import { SourceLine } from '../card/source-line.tsx';
import { Translations } from '../card/translations.tsx';
import { marksOf } from '../i18n/languages.ts';
import { said } from '../parts/said.tsx';
import { Wording } from '../parts/words.tsx';
import type { PayloadQuote } from '../payload.ts';
import type { State } from '../state.ts';

/** Beyond this number of characters a wording takes more than three lines of a phone. */
const LONG_CHARS = 120;

export function StoryQuote({ state, quote }: { readonly state: State; readonly quote: PayloadQuote }) {
  const unfolded = useSignal(false);
  const source = state.index.sources.get(quote.source);
  const isLong = quote.exact.length > LONG_CHARS;
  const folds = isLong && !unfolded.value ? ' cm-folds' : '';
  return (
    <figure class={`cm-quote cm-story-quote${folds}`}>
      <p class="cm-who">
        <Attribution state={state} quote={quote} />
      </p>
      <blockquote class={ellipses(quote)} {...marksOf(source?.language)} cite={`#source-${quote.source}`}>
        <Wording text={quote.exact} />
      </blockquote>
      {isLong && !unfolded.value && (
        <button type="button" class="cm-link cm-unfold" onClick={() => (unfolded.value = true)}>
          {said(state.language.value, 'story_whole_quote')}
        </button>
      )}
      <Translations state={state} quote={quote} from={source?.language ?? ''} folded />
      <figcaption class="cm-meta">
        <SourceLine state={state} source={source} about={false} />
      </figcaption>
    </figure>
  );
}
