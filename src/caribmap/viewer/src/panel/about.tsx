/** About this map: what it claims and does not, its edition, corrections, credits, and how to check it. */

import { dateInWords } from '../i18n/edtf.ts';
import { t } from '../i18n/index.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { Unsigned } from '../parts/evidence.tsx';
import { PrintLinks } from '../parts/print-links.tsx';
import { said } from '../parts/said.tsx';
import { OutLink, Words } from '../parts/words.tsx';
import type { PayloadEdition } from '../payload.ts';
import type { State } from '../state.ts';

const METHOD: readonly MessageKey[] = [
  'about_method',
  'about_origin',
  'about_places',
  'about_translations',
  'about_borders',
];

/** Of a survey. */
const METHOD_OF_SURVEY: readonly MessageKey[] = ['survey_about', 'survey_counts', 'survey_not', 'about_borders'];

export function About({ state }: { readonly state: State }) {
  const language = state.language.value;
  const { edition, credits, coast, basemap, generator, survey, sources } = state.payload;
  const { index } = state;
  return (
    <div class="cm-about">
      {(survey ? METHOD_OF_SURVEY : METHOD).map((key) => (
        <p key={key}>{said(language, key)}</p>
      ))}
      {!survey && index.articlesByOrigin.size > 0 && (
        <p>
          {said(language, 'opening_articles', { count: sources.length })}
          {t(language, 'list_comma')}
          {said(language, 'opening_origins', { count: index.articlesByOrigin.size })}.
        </p>
      )}
      {document.documentElement.classList.contains('cm-has-foreign') && <p>{said(language, 'about_foreign')}</p>}
      <PrintLinks state={state} />
      <h3>{said(language, 'edition')}</h3>
      <Unsigned state={state} />
      <Edition state={state} edition={edition} />
      <h3>{said(language, 'corrections')}</h3>
      {edition.corrections.length === 0 && <p>{said(language, 'no_corrections')}</p>}
      {edition.corrections.map((correction, index) => (
        <p key={index}>
          {dateInWords(correction.date, language)}: <Words state={state} text={correction.text} />
        </p>
      ))}
      <h3>{said(language, 'check')}</h3>
      <p>{said(language, 'check_how')}</p>
      <p>
        <code>caribmap verify map.html {survey ? 'ARCHIVE' : 'seeds/'}</code>
      </p>
      <p>
        {said(language, 'check_hash')} <code>{dataHash()}</code>
      </p>
      <h3>{said(language, 'credits')}</h3>
      {credits && (
        <p>
          <Words state={state} text={credits} />
        </p>
      )}
      {basemap?.fine_coast && <p>{basemap.fine_coast}</p>}
      {coast && Object.entries(coast.provenance).map(([key, line]) => key !== 'note' && <p key={key}>{line}</p>)}
      <p>{generator}</p>
    </div>
  );
}

/** The hash of the data as they stand in the page, which `caribmap verify` recomputes; null in a page that has none. */
function dataHash(): string | null {
  return document.querySelector<HTMLMetaElement>('meta[name="caribmap-data-sha256"]')?.content ?? null;
}

function Edition({ state, edition }: { readonly state: State; readonly edition: PayloadEdition }) {
  const language = state.language.value;
  const rows: readonly (readonly [MessageKey, string | null])[] = [
    ['edition_version', edition.version],
    ['edition_as_of', edition.as_of && dateInWords(edition.as_of, language)],
    ['edition_byline', edition.byline],
    ['edition_desk', edition.desk],
    ['edition_signed_off', edition.signed_off ?? t(language, 'not_signed_off')],
    ['edition_contact', edition.contact],
    ['edition_imprint', edition.imprint],
    ['edition_privacy', edition.privacy],
  ];
  return (
    <dl class="cm-meta cm-facts">
      {rows.flatMap(([key, value]) =>
        value === null
          ? []
          : [
              <dt key={key}>{said(language, key)}</dt>,
              <dd key={`${key}-value`}>
                <OutLink href={value}>{value}</OutLink>
              </dd>,
            ],
      )}
    </dl>
  );
}
