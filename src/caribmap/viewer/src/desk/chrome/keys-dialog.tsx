/** The keys of the desk, in a list. */
import { useModal } from '../base/modal.ts';
import * as store from '../base/store.ts';
import { type DeskKey, t } from '../i18n/index.ts';

const ARTICLE: readonly (readonly [string, DeskKey])[] = [
  ['n  p', 'key_names'],
  ['Shift+N  Shift+P', 'key_possible'],
  ['1 – 9', 'key_candidate'],
  ['m', 'new_place'],
  ['Shift+M', 'by_hand'],
  ['a', 'alias_of'],
  ['r', 'key_rule'],
  ['Shift+R', 'rule_out_here'],
  ['q', 'quote_it'],
  ['x  Shift+X', 'whole_sentence'],
  ['e', 'event_from'],
  ['d', 'discrepancy_from'],
  ['s', 'key_seat'],
  ['t', 'later'],
];
const MAP: typeof ARTICLE = [
  ['.', 'key_point'],
  ['Shift+←↑→↓', 'key_nudge'],
  ['[  ]', 'key_precision'],
  ['Ctrl+V', 'key_paste'],
  ['l  o', 'key_shape'],
  ['Enter', 'key_corner'],
  ['Backspace', 'key_back'],
];
const TABLES: typeof ARTICLE = [
  ['←↑→↓', 'key_cell'],
  ['Enter  F2', 'key_change'],
  ['Space', 'key_mark'],
  ['Del', 'key_delete'],
  ['Ctrl+O', 'key_open'],
];
const STORY: typeof ARTICLE = [
  ['v', 'keep_framing'],
  ['s', 'step_from_map'],
  ['Alt+↑  Alt+↓', 'key_move'],
];
const EVERYWHERE: readonly (readonly [string, DeskKey])[] = [
  ['Ctrl+K', 'palette'],
  ['Ctrl+Shift+F', 'palette_search'],
  ['Ctrl+Z', 'undo'],
  ['Ctrl+Shift+Z', 'redo'],
  ['Ctrl+Enter', 'save'],
  ['Esc', 'key_leave'],
  ['F6', 'key_pane'],
  ['F8', 'key_fault'],
  ['Shift+F8', 'key_former_fault'],
  ['?', 'keys'],
];

export function KeysDialog() {
  const { dialog, close, onClose } = useModal(store.showsKeys);
  return (
    <dialog ref={dialog} class="cm-dialog" aria-label={t('keys')} onClose={onClose}>
      <h2>{t('keys')}</h2>
      <List title={t('keys_article')} keys={ARTICLE} />
      <List title={t('keys_map')} keys={MAP} />
      <List title={t('screen_tables')} keys={TABLES} />
      <List title={t('screen_story')} keys={STORY} />
      <List title={t('keys_everywhere')} keys={EVERYWHERE} />
      <button type="button" class="cm-desk-key" onClick={close}>
        {t('close')}
      </button>
    </dialog>
  );
}

function List({ title, keys }: { title: string; keys: typeof ARTICLE }) {
  return (
    <>
      <h3>{title}</h3>
      <dl>
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(words, { count: 2 })}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
