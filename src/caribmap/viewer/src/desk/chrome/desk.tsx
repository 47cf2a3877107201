/** The whole desk: which screen is shown, and the keys that work everywhere. */
import { useEffect } from 'preact/hooks';

import { focusArticle } from '../article/text-box.tsx';
import { TextScreen } from '../article/text-screen.tsx';
import { redo, undo } from '../base/actions.ts';
import * as store from '../base/store.ts';
import { direction, language, t } from '../i18n/index.ts';
import { PreviewScreen } from '../publish/preview-screen.tsx';
import { PublishScreen } from '../publish/publish-screen.tsx';
import { beginStep, beginView } from '../story/from-map.ts';
import { StoryScreen } from '../story/story-screen.tsx';
import { TablesScreen } from '../tables/tables-screen.tsx';
import { Bar } from './bar.tsx';
import { FaultList } from './fault-list.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { Palette } from './palette.tsx';
import { RecordPane } from './record-pane.tsx';
import { stepFault } from './showing-faults.ts';
import { FirstArticle, StartScreen } from './start-screen.tsx';
import { Clash, States } from './states.tsx';

const PANES =
  '.cm-articles button, .cm-text-box, .cm-names button, .cm-tables [tabindex="0"], .cm-story-screen button, .cm-map, .cm-right';
/** More than a line, or a long one. */
const ARTICLE = /\n|.{200}/;

export function Desk() {
  useEffect(() => {
    document.documentElement.lang = language.value;
    document.documentElement.dir = direction();
    document.title = `${Object.values(store.head.value?.title ?? {})[0] ?? 'caribmap'} – ${t('desk')}`;
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('paste', onPaste);
    };
  }, []);
  return (
    <>
      <Bar />
      <States />
      <Clash />
      <Screen />
      <KeysDialog />
      <Palette />
    </>
  );
}

function Screen() {
  const head = store.head.value;
  if (store.connection.value === 'refused') return <Message words={t('no_token')} />;
  if (!head) return <Message words={store.connection.value === 'gone' ? t('server_gone') : t('opening')} />;
  if (head.is_empty) return store.isReadOnly.value ? <Message words={t('nothing_here')} /> : <StartScreen />;
  if (store.articles.value.length === 0 && head.title && !store.isReadOnly.value) return <FirstArticle />;
  if (!head.title) return <NothingLoads />;
  const { value: screen } = store.screen;
  if (screen === 'preview') return <PreviewScreen />;
  if (screen === 'publish') return <PublishScreen />;
  return (
    <main class="cm-desk">
      {screen === 'tables' ? <TablesScreen /> : screen === 'story' ? <StoryScreen /> : <TextScreen />}
      <RecordPane />
    </main>
  );
}

/** The settings cannot be read, so there is nothing else to show. */
function NothingLoads() {
  return (
    <main class="cm-start">
      <p>{t('nothing_loads')}</p>
      <FaultList />
    </main>
  );
}

function Message({ words }: { words: string }) {
  return (
    <main class="cm-start">
      <p>{words}</p>
    </main>
  );
}

function onKey(event: KeyboardEvent): void {
  const act = actionFor(event);
  if (!act || event.defaultPrevented) return;
  event.preventDefault();
  act();
}

/** An article that is pasted beside all fields begins the form of a new one. */
function onPaste({ target, clipboardData }: ClipboardEvent): void {
  const pasted = clipboardData?.getData('text/plain') ?? '';
  const isElsewhere = isField(target) || (target instanceof Element && target.closest('.cm-map-pane, dialog'));
  const isFree = store.screen.value === 'text' && !store.atHand.value && !store.isReadOnly.value;
  if (isElsewhere || !isFree || store.articles.value.length === 0 || !ARTICLE.test(pasted.trim())) return;
  store.atHand.value = { kind: 'article', pasted };
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}

function actionFor(event: KeyboardEvent): (() => void) | undefined {
  const { key, target } = event;
  const isTyping = isField(target);
  if (key === 'F8') return () => stepFault(event.shiftKey ? -1 : 1);
  if (key === 'F6') return () => nextPane(event.shiftKey ? -1 : 1);
  if (event.ctrlKey || event.metaKey) return withControl(event, isTyping);
  if (isTyping) return undefined;
  if (key === 'Escape' && store.atHand.value) return leave;
  if (store.screen.value === 'story' && key === 'v') return beginView;
  if (store.screen.value === 'story' && key === 's') return beginStep;
  if (key === '?') {
    return () => {
      store.showsKeys.value = true;
    };
  }
  return undefined;
}

function withControl(event: KeyboardEvent, isTyping: boolean): (() => void) | undefined {
  const key = event.key.toLowerCase();
  if (key === 'k' || (key === 'f' && event.shiftKey)) {
    return () => {
      store.showsPalette.value = !store.showsPalette.value;
    };
  }
  if (key === 'z' && !isTyping) return () => void (event.shiftKey ? redo() : undo());
  return undefined;
}

function leave(): void {
  store.atHand.value = null;
  if (store.screen.value === 'text') focusArticle();
}

/** Moves the focus to the next pane: articles, article, open names; a table or the story; map, record. */
function nextPane(by: 1 | -1): void {
  const panes = [
    '.cm-articles',
    '.cm-desk-text',
    '.cm-names',
    '.cm-tables',
    '.cm-story-screen',
    '.cm-map-pane',
    '.cm-right',
  ].filter((pane) => document.querySelector(pane));
  const at = panes.findIndex((pane) => document.activeElement?.closest(pane));
  const next = panes[(at + by + panes.length) % panes.length];
  const found = next && [...document.querySelectorAll<HTMLElement>(PANES)].find((element) => element.closest(next));
  if (found) found.focus();
}
