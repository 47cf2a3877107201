/** Discrepancies: the main ones open, minor ones folded. */

import type { PayloadDiscrepancy } from '../payload.ts';
import type { State } from '../state.ts';
import { DiscrepancyView } from './discrepancy.tsx';
import { said } from './said.tsx';

export function Discrepancies({ state }: { readonly state: State }) {
  return (
    <>
      <p class="cm-meta">{said(state.language.value, 'discrepancies_intro')}</p>
      <DiscrepancyList state={state} discrepancies={state.payload.discrepancies} />
    </>
  );
}

interface Props {
  readonly state: State;
  readonly discrepancies: readonly PayloadDiscrepancy[];
  readonly inCardOf?: string;
}

export function DiscrepancyList({ state, discrepancies, inCardOf }: Props) {
  const views = (weight: PayloadDiscrepancy['weight']) =>
    discrepancies
      .filter((discrepancy) => discrepancy.weight === weight)
      .map((discrepancy) => (
        <DiscrepancyView key={discrepancy.id} state={state} discrepancy={discrepancy} inCardOf={inCardOf} />
      ));
  const minor = views('minor');
  return (
    <>
      {views('main')}
      {minor.length > 0 && (
        <details class="cm-minor">
          <summary>{said(state.language.value, 'discrepancies_minor', { count: minor.length })}</summary>
          {minor}
        </details>
      )}
    </>
  );
}
