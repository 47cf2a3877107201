/** The values of a facet in the reader's words. */
import { type Facet, NOT_NAMED } from '../data.ts';
import { t, tOpen } from '../i18n/index.ts';
import type { PayloadQuote } from '../payload.ts';
import type { State } from '../state.ts';
import { originInWords } from './words.tsx';

export function valueOfFacet(state: State, facet: Facet, value: string): string {
  const language = state.language.value;
  if (facet === 'kinds') {
    const kind = tOpen(language, 'kind', value);
    return kind.charAt(0).toLocaleUpperCase(language) + kind.slice(1);
  }
  if (facet === 'roles') return t(language, value === 'seat' ? 'seat' : 'role_literal');
  if (value === NOT_NAMED) return t(language, facet === 'origins' ? 'origin_none' : 'modality_none');
  return facet === 'origins'
    ? originInWords(state, value)
    : t(language, `modality_${value as NonNullable<PayloadQuote['modality']>}`);
}
