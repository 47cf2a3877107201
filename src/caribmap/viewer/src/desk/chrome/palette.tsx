/** The palette: one key, a few letters, Enter. */
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';

import { listOf, useNouns } from '../base/listing.ts';
import { useModal } from '../base/modal.ts';
import * as store from '../base/store.ts';
import { t } from '../i18n/index.ts';
import { type Command, commands, fitting } from './commands.ts';

const MOST = 12;

export function Palette() {
  const { dialog, isShown, close, onClose } = useModal(store.showsPalette);
  return (
    <dialog ref={dialog} class="cm-dialog cm-palette" aria-label={t('palette')} onClose={onClose}>
      {isShown && <Search close={close} />}
    </dialog>
  );
}

function Search({ close }: { close: () => void }) {
  useNouns(['quote']);
  const text = useSignal('');
  const at = useSignal(0);
  const all = useMemo(commands, [store.places.value, store.articles.value, listOf('quote').records]);
  const found = fitting(all, text.value, MOST);
  const run = (command: Command | undefined): void => {
    if (!command) return;
    close();
    command.act();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && found.length > 0) at.value = (at.value + by + found.length) % found.length;
    else if (event.key === 'Enter') run(found[at.value]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <input
        class="cm-palette-field"
        role="combobox"
        aria-label={t('palette_hint')}
        placeholder={t('palette_hint')}
        aria-expanded="true"
        aria-controls="cm-palette-list"
        aria-activedescendant={found.length > 0 ? `cm-command-${at.value}` : undefined}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          at.value = 0;
        }}
        onKeyDown={onKeyDown}
      />
      <Options found={found} at={at.value} run={run} />
      {found.length === 0 && <p class="cm-quiet">{t('no_rows')}</p>}
    </>
  );
}

interface OptionsProps {
  readonly found: readonly Command[];
  readonly at: number;
  readonly run: (command: Command) => void;
}

function Options({ found, at, run }: OptionsProps) {
  return (
    <ul id="cm-palette-list" role="listbox" aria-label={t('palette')}>
      {found.map((command, index) => (
        <li
          key={`${command.kind} ${command.words}`}
          id={`cm-command-${index}`}
          role="option"
          aria-selected={index === at}
          onClick={() => run(command)}
        >
          <span dir="auto">{command.words}</span>
          <small>{command.kind}</small>
          {command.keys && <kbd>{command.keys}</kbd>}
        </li>
      ))}
    </ul>
  );
}
