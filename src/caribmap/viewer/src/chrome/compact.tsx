/** The embedded page: a title line, the map, and the way to the whole map. */
import { t } from '../i18n/index.ts';
import { fragmentOf } from '../permalink.ts';
import type { State } from '../state.ts';
import { Words } from '../words.tsx';

export function CompactBar({ state }: { readonly state: State }) {
  return (
    <header class="bar">
      <h1>
        <Words state={state} text={state.payload.title} />
      </h1>
    </header>
  );
}

export function CompactFoot({ state }: { readonly state: State }) {
  return (
    <footer class="compact-foot meta">
      {state.payload.subtitle && (
        <span>
          <Words state={state} text={state.payload.subtitle} />
        </span>
      )}
      <a href={wholeMap(state)} target="_blank" rel="noopener noreferrer">
        {t(state.language.value, 'open_whole_map')}
      </a>
    </footer>
  );
}

/** Where the dossier says its map stands, else this page without the wish to be compact; opened as the reader sees it now. */
function wholeMap(state: State): string {
  const address = new URL(state.payload.url ?? document.URL);
  address.searchParams.delete('embed');
  address.hash = fragmentOf(state);
  return address.href;
}
