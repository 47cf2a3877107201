/** Long work in slices, so that the page answers in between. */

/** Longest time that a slice may block the page, in milliseconds. */
const SLICE_MS = 8;

/** All items of an iterable, computed in slices; the first slice runs at once. */
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

/** Runs a task when the page is idle, for at least `needed_ms` if that is given. */
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
