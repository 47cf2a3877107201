/** The form at hand and the article are kept while the page is loaded anew. */
import { effect } from '@preact/signals';

import { article, atHand, SCREENS, type Screen, screen } from './store.ts';

const FORM = 'caribmap-desk-at-hand';
const SCREEN = 'caribmap-desk-screen';
const SOURCE = 'caribmap-desk-source';

/** The source of the article that was open; null if none was. */
export function formerSource(): string | null {
  return sessionStorage.getItem(SOURCE);
}

export function resume(): void {
  const text = sessionStorage.getItem(FORM);
  if (text) atHand.value = JSON.parse(text) as typeof atHand.value;
  const former = sessionStorage.getItem(SCREEN) as Screen | null;
  if (former && SCREENS.includes(former)) screen.value = former;
  effect(() => sessionStorage.setItem(SCREEN, screen.value));
  effect(() => sessionStorage.setItem(FORM, JSON.stringify(atHand.value)));
  effect(() => {
    if (article.value) sessionStorage.setItem(SOURCE, article.value.source);
  });
}
