/** Language, mode and appearance. */

import { t } from '../i18n/index.ts';
import { languageName } from '../i18n/language-names.ts';
import { marksOf } from '../i18n/languages.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { said } from '../parts/said.tsx';
import type { State, Theme } from '../state.ts';
import { ModeSwitch } from './mode-switch.tsx';

const THEMES: Readonly<Record<Theme, MessageKey>> = { auto: 'theme_auto', light: 'theme_light', dark: 'theme_dark' };

export function Settings({ state }: { readonly state: State }) {
  return (
    <div class="cm-settings">
      {state.payload.languages.length > 1 && <Languages state={state} />}
      <ModeSwitch state={state} />
      <Appearance state={state} />
    </div>
  );
}

function Languages({ state }: { readonly state: State }) {
  return (
    <div class="cm-languages" role="group" aria-label={t(state.language.value, 'language')}>
      {state.payload.languages.map((tag) => (
        <button
          key={tag}
          type="button"
          {...marksOf(tag)}
          title={languageName(tag, tag)}
          aria-pressed={tag === state.language.value}
          onClick={() => {
            state.language.value = tag;
          }}
        >
          {tag}
          <span class="cm-visually-hidden"> {languageName(tag, tag)}</span>
        </button>
      ))}
    </div>
  );
}

function Appearance({ state }: { readonly state: State }) {
  const language = state.language.value;
  const themes = Object.keys(THEMES) as Theme[];
  return (
    <label class="cm-appearance">
      <span class="cm-visually-hidden">{said(language, 'theme')}</span>
      <select
        value={state.theme.value}
        onChange={(event) => {
          state.theme.value = themes[event.currentTarget.selectedIndex] ?? 'auto';
        }}
      >
        {themes.map((theme) => (
          <option key={theme} value={theme}>
            {t(language, THEMES[theme])}
          </option>
        ))}
      </select>
    </label>
  );
}
