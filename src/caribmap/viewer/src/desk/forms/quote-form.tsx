/** The form of a quote. Its wording is the article's: the page sends positions, the server cuts the text. */
import { commit } from '../base/actions.ts';
import { changedKeys } from '../base/records.ts';
import * as store from '../base/store.ts';
import type { Kept, NumberSpan, QuoteProposal, Words } from '../base/types.ts';
import { t, viewerWord } from '../i18n/index.ts';
import { Choice, Field, Form, Lines } from './form.tsx';
import { type Draft, useDraft } from './use-draft.ts';

const MODALITIES = ['stated', 'claimed', 'confirmed', 'denied', 'speculated'];
const KEYS = ['places', 'speaker', 'modality', 'date', 'translations'];

interface Values {
  readonly id: string;
  readonly places: readonly string[];
  readonly speaker: string;
  readonly modality: string;
  readonly date: string;
  readonly translations: Words;
}

interface Props {
  readonly kept: Kept | null;
  readonly proposal: QuoteProposal;
  readonly done: () => void;
}

export function QuoteForm({ kept, proposal, done }: Props) {
  const name = kept ? `quote ${kept.id}` : `quote ${proposal.source} ${proposal.span.join('-')}`;
  const draft = useDraft<Values>(name, () => valuesOf(kept, proposal));
  const { values, change } = draft;
  const language = store.article.value?.language ?? 'en';
  const drop = (): void => {
    draft.drop();
    done();
  };
  const save = async (): Promise<void> => {
    await commit(`quote ${values.id}`, [operation(kept, proposal, values, language)], drop);
  };
  return (
    <Form
      heading={kept ? t('quote_named', { id: kept.id }) : t('new_quote')}
      isChanged={draft.isChanged}
      save={save}
      leave={done}
      drop={drop}
    >
      <blockquote class="cm-wording" lang={language} dir={store.article.value?.direction}>
        <Wording kept={kept} proposal={proposal} />
      </blockquote>
      {!kept && proposal.numbers.some(isLength) && <p class="cm-quiet">{t('numbers_later')}</p>}
      <Translations draft={draft} language={language} />
      {proposal.too_long && <p class="cm-warning">{t('quote_too_long')}</p>}
      <Places draft={draft} openNames={proposal.open_names} />
      <Field
        label={t('speaker')}
        value={values.speaker}
        lang={language}
        of="speaker"
        onChange={(speaker) => change({ speaker })}
      />
      <Offers
        label={t('speaker_offers')}
        offers={proposal.speakers.map(({ text }) => [text, text])}
        take={(speaker) => change({ speaker })}
      />
      <Modality draft={draft} offers={proposal.modalities} />
      <When draft={draft} proposal={proposal} />
      {!kept && <Field label={t('id')} value={values.id} onChange={(id) => change({ id })} required />}
    </Form>
  );
}

const isLength = ({ metres }: NumberSpan): boolean => metres !== null;

/** The quote; a length in it, once it is kept, can be drawn. */
function Wording({ kept, proposal }: { kept: Kept | null; proposal: QuoteProposal }) {
  const points = [...proposal.exact];
  const cut = (start: number, end?: number): string =>
    points.slice(start - proposal.span[0], end === undefined ? undefined : end - proposal.span[0]).join('');
  const lengths = kept && !store.isReadOnly.value ? proposal.numbers.filter(isLength) : [];
  let from = proposal.span[0];
  const parts = lengths.map((number) => {
    const before = cut(from, number.start);
    from = number.end;
    const open = (): void => {
      if (kept) store.atHand.value = { kind: 'recipe', quote: kept, number };
    };
    return (
      <>
        {before}
        <button type="button" class="cm-number" title={t('recipe_of', { number: number.surface })} onClick={open}>
          {cut(number.start, number.end)}
        </button>
      </>
    );
  });
  return (
    <>
      {parts}
      {cut(from)}
    </>
  );
}

function When({ draft: { values, change }, proposal }: { draft: Draft<Values>; proposal: QuoteProposal }) {
  return (
    <>
      <Field
        label={t('date')}
        value={values.date}
        hint={t('date_hint')}
        of="date"
        onChange={(date) => change({ date })}
      />
      <Offers label={t('date')} offers={datesIn(proposal)} take={(date) => change({ date })} />
    </>
  );
}

function Modality({ draft: { values, change }, offers }: { draft: Draft<Values>; offers: readonly string[] }) {
  const options = MODALITIES.map((one) => [one, viewerWord('modality', one)] as const);
  return (
    <>
      <Choice
        label={t('modality')}
        value={values.modality}
        of="modality"
        options={[['', t('not_given')], ...options]}
        onChange={(modality) => change({ modality })}
      />
      <Offers
        label={t('modality_offers')}
        offers={offers.map((one) => [one, viewerWord('modality', one)])}
        take={(modality) => change({ modality })}
      />
    </>
  );
}

