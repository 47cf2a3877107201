/** The list of places that no zoom tells apart, in a popup at their spot; each leads to its card. */

import { render } from 'preact';
import { t } from '../i18n/index.ts';
import { toLatLng } from '../leaflet.ts';
import { PlaceRows } from '../parts/place-rows.tsx';
import { said } from '../parts/said.tsx';
import type { OpenCluster, State } from '../state.ts';
import { SinglePopup } from './single-popup.ts';

const WIDTH_PX = 300;
const EDGE_PX = 20;
const LEAST_HEIGHT_PX = 160;
/** Height of tip and mark below the list. */
const BELOW_PX = 40;

export class ClusterList {
  readonly #map: L.Map;
  readonly #state: State;
  #popup: L.Popup | null = null;
  #cameFrom: Element | null = null;

  constructor(map: L.Map, state: State) {
    this.#map = map;
    this.#state = state;
    map.on('popupclose', ({ popup }) => {
      if (popup === this.#popup) state.openCluster.value = null;
    });
  }

  /** Opens the list, closes the one before; null only closes. */
  follow(cluster: OpenCluster | null): void {
    const old = this.#popup;
    const heldFocus = old?.getElement()?.contains(document.activeElement) ?? false;
    this.#popup = null;
    old?.remove();
    if (cluster) this.#show(cluster);
    else if (heldFocus && this.#cameFrom instanceof HTMLElement) this.#cameFrom.focus({ preventScroll: true });
  }

  #show({ positions, spot }: OpenCluster): void {
    this.#cameFrom = document.activeElement;
    const { x: width } = this.#map.getSize();
    const height_px = Math.max(
      LEAST_HEIGHT_PX,
      this.#map.latLngToContainerPoint(toLatLng(spot)).y - EDGE_PX - BELOW_PX,
    );
    const width_px = Math.min(WIDTH_PX, width - 2 * EDGE_PX);
    const host = document.createElement('div');
    host.className = 'cm-card';
    // A choice removes the list; Leaflet would then take the click for one on the map.
    host.addEventListener('click', (event) => event.stopPropagation());
    render(<List state={this.#state} positions={positions} />, host);
    const popup = new SinglePopup({
      className: 'cm-popup',
      closeButton: false,
      closeOnEscapeKey: false,
      minWidth: width_px,
      maxWidth: width_px,
      maxHeight: Math.round(height_px),
      autoPanPadding: [EDGE_PX, EDGE_PX],
    });
    popup.on('remove', () => render(null, host));
    popup.setLatLng(toLatLng(spot)).setContent(host).openOn(this.#map);
    this.#popup = popup;
    const element = popup.getElement();
    element?.setAttribute('role', 'dialog');
    element?.setAttribute('aria-labelledby', 'cluster-title');
    element?.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      this.#state.openCluster.value = null;
    });
    host.querySelector<HTMLElement>('#cluster-title')?.focus({ preventScroll: true });
  }
}

/** The list, under the present filters: what they take away leaves the list too. */
function List({ state, positions }: { readonly state: State; readonly positions: Uint32Array }) {
  const language = state.language.value;
  const { mask } = state.shown.value;
  const shown = positions.filter((position) => mask[position] === 1);
  return (
    <>
      <button
        type="button"
        class="cm-close"
        aria-label={t(language, 'close')}
        onClick={() => (state.openCluster.value = null)}
      />
      <section class="cm-article cm-place-group">
        <h2 id="cluster-title" tabIndex={-1}>
          {said(language, 'map_cluster_list', { count: shown.length })}
        </h2>
        <PlaceRows state={state} positions={shown} />
      </section>
    </>
  );
}
