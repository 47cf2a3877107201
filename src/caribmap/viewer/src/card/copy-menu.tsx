/** Menu that copies a quote's wording, its source as a citation, or the card's address. */
import { useSignal } from '@preact/signals';
import { addressOf } from '../embed/address.ts';
import { t } from '../i18n/index.ts';
import { copyText } from '../parts/hand-over.ts';
import { Icon } from '../parts/icon.tsx';
import { TextByHand } from '../parts/text-by-hand.tsx';
import type { PayloadQuote, PayloadSource } from '../payload.ts';
import type { State } from '../state.ts';
import { bibtexOf, citationInWords, cslOf } from './citation.ts';
import { MenuButton } from './menu-button.tsx';

interface Props {
  readonly state: State;
  readonly quote: PayloadQuote;
  readonly source: PayloadSource;
}

export function CopyMenu({ state, quote, source }: Props) {
  const language = state.language.value;
  const copied = useSignal('');
  const byHand = useSignal<string | null>(null);
  const copy = async (what: string, text: string): Promise<void> => {
    // Emptied first: screen readers do not repeat a live region whose text stays the same.
    copied.value = '';
    if (await copyText(text)) copied.value = t(language, 'copied', { what });
    else byHand.value = text;
  };
  const item = (label: string, textOf: () => string) => ({ label, choose: () => void copy(label, textOf()) });
  const citation = t(language, 'copy_citation');
  const address = addressOf(state);
  const items = [
    item(t(language, 'copy_quote'), () => quote.exact),
    item(citation, () => citationInWords(state, source)),
    item(`${citation}: CSL-JSON`, () => cslOf(state.payload, source)),
    item(`${citation}: BibTeX`, () => bibtexOf(state.payload, source)),
    ...(address === null ? [] : [item(t(language, 'copy_link'), () => address)]),
  ];
  return (
    <div class="cm-copy">
      <MenuButton label={t(language, 'copy_from', { source: source.short })} items={items}>
        <Icon path="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" width={1.25} />
      </MenuButton>
      <span class="cm-copied" role="status">
        {copied.value}
      </span>
      {byHand.value !== null && <TextByHand state={state} text={byHand.value} onClose={() => (byHand.value = null)} />}
    </div>
  );
}
