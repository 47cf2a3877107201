/** The quotes of a card's section. Of very many the first stand at once, and the others follow in blocks while the page answers. */
import { useSignal } from '@preact/signals';
import { Component } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import type { Derivation, PayloadQuote } from '../payload.ts';
import type { State } from '../state.ts';
import { Wording } from '../words.tsx';
import { Quote } from './quote.tsx';

interface Props {
  readonly state: State;
  readonly quotes: readonly PayloadQuote[];
  readonly derivation?: Derivation | null;
}

/** So many stand at once, with all that a quote offers. */
const AT_ONCE = 100;
const BLOCK = 200;

export function QuoteList({ state, quotes, derivation = null }: Props) {
  const pinned = useRef<string | null>(null);
  if (quotes.length <= AT_ONCE) return <>{quotes.map((quote) => <Quote key={quote.id} state={state} quote={quote} derivation={derivation} />)}</>;
  // What a search has found stands first, or it would not be there yet.
  if (quotes.some(({ id }) => id === state.pointed.value)) pinned.current = state.pointed.value;
  const ordered = [...quotes].sort((one, other) => Number(other.id === pinned.current) - Number(one.id === pinned.current));
  return (
    <>
      {ordered.slice(0, AT_ONCE).map((quote) => (
        <Quote key={quote.id} state={state} quote={quote} derivation={derivation} />
      ))}
      <Blocks key={`${quotes.length} ${ordered[0]?.id}`} state={state} quotes={ordered.slice(AT_ONCE)} />
    </>
  );
}

function Blocks({ state, quotes }: Props) {
  const shown = useSignal(0);
  const own = useRef(quotes);
  const count = Math.ceil(quotes.length / BLOCK);
  useLayoutEffect(() => {
    state.filling.value = shown.value < count;
    const next = shown.value < count ? setTimeout(() => (shown.value += 1)) : 0;
    return () => clearTimeout(next);
  }, [shown.value]);
  useLayoutEffect(() => () => void (state.filling.value = false), []);
  return (
    <>
      {Array.from({ length: shown.value }, (_, block) => (
        <Block key={block} state={state} quotes={own.current} first={block * BLOCK} />
      ))}
    </>
  );
}

/** Wording and source, once and for all: menus for thousands, drawn anew with each block, would be too much for a browser. */
class Block extends Component<Props & { readonly first: number }> {
  override shouldComponentUpdate(): boolean {
    return false;
  }

  override render() {
    const { state, quotes, first } = this.props;
    return (
      <div class="quote-block">
        {quotes.slice(first, first + BLOCK).map((quote) => {
          const source = state.index.sources.get(quote.source);
          return (
            <figure key={quote.id} class="quote">
              <blockquote lang={source?.language} cite={`#source-${quote.source}`}>
                <Wording text={quote.exact} />
              </blockquote>
              <figcaption class="meta">{source?.short ?? quote.source}</figcaption>
            </figure>
          );
        })}
      </div>
    );
  }
}
