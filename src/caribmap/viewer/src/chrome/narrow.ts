/** Whether the page has a phone's width: the one breakpoint that changes what is drawn, not only how. */
import { signal, type ReadonlySignal } from '@preact/signals';

export function watchNarrow(page: Document): ReadonlySignal<boolean> {
  const query = page.defaultView?.matchMedia('(max-width: 640px)');
  const narrow = signal(query?.matches ?? false);
  query?.addEventListener('change', () => {
    narrow.value = query.matches;
  });
  return narrow;
}
