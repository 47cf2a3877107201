import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

import { afterNextFrame, whenIdle } from '../src/slices.ts';

type Idle = (deadline: { timeRemaining(): number }) => void;
const page = globalThis as unknown as {
  window?: { requestIdleCallback?: (task: Idle) => void };
  requestAnimationFrame?: (draw: () => void) => void;
};

afterEach(() => {
  delete page.window;
  delete page.requestAnimationFrame;
});

test('a task waits until the page is idle for as long as it needs', () => {
  const waiting: Idle[] = [];
  page.window = { requestIdleCallback: (task) => waiting.push(task) };
  let done = 0;
  whenIdle(() => (done += 1), 30);
  for (const [remaining, expected] of [
    [4, 0],
    [12, 0],
    [49, 1],
  ] as const) {
    waiting.shift()?.({ timeRemaining: () => remaining });
    assert.equal(done, expected);
  }
  assert.equal(waiting.length, 0);
});

test('a browser that does not say when it is idle does the task soon', async () => {
  page.window = {};
  await new Promise<void>((resolve) => whenIdle(resolve, 30));
});

test('after the next frame is when the one after it begins', async () => {
  const frames: (() => void)[] = [];
  page.requestAnimationFrame = (draw) => void frames.push(draw);
  let isAfter = false;
  const waiting = afterNextFrame().then(() => (isAfter = true));
  frames.shift()?.();
  await Promise.resolve();
  assert.equal(isAfter, false);
  frames.shift()?.();
  await waiting;
});

test('a page that nobody sees does not wait for a frame', async () => {
  page.requestAnimationFrame = () => {};
  await afterNextFrame();
});
