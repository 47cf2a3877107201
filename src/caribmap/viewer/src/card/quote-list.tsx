/** Quotes of a card's section. Of very many, the first are drawn at once and the others in blocks, while the page stays responsive. */

import { useSignal } from '@preact/signals';
import { Component } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { marksOf } from '../i18n/languages.ts';
import { Wording } from '../parts/words.tsx';
import type { Derivation } from '../payload.ts';
import type { State } from '../state.ts';
import { Quote } from './quote.tsx';

interface Props {
  readonly state: State;
  /** Positions of the quotes. Each quote is read when it is drawn. */
  readonly positions: readonly number[];
  readonly derivation?: Derivation | null;
}

/** Up to this number, quotes are drawn with all their controls. */
const IN_FULL = 100;
/** Of more, this number is drawn with the card, about what is seen of it; the others a moment later. */
const AT_ONCE = 10;
const BLOCK = 200;

export function QuoteList({ state, positions, derivation = null }: Props) {
  if (positions.length > IN_FULL) return <LongList state={state} positions={positions} derivation={derivation} />;
  return <Quotes state={state} positions={positions} derivation={derivation} />;
}

function LongList({ state, positions, derivation = null }: Props) {
  const stands = useSignal(false);
  const pinned = useRef(-1);
  useLayoutEffect(() => {
    state.filling.value = true;
    const next = setTimeout(() => (stands.value = true));
    return () => {
      clearTimeout(next);
      state.filling.value = false;
    };
  }, []);
  // The quote that a search has found comes first, or it would not be drawn yet.
  const pointed = state.index.quotes.positionOf(state.pointed.value ?? '');
  if (positions.includes(pointed)) pinned.current = pointed;
  const ordered =
    pinned.current < 0 ? positions : [pinned.current, ...positions.filter((position) => position !== pinned.current)];
  // Blocks are drawn once: other quotes make another list.
  const list = useRef({ ordered, number: 0 });
  if (!isSame(list.current.ordered, ordered)) list.current = { ordered, number: list.current.number + 1 };
  return (
    <>
      <Quotes state={state} positions={ordered.slice(0, stands.value ? IN_FULL : AT_ONCE)} derivation={derivation} />
      {stands.value && <Blocks key={list.current.number} state={state} positions={ordered.slice(IN_FULL)} />}
    </>
  );
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((position, index) => position === other[index]);
}

function Quotes({ state, positions, derivation = null }: Props) {
  const { quotes } = state.index;
  return (
    <>
      {positions.map((position) => (
        <Quote key={quotes.idAt(position)} state={state} quote={quotes.at(position)} derivation={derivation} />
      ))}
    </>
  );
}

function Blocks({ state, positions }: Props) {
  const shown = useSignal(0);
  const own = useRef(positions);
  const count = Math.ceil(positions.length / BLOCK);
  useLayoutEffect(() => {
    state.filling.value = shown.value < count;
    const next = shown.value < count ? setTimeout(() => (shown.value += 1)) : 0;
    return () => clearTimeout(next);
  }, [shown.value]);
  return (
    <>
      {Array.from({ length: shown.value }, (_, block) => (
        <Block key={block} state={state} positions={own.current} first={block * BLOCK} />
      ))}
    </>
  );
}

/** A block of quotes, drawn once with wording and source only: controls for thousands would be too much for a browser. */
class Block extends Component<Props & { readonly first: number }> {
  override shouldComponentUpdate(): boolean {
    return false;
  }

  override render() {
    const { state, positions, first } = this.props;
    return (
      <div class="cm-quote-block">
        {positions.slice(first, first + BLOCK).map((position) => {
          const quote = state.index.quotes.at(position);
          const source = state.index.sources.get(quote.source);
          return (
            <figure key={quote.id} class="cm-quote">
              <blockquote {...marksOf(source?.language)} cite={`#source-${quote.source}`}>
                <Wording text={quote.exact} />
              </blockquote>
              <figcaption class="cm-meta">{source?.short ?? quote.source}</figcaption>
            </figure>
          );
        })}
      </div>
    );
  }
}
