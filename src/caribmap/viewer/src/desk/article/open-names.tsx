/** The bar of open names: each place name of the article is accounted for with one key. */
import * as store from '../base/store.ts';
import type { Candidate, Mention } from '../base/types.ts';
import { count, t, viewerWord } from '../i18n/index.ts';
import { AliasField } from './alias-field.tsx';
import { begin, makePlace, REASONS, ruleOut, step, take } from './deciding.ts';

export function OpenNames({ onKey }: { onKey: (event: KeyboardEvent) => void }) {
  const mention = store.openMention.value;
  return (
    <section class="cm-names" aria-label={t('open_names')} onKeyDown={onKey}>
      {mention ? <AtHand mention={mention} /> : <p class="cm-quiet">{t('no_open_names')}</p>}
    </section>
  );
}

function AtHand({ mention }: { mention: Mention }) {
  const open = store.openMentions.value;
  const alike = open.filter(({ surface }) => surface === mention.surface).length;
  const position = open.findIndex(({ start }) => start === mention.start) + 1;
  return (
    <>
      <h2 class="cm-names-head" tabIndex={-1}>
        <button
          type="button"
          class="cm-desk-key"
          aria-keyshortcuts="p"
          title={t('previous_name')}
          onClick={() => step(-1)}
        >
          ‹<span class="cm-said">{t('previous_name')}</span>
        </button>
        <span>
          {t('name_of', { position, total: open.length })} <bdi>“{mention.surface}”</bdi> ×{count(alike)}
        </span>
        <button type="button" class="cm-desk-key" aria-keyshortcuts="n" title={t('next_name')} onClick={() => step(1)}>
          ›<span class="cm-said">{t('next_name')}</span>
        </button>
      </h2>
      {!store.isReadOnly.value && <Choices mention={mention} alike={alike} />}
    </>
  );
}

function Choices({ mention, alike }: { mention: Mention; alike: number }) {
  const mode = store.mode.value;
  if (mode === 'alias') return <AliasField mention={mention} />;
  if (mode !== 'look') return <Reasons mention={mention} here={mode === 'rule-here'} alike={alike} />;
  return (
    <>
      <ol class="cm-candidates">
        {store.candidates.value.map((candidate, index) => (
          <li key={index}>
            <button type="button" aria-keyshortcuts={String(index + 1)} onClick={() => take(candidate, mention)}>
              <kbd>{index + 1}</kbd> <CandidateWords candidate={candidate} />
            </button>
          </li>
        ))}
      </ol>
      <div class="cm-desk-row">
        <KeyButton letter="m" words={t('new_place')} act={() => makePlace(mention, false)} />
        <KeyButton letter="Shift+M" words={t('by_hand')} act={() => makePlace(mention, true)} />
        <KeyButton letter="a" words={t('alias_of')} act={() => begin('alias')} />
        <KeyButton letter="r" words={t('rule_out', { count: alike })} act={() => begin('rule')} />
        <KeyButton letter="Shift+R" words={t('rule_out_here')} act={() => begin('rule-here')} />
        <KeyButton letter="t" words={t('later')} act={() => step(1)} />
      </div>
    </>
  );
}

export function CandidateWords({ candidate }: { candidate: Candidate }) {
  const from = candidate.source === 'dossier' ? t('from_dossier') : sourceWords(candidate.source);
  const facts = [
    candidate.country,
    candidate.kind && viewerWord('kind', candidate.kind),
    candidate.population && t('inhabitants', { count: candidate.population }),
    from,
  ];
  return (
    <>
      <bdi>{candidate.name}</bdi> <small>{facts.filter(Boolean).join(' · ')}</small>
    </>
  );
}

function sourceWords(source: string): string {
  if (source === 'article') return t('from_article');
  if (source === 'typed') return t('from_typed');
  if (source === 'country') return t('from_country');
  return source === 'geonames' ? 'GeoNames' : source;
}

function Reasons({ mention, here, alike }: { mention: Mention; here: boolean; alike: number }) {
  return (
    <fieldset class="cm-desk-row">
      <legend>{here ? t('rule_why_here') : t('rule_why', { count: alike })}</legend>
      {Object.entries(REASONS).map(([letter, ruling]) => (
        <KeyButton
          key={letter}
          letter={letter}
          words={viewerWord('ruling', ruling)}
          act={() => ruleOut(mention, ruling, here)}
        />
      ))}
      <KeyButton letter="Esc" words={t('cancel')} act={() => begin('look')} />
    </fieldset>
  );
}

function KeyButton({ letter, words, act }: { letter: string; words: string; act: () => void }) {
  return (
    <button type="button" class="cm-desk-key" aria-keyshortcuts={letter === 'Esc' ? 'Escape' : letter} onClick={act}>
      <kbd>{letter}</kbd> {words}
    </button>
  );
}
