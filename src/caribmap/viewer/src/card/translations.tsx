/** Our translations of a quote: open where the page's language is not the article's, else on demand; never as a quotation. */

import { t, tOpen } from '../i18n/index.ts';
import { languageName } from '../i18n/language-names.ts';
import { marksOf, truncations } from '../i18n/languages.ts';
import { said } from '../parts/said.tsx';
import type { PayloadQuote } from '../payload.ts';
import type { State } from '../state.ts';

interface TranslationsProps {
  readonly state: State;
  readonly quote: PayloadQuote;
  readonly from: string;
  /** Whether a reader has to ask for the translation in their language, too. */
  readonly folded?: boolean;
}

export function Translations({ state, quote, from, folded = false }: TranslationsProps) {
  const language = state.language.value;
  const entries = Object.entries(quote.translations ?? {}).filter(([tag]) => tag !== from);
  if (entries.length === 0) return null;
  const wanted = truncations(language);
  const own = wanted.flatMap((tag) => entries.filter(([of]) => of === tag))[0];
  const label = t(language, 'our_translation', {
    from: tOpen(language, 'from', from, () => `(${languageName(from, language)})`),
  });
  if (own && !folded)
    return (
      <div class="cm-translations">
        <Translation tag={own[0]} words={own[1]} label={label} />
      </div>
    );
  return (
    <div class="cm-translations">
      <details>
        <summary>{said(language, 'translation')}</summary>
        {own ? (
          <Translation tag={own[0]} words={own[1]} label={label} />
        ) : (
          entries.map(([tag, words]) => (
            <Translation key={tag} tag={tag} words={words} label={`${languageName(tag, language)} – ${label}`} />
          ))
        )}
      </details>
    </div>
  );
}

function Translation({ tag, words, label }: { readonly tag: string; readonly words: string; readonly label: string }) {
  return (
    <div class="cm-translation">
      <p class="cm-label">{label}</p>
      <p {...marksOf(tag)}>{words}</p>
    </div>
  );
}
