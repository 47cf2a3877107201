/** Everything that the palette offers: screens, what can be done, and every record that the page knows. */
import { openPlace, openQuote } from '../article/deciding.ts';
import { articleShown, focusArticle } from '../article/text-box.tsx';
import { attempt, openArticle, redo, undo } from '../base/actions.ts';
import { beginRecord } from '../base/beginning.ts';
import { listOf } from '../base/listing.ts';
import * as store from '../base/store.ts';
import { t } from '../i18n/index.ts';
import { nounLabel, titleOf } from '../records/labels.ts';
import { beginStep, beginView } from '../story/from-map.ts';
import { NOUNS } from '../tables/nouns.ts';
import { formerFault, nextFault } from './showing-faults.ts';

export interface Command {
  readonly words: string;
  /** What kind of thing it is, or where it leads. */
  readonly kind: string;
  readonly keys?: string;
  readonly act: () => void;
}

function show(screen: store.Screen): void {
  store.screen.value = screen;
}

export function commands(): readonly Command[] {
  return [...screens(), ...tables(), ...(store.isReadOnly.value ? [] : writing()), ...always(), ...records()];
}

function screens(): readonly Command[] {
  return store.SCREENS.map((screen) => ({
    words: t(`screen_${screen}`),
    kind: t('screen'),
    act: () => show(screen),
  }));
}

function tables(): readonly Command[] {
  return NOUNS.map((noun) => ({
    words: nounLabel(noun),
    kind: t('screen_tables'),
    act: () => {
      store.table.value = noun;
      show('tables');
    },
  }));
}

function writing(): readonly Command[] {
  const article = (): void => {
    show('text');
    store.atHand.value = { kind: 'article' };
  };
  const story = (begin: () => void) => (): void => {
    show('story');
    begin();
  };
  const made = ['event', 'discrepancy', 'origin', 'layer', 'worldview', 'correction'].map((noun) => ({
    words: t('new_record', { noun: nounLabel(noun) }),
    kind: t('action'),
    act: () => beginRecord(noun),
  }));
  return [
    { words: t('paste_article'), kind: t('action'), act: article },
    { words: t('keep_framing'), kind: t('action'), keys: 'v', act: story(beginView) },
    { words: t('step_from_map'), kind: t('action'), keys: 's', act: story(beginStep) },
    ...made,
    { words: t('undo'), kind: t('action'), keys: 'Ctrl+Z', act: () => void undo() },
    { words: t('redo'), kind: t('action'), keys: 'Ctrl+Shift+Z', act: () => void redo() },
  ];
}

function always(): readonly Command[] {
  const keys = (): void => {
    store.showsKeys.value = true;
  };
  return [
    { words: t('key_fault'), kind: t('action'), keys: 'F8', act: nextFault },
    { words: t('key_former_fault'), kind: t('action'), keys: 'Shift+F8', act: formerFault },
    { words: t('keys'), kind: t('action'), keys: '?', act: keys },
  ];
}

function records(): readonly Command[] {
  const articles = store.articles.value.map((row) => ({
    words: row.short ?? row.title ?? row.source,
    kind: nounLabel('source'),
    act: () => {
      show('text');
      void attempt(async () => {
        await openArticle(row.source);
        await articleShown();
        focusArticle();
      });
    },
  }));
  const places = store.places.value.map((kept) => ({
    words: `${titleOf(kept).words} – ${kept.id}`,
    kind: nounLabel('place'),
    act: () => void openPlace(kept.id),
  }));
  const quotes = listOf('quote').records.map((kept) => ({
    words: `${titleOf(kept).words} – ${kept.id}`,
    kind: nounLabel('quote'),
    act: () => {
      show('text');
      void openQuote(kept.id);
    },
  }));
  return [...articles, ...places, ...quotes];
}

/** The commands that hold every word of a text, those first whose own words begin with it. */
export function fitting(all: readonly Command[], text: string, most: number): readonly Command[] {
  const wanted = text.trim().toLocaleLowerCase();
  const words = wanted.split(/\s+/);
  const found = all.filter((command) => {
    const whole = `${command.words} ${command.kind}`.toLocaleLowerCase();
    return words.every((word) => whole.includes(word));
  });
  const begins = ({ words: own }: Command): boolean => own.toLocaleLowerCase().startsWith(wanted);
  return [...found.filter(begins), ...found.filter((one) => !begins(one))].slice(0, most);
}
