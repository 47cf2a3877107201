/** Keys of the article and of the bar of open names. */
import { beginEvent, markQuote } from '../base/beginning.ts';
import * as store from '../base/store.ts';
import {
  begin,
  makePlace,
  makePlaceOf,
  quoteSelection,
  REASONS,
  ruleOut,
  ruleSeat,
  selectedName,
  selectSentence,
  step,
  stepPossible,
  take,
} from './deciding.ts';
import { readSelection } from './text-box.tsx';

export function onArticleKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target instanceof HTMLInputElement) return;
  readSelection();
  const act = actionFor(event);
  if (!act) return;
  event.preventDefault();
  act();
}

function actionFor({ key, shiftKey }: KeyboardEvent): (() => void) | undefined {
  const mention = store.openMention.value;
  const mode = store.mode.value;
  if (mode !== 'look') {
    if (key === 'Escape') return () => begin('look');
    const ruling = REASONS[key.toLowerCase()];
    return mention && ruling && mode !== 'alias' ? () => ruleOut(mention, ruling, mode === 'rule-here') : undefined;
  }
  const always: Readonly<Record<string, () => void>> = {
    n: () => step(1),
    t: () => step(1),
    p: () => step(-1),
    N: () => stepPossible(1),
    P: () => stepPossible(-1),
    q: () => void quoteSelection(),
    x: () => selectSentence(1),
    X: () => selectSentence(-1),
    s: seatAtCaret,
    e: () => withQuoteAtCaret(beginEvent),
    d: () => withQuoteAtCaret(markQuote),
  };
  const name = key.toLowerCase() === 'm' && !store.isReadOnly.value ? selectedName() : null;
  if (name) return () => void makePlaceOf(name, shiftKey);
  return always[key] ?? (mention && !store.isReadOnly.value ? forMention(key, shiftKey) : undefined);
}

function forMention(key: string, shiftKey: boolean): (() => void) | undefined {
  const mention = store.openMention.value;
  const candidate = /^[1-9]$/.test(key) ? store.candidates.value[Number(key) - 1] : undefined;
  if (!mention) return undefined;
  if (candidate) return () => take(candidate, mention);
  const letter = key.toLowerCase();
  if (letter === 'm') return () => makePlace(mention, shiftKey);
  if (letter === 'r') return () => begin(shiftKey ? 'rule-here' : 'rule');
  return letter === 'a' ? () => begin('alias') : undefined;
}

function seatAtCaret(): void {
  const at = store.caret.value;
  const found = store.article.value?.mentions.find(({ place, start, end }) => place && start <= at && at <= end);
  if (found) ruleSeat(found);
}

/** Does something with the shortest quote that the caret stands in. */
function withQuoteAtCaret(act: (id: string) => Promise<void>): void {
  const at = store.caret.value;
  const around = (store.article.value?.quotes ?? []).filter(({ start, end }) => start <= at && at <= end);
  const [first] = around.sort((one, other) => one.end - one.start - (other.end - other.start));
  if (first) void act(first.id);
}
