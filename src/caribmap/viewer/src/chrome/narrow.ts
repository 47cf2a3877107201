/** The two widths that change what is drawn, not only how: a phone's, and the one from which analysis has room. */
import { type ReadonlySignal, signal } from '@preact/signals';

export function watchNarrow(page: Document): ReadonlySignal<boolean> {
  return watch(page, '(max-width: 640px)');
}

export function watchWide(page: Document): ReadonlySignal<boolean> {
  return watch(page, '(min-width: 1024px)');
}

function watch(page: Document, media: string): ReadonlySignal<boolean> {
  const query = page.defaultView?.matchMedia(media);
  const matches = signal(query?.matches ?? false);
  query?.addEventListener('change', () => {
    matches.value = query.matches;
  });
  return matches;
}
