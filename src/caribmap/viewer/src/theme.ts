/** Light and dark. Colours are CSS custom properties written for both sides (css/tokens.css); this module chooses the side. */
import { effect } from '@preact/signals';

import type { State } from './state.ts';

/** Sets `data-theme` on the root and one `--layer-<id>` colour per layer. On a page that is not our own the device does not choose. */
export function startTheme(state: State, root: HTMLElement, isOwn: boolean): void {
  for (const layer of state.payload.layers) {
    root.style.setProperty(
      `--layer-${layer.id}`,
      `var(--if-light, ${layer.color.light}) var(--if-dark, ${layer.color.dark})`,
    );
  }
  effect(() => {
    const theme = state.theme.value;
    root.dataset.theme = theme === 'auto' && !isOwn ? 'light' : theme;
  });
}
