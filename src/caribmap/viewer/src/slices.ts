/** Long work in slices, so that the page answers in between. */

/** Milliseconds that a slice may hold up the page. */
const SLICE_MS = 8;

/** All that `items` gives; what fits into one slice is there before anything else happens. */
export async function inSlices<T>(items: Iterable<T>): Promise<T[]> {
  const all: T[] = [];
  let until = performance.now() + SLICE_MS;
  for (const item of items) {
    all.push(item);
    if (performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve));
    until = performance.now() + SLICE_MS;
  }
  return all;
}

/** Does a task when the page has nothing else to do, for so long if that is known. */
export function whenIdle(task: () => void, needed_ms = 0): void {
  // Safari has no requestIdleCallback.
  if (!window.requestIdleCallback) setTimeout(task);
  else
    window.requestIdleCallback((deadline) =>
      deadline.timeRemaining() < needed_ms ? whenIdle(task, needed_ms) : task(),
    );
}

/** Longer than two frames take; a page that nobody sees draws none. */
const NO_FRAME_MS = 100;

/** Resolves when the next frame has been drawn: as the one after it begins. */
export function afterNextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const none = setTimeout(resolve, NO_FRAME_MS);
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        clearTimeout(none);
        resolve();
      });
    });
  });
}
