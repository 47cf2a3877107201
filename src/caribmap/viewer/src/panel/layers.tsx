/** Layers: switch, legend and count in one row each. */
import { showOnlyLayer, switchAllLayers, switchLayer } from '../actions.ts';
import { t } from '../i18n/index.ts';
import { countIn } from '../i18n/numbers.ts';
import { type SignName, signOf } from '../map/legend.ts';
import { Sign } from '../map/sign.tsx';
import { Icon } from '../parts/icon.tsx';
import { Words, wordsIn } from '../parts/words.tsx';
import { WorldviewSwitch } from '../parts/worldview-switch.tsx';
import type { PayloadLayer, PayloadPlace } from '../payload.ts';
import type { State } from '../state.ts';
import { AllNone, OnlyThis } from './choices.tsx';

export function Layers({ state }: { readonly state: State }) {
  const switchRow = state.payload.layers.find((layer) => state.index.layersWithBorders.has(layer.id));
  return (
    <>
      <AllNone state={state} onAll={(on) => switchAllLayers(state, on)} />
      <ul class="cm-rows">
        {state.payload.layers.map((layer) => (
          <li key={layer.id}>
            <LayerRow state={state} layer={layer} />
            {layer === switchRow && <WorldviewSwitch state={state} name="layer" documents={false} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function LayerRow({ state, layer }: { readonly state: State; readonly layer: PayloadLayer }) {
  const name = wordsIn(state, layer.name);
  const examples = state.index.examplesIn().filter((place) => place.layer === layer.id);
  return (
    <div class="cm-choice">
      <label class="cm-row">
        <input
          type="checkbox"
          checked={state.layers.value.has(layer.id)}
          onChange={(event) => switchLayer(state, layer.id, event.currentTarget.checked)}
        />
        <span class="cm-row-name">
          <Words state={state} text={layer.name} />
          <span class="cm-signs" style={{ color: `var(--layer-${layer.id})` }}>
            {signsOf(examples).map((sign) => (
              <Sign key={sign} name={sign} language={state.language.value} />
            ))}
          </span>
        </span>
        <span class="cm-row-count">{countIn(state.language.value, state.index.placeCounts.get(layer.id) ?? 0)}</span>
      </label>
      <OnlyThis state={state} name={name} onClick={() => showOnlyLayer(state, layer.id)} />
      {state.analysing.value && <FitButton state={state} layer={layer} name={name} />}
    </div>
  );
}

interface FitButtonProps {
  readonly state: State;
  readonly layer: PayloadLayer;
  readonly name: string;
}

function FitButton({ state, layer, name }: FitButtonProps) {
  const label = t(state.language.value, 'fit', { name });
  const fit = (): void => {
    switchLayer(state, layer.id, true);
    state.fit.value = layer.id;
  };
  return (
    <button type="button" class="cm-fit" aria-label={label} title={label} onClick={fit}>
      <Icon path="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" />
    </button>
  );
}

function signsOf(places: readonly PayloadPlace[]): readonly SignName[] {
  return [...new Set(places.map(signOf))];
}