function Places({ draft: { values, change }, openNames }: { draft: Draft<Values>; openNames: readonly string[] }) {
  const languages = store.head.value?.languages ?? [];
  const others = store.places.value.filter(({ id }) => !values.places.includes(id));
  const named = (id: string): string => {
    const place = store.places.value.find((one) => one.id === id);
    return place ? store.nameOf(place, languages) : id;
  };
  return (
    <fieldset class="cm-places" data-key="places">
      <legend>{t('places')}</legend>
      <ul class="cm-desk-row">
        {values.places.map((id) => (
          <li key={id} class="cm-desk-chip">
            <bdi>{named(id)}</bdi>
            <button
              type="button"
              aria-label={t('take_out', { name: named(id) })}
              onClick={() => change({ places: values.places.filter((one) => one !== id) })}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <Choice
        label={t('add_place')}
        value=""
        options={[['', '–'], ...others.map(({ id }) => [id, named(id)] as const)]}
        onChange={(id) => id && change({ places: [...values.places, id] })}
      />
      {openNames.length > 0 && <p class="cm-quiet">{t('open_inside', { names: openNames.join(', ') })}</p>}
    </fieldset>
  );
}

interface OffersProps {
  readonly label: string;
  readonly offers: readonly (readonly [string, string])[];
  readonly take: (value: string) => void;
}

/** Guesses: offered, never filled in. */
function Offers({ label, offers, take }: OffersProps) {
  if (offers.length === 0) return null;
  return (
    <ul class="cm-offers cm-desk-row" aria-label={label}>
      {offers.map(([value, words]) => (
        <li key={value}>
          <button type="button" class="cm-offer" onClick={() => take(value)}>
            <bdi>{words}</bdi>?
          </button>
        </li>
      ))}
    </ul>
  );
}

function Translations({ draft: { values, change }, language }: { draft: Draft<Values>; language: string }) {
  const others = (store.head.value?.languages ?? []).filter((tag) => tag !== language);
  return (
    <>
      {others.map((tag, index) => (
        <Lines
          key={tag}
          isParagraph
          first={index === 0}
          label={t('translation', { language: tag })}
          lang={tag}
          value={values.translations[tag] ?? ''}
          of={`translations/${tag}`}
          onChange={(words) => change({ translations: { ...values.translations, [tag]: words } })}
        />
      ))}
    </>
  );
}

function valuesOf(kept: Kept | null, proposal: QuoteProposal): Values {
  const record = kept?.record ?? {};
  const dates = datesIn(proposal).map(([date]) => date);
  return {
    id: kept?.id ?? proposal.id,
    places: (record.places as readonly string[] | undefined) ?? proposal.places,
    speaker: Object.values((record.speaker as Words | undefined) ?? {})[0] ?? '',
    modality: String(record.modality ?? ''),
    date: String(record.date ?? (!kept && dates.length === 1 ? dates[0] : '')),
    translations: (record.translations as Words | undefined) ?? {},
  };
}

/** The dates that stand in the quote, each once: a date alone is its date, of several the editor takes one. */
function datesIn({ dates }: QuoteProposal): readonly (readonly [string, string])[] {
  return [...new Set(dates.map(({ edtf }) => edtf))].map((edtf) => [edtf, edtf]);
}

/** A quote's record as the form has it: what is empty is left out; other languages of the speaker stay. */
function recordOf(values: Values, kept: Kept | null, language: string): Record<string, unknown> {
  const speaker = (kept?.record.speaker as Words | undefined) ?? {};
  const spoken = Object.keys(speaker)[0] ?? language;
  const translations = Object.fromEntries(Object.entries(values.translations).filter(([, words]) => words.trim()));
  return {
    places: values.places,
    ...(values.speaker.trim() && { speaker: { ...speaker, [spoken]: values.speaker.trim() } }),
    ...(values.modality && { modality: values.modality }),
    ...(values.date.trim() && { date: values.date.trim() }),
    ...(Object.keys(translations).length > 0 && { translations }),
  };
}

function operation(kept: Kept | null, proposal: QuoteProposal, values: Values, language: string) {
  const record = recordOf(values, kept, language);
  const { source, span } = proposal;
  if (!kept) return { noun: 'quote', id: values.id.trim(), before: null, put: { source, span, ...record } };
  return { noun: 'quote', id: kept.id, before: kept.hash, set: changedKeys(kept.record, record, KEYS) };
}
