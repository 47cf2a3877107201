/** Where sources disagree: the ones that matter open, smaller discrepancies folded. */
import { t } from '../i18n/index.ts';
import type { PayloadConflict } from '../payload.ts';
import type { State } from '../state.ts';
import { ConflictView } from './conflict.tsx';

export function Conflicts({ state }: { readonly state: State }) {
  return (
    <>
      <p class="meta">{t(state.language.value, 'conflicts_intro')}</p>
      <ConflictList state={state} conflicts={state.payload.conflicts} />
    </>
  );
}

interface Props {
  readonly state: State;
  readonly conflicts: readonly PayloadConflict[];
  readonly inCardOf?: string;
}

export function ConflictList({ state, conflicts, inCardOf }: Props) {
  const views = (weight: PayloadConflict['weight']) =>
    conflicts
      .filter((conflict) => conflict.weight === weight)
      .map((conflict) => <ConflictView key={conflict.id} state={state} conflict={conflict} inCardOf={inCardOf} />);
  const minor = views('minor');
  return (
    <>
      {views('main')}
      {minor.length > 0 && (
        <details class="minor">
          <summary>{t(state.language.value, 'conflicts_minor', { count: minor.length })}</summary>
          {minor}
        </details>
      )}
    </>
  );
}
