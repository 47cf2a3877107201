/** Light and dark. Colours are CSS custom properties written with light-dark(); this module chooses the side. */
import { effect } from '@preact/signals';

import type { State } from './state.ts';

/** Sets `data-theme` on the root and one `--layer-<id>` colour per layer. */
export function startTheme(state: State, root: HTMLElement): void {
  for (const layer of state.payload.layers) {
    root.style.setProperty(`--layer-${layer.id}`, `light-dark(${layer.color.light}, ${layer.color.dark})`);
  }
  effect(() => {
    root.dataset.theme = state.theme.value;
  });
}
