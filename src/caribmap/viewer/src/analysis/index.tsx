/** The analysis mode beside its panel: the strip of time under the map, and the tables. */
import { useComputed } from '@preact/signals';

import type { State } from '../state.ts';
import { selectionOf } from './selection.ts';
import { TableDrawer } from './table.tsx';
import { TimeStrip } from './time-strip.tsx';

export function Analysis({ state }: { readonly state: State }) {
  return state.analysing.value ? <Workbench state={state} /> : null;
}

function Workbench({ state }: { readonly state: State }) {
  const selection = useComputed(() => selectionOf(state));
  return (
    <>
      <TimeStrip state={state} selection={selection.value} />
      {state.table.value && <TableDrawer state={state} table={state.table.value} selection={selection.value} />}
    </>
  );
}
