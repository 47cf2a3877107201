/** How borders are shown: one choice for the whole map, each with the document it follows. */

import { t } from '../i18n/index.ts';
import type { State } from '../state.ts';
import { References } from './discrepancy.tsx';
import { said } from './said.tsx';
import { Words } from './words.tsx';

interface Props {
  readonly state: State;
  /** Name of the group of radio buttons: there is one switch in the card and one in the layer's row. */
  readonly name: 'card' | 'layer' | 'tool';
  /** Whether to tell what the chosen view shows and which document it follows. */
  readonly documents: boolean;
}

export function WorldviewSwitch({ state, name, documents }: Props) {
  const { worldviews } = state.payload;
  if (worldviews.length < 2) return null;
  const chosen = worldviews.find((worldview) => worldview.id === state.worldview.value);
  return (
    <fieldset class="cm-worldview-switch">
      <legend>{said(state.language.value, 'borders')}</legend>
      {worldviews.map((worldview) => (
        <label key={worldview.id}>
          <input
            type="radio"
            name={`world-${name}`}
            checked={worldview === chosen}
            onChange={() => {
              state.worldview.value = worldview.id;
            }}
          />
          <span>
            <Words state={state} text={worldview.name} />
          </span>
        </label>
      ))}
      <p class="cm-meta">
        {documents && chosen?.note ? (
          <Words state={state} text={chosen.note} />
        ) : (
          t(state.language.value, 'borders_no_position')
        )}
      </p>
      {documents && chosen && <References state={state} references={chosen.references} />}
    </fieldset>
  );
}
