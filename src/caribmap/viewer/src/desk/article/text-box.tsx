/** The article: a text box that cannot be written in, with a real caret and a real selection. */
import { effect } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';

import * as store from '../base/store.ts';
import type { Article } from '../base/types.ts';
import { t } from '../i18n/index.ts';
import { drawMarks, linesOf, select, selectionIn, writeText } from './highlights.ts';
import { marksIn } from './marks.ts';
import { type Offsets, offsetsOf, trimmed } from './offsets.ts';
import { textAtCaret } from './said.ts';

interface Props {
  readonly article: Article;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** The box of the article on the page, for what moves its caret. */
let shown: { box: HTMLElement; offsets: Offsets; text: string } | null = null;
const awaited: (() => void)[] = [];

export function TextBox({ article, onKey }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const offsets = useMemo(() => offsetsOf(article.text), [article.text]);
  useEffect(() => keepText(box.current, article.text), [article.text]);
  useEffect(() => {
    if (!box.current) return;
    return becomeShown({ box: box.current, offsets, text: article.text });
  }, [article.text, offsets]);
  useEffect(
    () =>
      effect(() => {
        const current = store.openMention.value;
        if (box.current) drawMarks({ box: box.current, text: article.text, offsets }, marksIn(article, current));
      }),
    [article, offsets],
  );
  return (
    <div class="cm-desk-text">
      <div
        ref={box}
        class="cm-text-box"
        role="textbox"
        aria-readonly="true"
        aria-multiline="true"
        aria-label={t('article')}
        aria-describedby="cm-at-caret"
        contentEditable
        tabIndex={0}
        inputMode="none"
        spellcheck={false}
        translate={false}
        lang={article.language}
        dir={article.direction}
        onKeyDown={onKey}
        onBeforeInput={refuse}
        onCut={refuse}
        onPaste={refuse}
        onDrop={refuse}
        onCompositionEnd={() => box.current && keepText(box.current, article.text)}
      />
      <FaultBars article={article} offsets={offsets} />
      <p id="cm-at-caret" class="cm-said" role="status" aria-live="polite">
        {textAtCaret()}
      </p>
    </div>
  );
}

function refuse(event: Event): void {
  event.preventDefault();
}

/** An input method writes in spite of all: the text is put back. */
function keepText(box: HTMLElement | null, text: string): void {
  if (box && box.textContent !== text) writeText({ box, text });
}

/** From now on this box is the one on the page, until the function that is returned is called. */
function becomeShown(box: NonNullable<typeof shown>): () => void {
  shown = box;
  for (const tell of awaited.splice(0)) tell();
  document.addEventListener('selectionchange', readSelection);
  return () => {
    document.removeEventListener('selectionchange', readSelection);
    shown = null;
  };
}

/** Reads what is selected in the article: a browser may tell of a selection after the key that follows it. */
export function readSelection(): void {
  if (!shown) return;
  const { box, offsets, text } = shown;
  const at = selectionIn(box);
  if (!at) return;
  const chosen = trimmed(text, at[0], at[1]);
  const next = chosen && { start: offsets.toPoint(chosen.start), end: offsets.toPoint(chosen.end) };
  store.caret.value = offsets.toPoint(at[1]);
  const known = store.selection.value;
  if (next?.start !== known?.start || next?.end !== known?.end) store.selection.value = next;
}

/** Selects a stretch of the article, in code points, and brings it into view. */
export function selectInArticle(start: number, end: number): void {
  if (!shown) return;
  const { box, offsets } = shown;
  const [from, to] = [offsets.toUnit(start), offsets.toUnit(end)];
  select(box, from, to);
  readSelection();
  const [top = 0, height = 0] = linesOf(box, from, to)[0] ?? [];
  if (top < box.scrollTop || top + height > box.scrollTop + box.clientHeight) {
    box.scrollTop = top - box.clientHeight / 3;
  }
}

export function isArticleFocused(): boolean {
  return shown?.box === document.activeElement;
}

/** Gives the article the focus, with what was selected in it last. */
export function focusArticle(): void {
  if (!shown || isArticleFocused()) return;
  const [chosen, caret] = [store.selection.value, store.caret.value];
  shown.box.focus();
  selectInArticle(chosen?.start ?? caret, chosen?.end ?? caret);
}

/** Resolves once the box shows the article at hand. */
export function articleShown(): Promise<void> {
  if (shown?.text === store.article.value?.text) return Promise.resolve();
  return new Promise((resolve) => awaited.push(resolve));
}

/** A bar in the margin beside each quote that has a fault. */
function FaultBars({ article, offsets }: { article: Article; offsets: Offsets }) {
  const bars = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = shown?.box;
    if (!box || !bars.current) return;
    const lines = marksIn(article, null)
      .filter(({ name }) => name === 'fault')
      .flatMap(({ start, end }) => linesOf(box, offsets.toUnit(start), offsets.toUnit(end)));
    bars.current.replaceChildren();
    for (const [top, height] of lines) {
      const bar = document.createElement('span');
      bar.className = 'cm-fault-bar';
      bar.style.top = `${top}px`;
      bar.style.height = `${height}px`;
      bars.current.append(bar);
    }
    const follow = (): void => {
      if (bars.current) bars.current.style.transform = `translateY(${-box.scrollTop}px)`;
    };
    follow();
    box.addEventListener('scroll', follow);
    return () => box.removeEventListener('scroll', follow);
  }, [article, offsets]);
  return <div ref={bars} class="cm-fault-bars" aria-hidden="true" />;
}
