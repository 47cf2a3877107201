/** Source of a quote: the article's short name, and when it appeared. */
import { t } from '../i18n/index.ts';
import { SourceLink } from '../parts/source-link.tsx';
import { When, Words } from '../parts/words.tsx';
import type { PayloadSource } from '../payload.ts';
import type { State } from '../state.ts';

interface Props {
  readonly state: State;
  readonly source: PayloadSource | undefined;
  /** Whether to add the dossier's phrase on the publisher. */
  readonly about: boolean;
}

export function SourceLine({ state, source, about }: Props) {
  if (!source) return null;
  const inferred = source.inferred.published ?? null;
  return (
    <div class="cm-source-line">
      <SourceLink state={state} sourceId={source.id} />
      {t(state.language.value, 'list_comma')}
      {source.published || inferred ? (
        <When state={state} stated={source.published} inferred={inferred} />
      ) : (
        t(state.language.value, 'undated')
      )}
      {about && source.about && (
        <p class="cm-about-source">
          <Words state={state} text={source.about} />
        </p>
      )}
    </div>
  );
}
