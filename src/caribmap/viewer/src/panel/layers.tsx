/** Layers: switch, legend and count in one row each. */
import { switchAllLayers, switchLayer } from '../actions.ts';
import { t } from '../i18n/index.ts';
import type { PayloadLayer, PayloadPlace } from '../payload.ts';
import type { State } from '../state.ts';
import { Words } from '../words.tsx';
import { Sign, signOf, type SignName } from './sign.tsx';
import { WorldSwitch } from './world-switch.tsx';

export function Layers({ state }: { readonly state: State }) {
  const language = state.language.value;
  const switchRow = state.payload.layers.find((layer) => placesOf(state, layer).some(({ id }) => state.index.bordersMatter.has(id)));
  return (
    <>
      <p class="all-none">
        <button type="button" class="link" onClick={() => switchAllLayers(state, true)}>
          {t(language, 'all')}
        </button>
        {' · '}
        <button type="button" class="link" onClick={() => switchAllLayers(state, false)}>
          {t(language, 'none')}
        </button>
      </p>
      <ul class="rows">
        {state.payload.layers.map((layer) => (
          <li key={layer.id}>
            <LayerRow state={state} layer={layer} />
            {layer === switchRow && <WorldSwitch state={state} name="layer" documents={false} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function LayerRow({ state, layer }: { readonly state: State; readonly layer: PayloadLayer }) {
  const places = placesOf(state, layer);
  return (
    <label class="row">
      <input
        type="checkbox"
        checked={state.layers.value.has(layer.id)}
        onChange={(event) => switchLayer(state, layer.id, event.currentTarget.checked)}
      />
      <span class="row-name">
        <Words state={state} text={layer.name} />
        <span class="signs" style={{ color: `var(--layer-${layer.id})` }}>
          {signsOf(places).map((sign) => (
            <Sign key={sign} name={sign} language={state.language.value} />
          ))}
        </span>
      </span>
      <span class="row-count">{places.length}</span>
    </label>
  );
}

function placesOf(state: State, layer: PayloadLayer): readonly PayloadPlace[] {
  return state.index.placesByLayer.get(layer.id) ?? [];
}

function signsOf(places: readonly PayloadPlace[]): readonly SignName[] {
  return [...new Set(places.map(signOf))];
}
