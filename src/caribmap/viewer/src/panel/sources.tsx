/** The articles: switch, what each states about itself, what we inferred, and how much of it is quoted. */

import { switchAllSources, switchSource } from '../actions.ts';
import { t } from '../i18n/index.ts';
import { languageName } from '../i18n/language-names.ts';
import { marksOf } from '../i18n/languages.ts';
import { countIn, shareInWords } from '../i18n/numbers.ts';
import { said } from '../parts/said.tsx';
import { Concluded, Isolated, OutLink, When, Words } from '../parts/words.tsx';
import type { PayloadSource } from '../payload.ts';
import type { State } from '../state.ts';
import { AllNone, OnlyThis } from './choices.tsx';

export function Sources({ state }: { readonly state: State }) {
  return (
    <>
      <AllNone state={state} onAll={(on) => switchAllSources(state, on)} />
      <ul class="cm-rows">
        {state.payload.sources.map((source) => (
          <SourceRow key={source.id} state={state} source={source} />
        ))}
      </ul>
    </>
  );
}

function SourceRow({ state, source }: { readonly state: State; readonly source: PayloadSource }) {
  const language = state.language.value;
  return (
    <li id={`source-${source.id}`} class="cm-source" tabIndex={-1}>
      <div class="cm-choice">
        <label class="cm-row">
          <input
            type="checkbox"
            checked={state.sources.value.has(source.id)}
            onChange={(event) => switchSource(state, source.id, event.currentTarget.checked)}
          />
          <span class="cm-row-name">
            <Isolated text={source.short} />
          </span>
          <span class="cm-row-count">{countIn(language, state.index.quoteCounts.get(source.id) ?? 0)}</span>
        </label>
        <OnlyThis state={state} name={source.short} onClick={() => (state.sources.value = new Set([source.id]))} />
      </div>
      {source.title && (
        <p class="cm-source-title" {...marksOf(source.language)}>
          <OutLink href={source.url}>{source.title}</OutLink>
        </p>
      )}
      {source.about && (
        <p class="cm-meta">
          <Words state={state} text={source.about} />
        </p>
      )}
      <dl class="cm-meta cm-facts">
        <Fact state={state} source={source} field="publisher" stated={source.publisher} />
        <Fact state={state} source={source} field="author" stated={source.author} />
        <dt>{said(language, 'published')}</dt>
        <dd>
          {source.published || source.inferred.published ? (
            <When state={state} stated={source.published} inferred={source.inferred.published ?? null} />
          ) : (
            t(language, 'not_in_text')
          )}
        </dd>
        <dt>{said(language, 'language')}</dt>
        <dd>{languageName(source.language, language)}</dd>
        <dt>{said(language, 'quoted')}</dt>
        <dd>{said(language, 'quoted_share', { share: shareInWords(source.quoted_share, language) })}</dd>
        <dt>{said(language, 'file')}</dt>
        <dd class="cm-file">
          {source.file}
          <details>
            <summary>SHA-256</summary>
            <code>{source.sha256}</code>
          </details>
        </dd>
      </dl>
    </li>
  );
}

interface FactProps {
  readonly state: State;
  readonly source: PayloadSource;
  readonly field: 'publisher' | 'author';
  readonly stated: string | null;
}

/** Value that the text states, and beside it, marked, what we inferred; else that the text does not say. */
function Fact({ state, source, field, stated }: FactProps) {
  const inferred = source.inferred[field];
  return (
    <>
      <dt>{said(state.language.value, field)}</dt>
      <dd>
        {stated === null ? t(state.language.value, 'not_in_text') : <Isolated text={stated} />}
        {inferred && <Concluded state={state} value={inferred.value} reason={inferred.reason} />}
      </dd>
    </>
  );
}
