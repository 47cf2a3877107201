/** The dossier's framings of the map, as buttons; none is chosen once a reader has moved the map. */
import { t } from '../i18n/index.ts';
import { Words } from '../parts/words.tsx';
import type { State } from '../state.ts';

export function Views({ state, setView }: { readonly state: State; readonly setView: (viewId: string) => void }) {
  if (state.payload.views.length < 2) return null;
  const step = state.story.value?.step;
  const framed = state.astray.value ? null : step ? step.view : state.view.value;
  return (
    <nav class="cm-views" aria-label={t(state.language.value, 'views')}>
      {state.payload.views.map((view) => (
        <button
          key={view.id}
          type="button"
          aria-current={view.id === framed ? 'true' : undefined}
          onClick={() => setView(view.id)}
        >
          <span class="cm-view-name">
            <Words state={state} text={view.name} />
          </span>
          {view.caption && (
            <span class="cm-meta">
              <Words state={state} text={view.caption} />
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}
