/** Messages between a framed page and its host page: outwards the wanted height, inwards a fragment, nothing else. */
import { applyFragment } from '../permalink.ts';
import type { State } from '../state.ts';
import { wantedHeight } from './height.ts';

/** pym's separator: 'pym', the frame's id, the kind of message and its value are joined by it. */
const PYM = 'xPYMx';
const MAX_FRAGMENT = 2_000;
/** Time within which only the last message counts: a flood of messages does not block the page. */
const PAUSE_MS = 50;

/** Starts both directions; does nothing on a page that is not framed. */
export function startMessages(state: State, page: Window): void {
  if (page.parent === page) return;
  const pymId = new URLSearchParams(page.location.search).get('childId') ?? '';
  let wanted: string | null = null;
  const apply = (): void => {
    if (wanted !== null) applyFragment(state, wanted);
    wanted = null;
  };
  page.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    const fragment = source === page.parent ? fragmentIn(data, pymId) : null;
    if (fragment === null) return;
    if (wanted === null) setTimeout(apply, PAUSE_MS);
    wanted = fragment;
  });
  sendHeights(page, pymId);
}

/** The fragment that a message asks for; null where it asks for none, or for anything else. */
export function fragmentIn(data: unknown, pymId: string): string | null {
  const fragment = typeof data === 'string' ? valueOfPym(data, pymId) : valueOfObject(data);
  return typeof fragment === 'string' && fragment.length <= MAX_FRAGMENT ? fragment : null;
}

/** The height in the three ways that pages understand: pym's, AMP's, and a plain object. */
export function heightMessages(height_px: number, pymId: string): readonly unknown[] {
  return [
    ['pym', pymId, 'height', height_px].join(PYM),
    { sentinel: 'amp', type: 'embed-size', height: height_px },
    { type: 'caribmap:height', height: height_px },
  ];
}

function valueOfPym(message: string, pymId: string): string | null {
  const start = ['pym', pymId, 'fragment', ''].join(PYM);
  return message.startsWith(start) ? message.slice(start.length) : null;
}

function valueOfObject(message: unknown): unknown {
  if (typeof message !== 'object' || message === null) return null;
  return Reflect.get(message, 'type') === 'caribmap:fragment' ? Reflect.get(message, 'fragment') : null;
}

/** Sends the height when it is known and whenever it changes, to any origin: it is no secret. */
function sendHeights(page: Window, pymId: string): void {
  const around = page.document.querySelectorAll('.cm-chrome-bar, .cm-chrome-panel');
  let sent = 0;
  const send = (): void => {
    const height_px = wantedHeight(
      page.innerWidth,
      [...around].reduce((sum, { clientHeight }) => sum + clientHeight, 0),
    );
    if (height_px === sent) return;
    sent = height_px;
    for (const message of heightMessages(height_px, pymId)) page.parent.postMessage(message, '*');
  };
  const observer = new ResizeObserver(send);
  for (const element of around) observer.observe(element);
}
