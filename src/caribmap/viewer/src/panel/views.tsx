/** The dossier's framings of the map, as buttons. */
import { t } from '../i18n/index.ts';
import { Words } from '../parts/words.tsx';
import type { State } from '../state.ts';

export function Views({ state, setView }: { readonly state: State; readonly setView: (viewId: string) => void }) {
  if (state.payload.views.length < 2) return null;
  return (
    <nav class="cm-views" aria-label={t(state.language.value, 'views')}>
      {state.payload.views.map((view) => (
        <button
          key={view.id}
          type="button"
          aria-current={view.id === state.view.value ? 'true' : undefined}
          onClick={() => setView(view.id)}
        >
          <Words state={state} text={view.name} />
        </button>
      ))}
    </nav>
  );
}
