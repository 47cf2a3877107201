/** Everything around the map: it is laid out by CSS grid inside #caribmap-app; the map's own element stays where it is. */
import { effect, type ReadonlySignal } from '@preact/signals';
import { type ComponentChild, render } from 'preact';

import { Analysis } from '../analysis/index.tsx';
import { pageLanguage } from '../i18n/index.ts';
import { marksOf } from '../i18n/languages.ts';
import { Panel } from '../panel/index.tsx';
import { wordsIn } from '../parts/words.tsx';
import type { State } from '../state.ts';
import { leaveStory, showStep } from '../story/steps.ts';
import { Bar } from './bar.tsx';
import { startButtonFocus } from './button-focus.ts';
import { CompactBar, CompactFoot } from './compact.tsx';
import { watchNarrow, watchWide } from './narrow.ts';
import { Overlay } from './overlay.tsx';
import { PhoneSheet } from './phone.tsx';

interface Options {
  readonly compact: boolean;
  /** Moves the map to a view, also when the view is chosen already. */
  readonly setView: (viewId: string) => void;
}

export function mountChrome(state: State, page: Document, { compact, setView }: Options): void {
  const app = page.getElementById('caribmap-app');
  const map = page.getElementById('caribmap-map');
  if (!app || !map) throw new Error('The page has no #caribmap-app with #caribmap-map in it.');
  for (const text of app.querySelectorAll('.cm-first-text')) text.remove();
  map.setAttribute('role', 'main');
  page.body.classList.add('cm-page');
  startButtonFocus(page);
  const narrow = watchNarrow(page);
  const mount = (className: string, before: Node | null, content: ComponentChild): void => {
    const host = page.createElement('div');
    host.className = className;
    app.insertBefore(host, before);
    render(content, host);
  };
  mount('cm-chrome-bar', map, compact ? <CompactBar state={state} /> : <Bar state={state} narrow={narrow} />);
  mount(
    'cm-chrome-overlay',
    map.nextSibling,
    <Overlay state={state} narrow={narrow} compact={compact} setView={setView} />,
  );
  mount(
    'cm-chrome-panel',
    null,
    compact ? (
      <CompactFoot state={state} />
    ) : (
      <Panel state={state} narrow={narrow} setView={setView} NarrowTools={PhoneSheet} />
    ),
  );
  if (!compact) {
    followLayout(state, page, app, narrow);
    mount('cm-chrome-analysis', null, <Analysis state={state} />);
  }
  effect(() => {
    Object.assign(page.documentElement, marksOf(pageLanguage(state.language.value)));
    page.title = wordsIn(state, state.payload.title);
  });
}

/** What CSS cannot know by itself: Firefox 115 has no :has(). */
function followLayout(state: State, page: Document, app: HTMLElement, narrow: ReadonlySignal<boolean>): void {
  const wide = watchWide(page);
  effect(() => {
    state.wide.value = wide.value;
  });
  followMode(state);
  effect(() => {
    app.classList.toggle('cm-is-analysis', state.analysing.value);
    // A phone's text scrolls with the page.
    page.documentElement.classList.toggle('cm-scrolls', narrow.value && !state.analysing.value);
  });
}

/** Analysis is for all of the map: the story is left, and taken up again where it was, if it was read. */
function followMode(state: State): void {
  let wasAnalysing = state.analysing.peek();
  // A page that opens in analysis has its story before it.
  let number: number | null = wasAnalysing ? 1 : null;
  effect(() => {
    const isAnalysing = state.analysing.value;
    if (isAnalysing === wasAnalysing) return;
    wasAnalysing = isAnalysing;
    if (isAnalysing) {
      number = state.story.peek()?.number ?? null;
      leaveStory(state);
    } else if (number !== null && state.story.peek() === null) {
      showStep(state, number);
    }
  });
}
