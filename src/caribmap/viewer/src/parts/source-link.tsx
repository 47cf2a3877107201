/** An article's short name; where there is a panel, a link to the article's entry in it. */
import { showSource } from '../actions.ts';
import type { State } from '../state.ts';
import { Isolated } from './words.tsx';

export function SourceLink({ state, sourceId }: { readonly state: State; readonly sourceId: string }) {
  const name = state.index.sources.get(sourceId)?.short ?? sourceId;
  if (!state.hasPanel.value) return <Isolated text={name} />;
  return (
    <button type="button" class="cm-link" onClick={() => showSource(state, sourceId)}>
      <Isolated text={name} />
    </button>
  );
}
