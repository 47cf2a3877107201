/** The analysis mode: the board of claims under the map, on narrow pages a list of the same, and the tables. */
import { useComputed } from '@preact/signals';
import { useLayoutEffect, useMemo } from 'preact/hooks';

import { type State, TABLES } from '../state.ts';
import { AnalysisBar } from './bar.tsx';
import { Board } from './board.tsx';
import { ClaimList } from './claim-list.tsx';
import { lettersOf } from './claims.ts';
import { Drawer } from './drawer.tsx';
import { FilterChips } from './filter-chips.tsx';
import { createHand } from './hand.ts';
import { selectionOf } from './selection.ts';
import { TableDrawer } from './table.tsx';

export function Analysis({ state }: { readonly state: State }) {
  return state.analysing.value ? <Workbench state={state} /> : null;
}

function Workbench({ state }: { readonly state: State }) {
  const selection = useComputed(() => selectionOf(state));
  const hand = useMemo(() => createHand(state, lettersOf(state.index.sources.keys())), []);
  const [table, isWide] = [state.table.value, state.wide.value];
  useLayoutEffect(() => {
    const app = document.getElementById('caribmap-app');
    app?.classList.toggle('cm-is-listing', !isWide);
    return () => app?.classList.remove('cm-is-listing');
  }, [isWide]);
  return (
    <div class={isWide ? 'cm-workbench' : 'cm-workbench cm-is-narrow'} onKeyDown={(event) => toggleTable(state, event)}>
      <AnalysisBar hand={hand} />
      <FilterChips state={state} />
      {table ? (
        <TableDrawer state={state} table={table} selection={selection.value} />
      ) : (
        <>
          {isWide ? <Board hand={hand} /> : <ClaimList hand={hand} />}
          <Drawer hand={hand} />
        </>
      )}
    </div>
  );
}

/** T changes between board and table, with the focus on either and not in a field. */
function toggleTable(state: State, event: KeyboardEvent): void {
  const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select, dialog');
  if (event.key.toLowerCase() !== 't' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  state.table.value = state.table.value ? null : TABLES[0];
}
