/** The bar above everything: title, undo, what is saved, faults, keys, and the language of the desk. */
import { redo, undo } from '../base/actions.ts';
import * as store from '../base/store.ts';
import { clock, LANGUAGES, language, setLanguage, t } from '../i18n/index.ts';

export function Bar() {
  const head = store.head.value;
  const title = Object.entries(head?.title ?? {})[0];
  const isBegun = head !== null && !head.is_empty && (store.articles.value.length > 0 || !head.title);
  return (
    <header class="cm-desk-bar">
      <h1 {...(title && { lang: title[0] })} dir="auto">
        {title?.[1] ?? 'caribmap'}
      </h1>
      {head && !head.is_empty && <Screens />}
      <span class="cm-space" />
      {!store.isReadOnly.value && <History />}
      <Saved />
      {isBegun && <Faults />}
      <label class="cm-language">
        <span class="cm-said">{t('language')}</span>
        <select value={language.value} onChange={(event) => setLanguage(event.currentTarget.value)}>
          {LANGUAGES.map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="cm-desk-key"
        aria-label={t('keys')}
        title={t('keys')}
        onClick={() => {
          store.showsKeys.value = true;
        }}
      >
        ?
      </button>
    </header>
  );
}

/** Nothing is wrong with what is not begun: what is missing then is what the screen asks for. */
function Faults() {
  return (
    <button
      type="button"
      class="cm-desk-key"
      aria-keyshortcuts="F8"
      onClick={() => {
        if (store.screen.value === 'preview' || store.screen.value === 'publish') store.screen.value = 'text';
        store.atHand.value = { kind: 'faults' };
      }}
    >
      {t('fault_count', { count: store.faults.value.length })}
    </button>
  );
}

function Screens() {
  return (
    <nav class="cm-screens" aria-label={t('screens')}>
      {store.SCREENS.map((screen) => (
        <button
          key={screen}
          type="button"
          aria-current={store.screen.value === screen ? 'page' : undefined}
          onClick={() => {
            store.screen.value = screen;
          }}
        >
          {t(`screen_${screen}`)}
        </button>
      ))}
    </nav>
  );
}

function History() {
  const head = store.head.value;
  return (
    <>
      <button
        type="button"
        class="cm-desk-key"
        aria-keyshortcuts="Control+Z"
        disabled={!head?.undo}
        title={head?.undo ? `${t('undo')}: ${head.undo.label}` : t('undo')}
        onClick={() => void undo()}
      >
        <span aria-hidden="true">↶</span>
        <span class="cm-said">{t('undo')}</span>
      </button>
      <button
        type="button"
        class="cm-desk-key"
        aria-keyshortcuts="Control+Shift+Z"
        disabled={!head?.redo}
        title={head?.redo ? `${t('redo')}: ${head.redo.label}` : t('redo')}
        onClick={() => void redo()}
      >
        <span aria-hidden="true">↷</span>
        <span class="cm-said">{t('redo')}</span>
      </button>
    </>
  );
}

function Saved() {
  const { value: at } = store.savedAt;
  const words = store.isReadOnly.value
    ? t('read_only')
    : store.saving.value > 0
      ? t('saving')
      : at
        ? t('saved_at', { time: clock(at) })
        : t('saved');
  return (
    <span class="cm-saved" role="status">
      {words}
    </span>
  );
}
