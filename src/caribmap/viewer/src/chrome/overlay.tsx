/** Over the map: the line that says which borders are drawn, and the tray, which a phone has in its sheet. */

import type { ReadonlySignal } from '@preact/signals';
import { t } from '../i18n/index.ts';
import { said } from '../parts/said.tsx';
import { Words } from '../parts/words.tsx';
import type { State } from '../state.ts';
import { BackChip } from './back-chip.tsx';
import { Tray } from './tray.tsx';

interface Props {
  readonly state: State;
  readonly narrow: ReadonlySignal<boolean>;
  readonly compact: boolean;
  readonly setView: (viewId: string) => void;
}

/** While a step is read, the map is the step's, and in analysis it is low: the tray is folded. */
export function Overlay({ state, narrow, compact, setView }: Props) {
  const folded = compact || state.story.value !== null || state.analysing.value;
  return (
    <>
      {!compact && <BackChip state={state} setView={setView} />}
      <BorderLine state={state} />
      {(compact || !narrow.value) && <Tray state={state} folded={folded} />}
    </>
  );
}

function BorderLine({ state }: { readonly state: State }) {
  const { worldviews } = state.payload;
  const chosen = worldviews.find((worldview) => worldview.id === state.worldview.value);
  if (!chosen || chosen === worldviews[0]) return null;
  const language = state.language.value;
  return (
    <p class="cm-border-line" role="status">
      {said(language, 'borders')}
      {t(language, 'colon')} <Words state={state} text={chosen.name} />. {said(language, 'borders_no_position')}
    </p>
  );
}
