/** The one popup: beside its mark on wide maps, docked to the edge on narrow ones and for places without a spot. */
import { t } from '../i18n/index.ts';
import { L } from '../leaflet.ts';
import type { State } from '../state.ts';
import { isFramed, reducedMotion } from './view.ts';

/** Where a place's popup points: its mark's spot and the sign's offset from it, null for places without one. */
export type Stand = { readonly latlng: L.LatLng; readonly offset: readonly [number, number] } | null;
export type RenderCard = (host: HTMLElement, placeId: string) => () => void;

const SHEET_PANE = 'caribmap-sheet';
const NARROW_PX = 640;
const WIDTH_PX = 360;
const SHARE_OF_HEIGHT = 0.62;
const EDGE_PX = 12;

/** Leaflet leaves a closed popup in the document while it fades; ours goes at once, so there is never a second. */
class CardPopup extends L.Popup {
  override onRemove(map: L.Map): this {
    super.onRemove(map);
    this.getElement()?.remove();
    return this;
  }
}

interface OpenCard {
  readonly placeId: string;
  readonly popup: L.Popup;
  readonly docked: boolean;
  readonly unmount: () => void;
}

export class CardPopups {
  readonly #map: L.Map;
  readonly #state: State;
  readonly #card: RenderCard;
  readonly #standOf: (placeId: string) => Stand;
  readonly #sheet: HTMLElement;
  #current: OpenCard | null = null;
  #cameFrom: Element | null = null;
  readonly #waiting: { readonly placeId: string; readonly resolve: () => void }[] = [];

  constructor(map: L.Map, state: State, card: RenderCard, standOf: (placeId: string) => Stand) {
    this.#map = map;
    this.#state = state;
    this.#card = card;
    this.#standOf = standOf;
    const app = document.getElementById('caribmap-app') ?? map.getContainer();
    this.#sheet = map.createPane(SHEET_PANE, app);
    map.on('popupclose', ({ popup }) => {
      if (popup === this.#current?.popup) state.open.value = null;
    });
    map.on('resize', () => this.#redock());
    document.addEventListener('keydown', (event) => this.#closeOnEscape(event));
  }

  /** Resolves when the place's popup stands in the document. */
  when(placeId: string): Promise<void> {
    if (this.#current?.placeId === placeId) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ placeId, resolve }));
  }

  /** Opens the place's card, closes the one before; null only closes. */
  follow(placeId: string | null): void {
    if (placeId === (this.#current?.placeId ?? null)) return;
    const heldFocus = this.#holdsFocus();
    if (!this.#current) this.#cameFrom = document.activeElement;
    this.#take();
    if (placeId !== null && this.#state.index.places.has(placeId)) this.#show(placeId, true);
    else if (heldFocus) this.#giveFocusBack();
  }

  #show(placeId: string, focus: boolean): void {
    const stand = this.#standOf(placeId);
    const docked = this.#isDocked(stand);
    const host = document.createElement('div');
    host.className = 'cm-card';
    const popup = new CardPopup(this.#options(docked, stand));
    const body = document.createElement('div');
    body.className = 'cm-card-body';
    host.append(this.#closeButton(), body);
    const unmount = this.#card(body, placeId);
    popup.setLatLng(stand?.latlng ?? this.#map.getCenter()).setContent(host);
    this.#fitSheet();
    this.#current = { placeId, popup, docked, unmount };
    popup.openOn(this.#map);
    popup.getElement()?.setAttribute('role', 'dialog');
    popup.getElement()?.setAttribute('aria-labelledby', 'card-title');
    if (this.#isNarrow() && stand) this.#uncover(stand);
    if (focus && mayTakeFocus()) body.querySelector<HTMLElement>('#card-title')?.focus({ preventScroll: true });
    this.#settle(placeId);
  }

  #take(): void {
    const card = this.#current;
    this.#current = null;
    if (!card) return;
    card.popup.remove();
    card.unmount();
  }

  #options(docked: boolean, stand: Stand): L.PopupOptions {
    const [dx, dy] = stand?.offset ?? [0, 0];
    return {
      className: docked ? 'cm-popup cm-docked' : 'cm-popup',
      ...(docked ? { pane: SHEET_PANE } : {}),
      autoPan: !docked, closeButton: false, closeOnClick: false, closeOnEscapeKey: false,
      minWidth: WIDTH_PX, maxWidth: WIDTH_PX, offset: [dx, dy],
      autoPanPaddingTopLeft: [EDGE_PX, EDGE_PX], autoPanPaddingBottomRight: [56, EDGE_PX],
      ...(docked ? {} : { maxHeight: Math.round(this.#map.getSize().y * SHARE_OF_HEIGHT) }),
    };
  }

  #closeButton(): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cm-close';
    button.setAttribute('aria-label', t(this.#state.language.value, 'map_close_card'));
    button.addEventListener('click', () => (this.#state.open.value = null));
    return button;
  }

  /** Moves a docked card's mark into the part of the map that the sheet leaves free. */
  #uncover({ latlng, offset }: NonNullable<Stand>): void {
    const map = this.#map.getContainer().getBoundingClientRect();
    const sheet = this.#sheet.querySelector('.cm-docked')?.getBoundingClientRect();
    const free = Math.max(96, Math.min(map.height, (sheet?.top ?? map.bottom) - map.top));
    const point = this.#map.latLngToContainerPoint(latlng).add([...offset]);
    const inside = point.x > 40 && point.x < map.width - 40 && point.y > 40 && point.y < free - 24;
    if (!inside) this.#map.panBy(point.subtract([map.width / 2, free / 2]), { animate: !reducedMotion() });
  }

  /** On narrow maps the sheet is as wide as the map, along the lower edge of the page. */
  #fitSheet(): void {
    const { left, width } = this.#map.getContainer().getBoundingClientRect();
    this.#sheet.classList.toggle('is-narrow', this.#isNarrow());
    this.#sheet.style.setProperty('--map-left', `${left}px`);
    this.#sheet.style.setProperty('--map-width', `${width}px`);
  }

  /** A change of width moves the open card between mark and edge. */
  #redock(): void {
    this.#fitSheet();
    const card = this.#current;
    if (!card || card.docked === this.#isDocked(this.#standOf(card.placeId))) return;
    const heldFocus = this.#holdsFocus();
    this.#take();
    this.#show(card.placeId, heldFocus);
  }

  /** In the story all cards open at one spot and leave the map as the step frames it. */
  #isDocked(stand: Stand): boolean {
    return stand === null || this.#isNarrow() || this.#state.story.peek() !== null;
  }

  #isNarrow(): boolean {
    return this.#map.getSize().x < NARROW_PX;
  }

  #holdsFocus(): boolean {
    return this.#current?.popup.getElement()?.contains(document.activeElement) ?? false;
  }

  #giveFocusBack(): void {
    const target = this.#cameFrom instanceof HTMLElement && this.#cameFrom.isConnected ? this.#cameFrom : this.#map.getContainer();
    target.focus({ preventScroll: true });
  }

  #closeOnEscape(event: KeyboardEvent): void {
    const target = event.target instanceof Node ? event.target : document.body;
    const ours = target === document.body || this.#map.getContainer().contains(target) || this.#sheet.contains(target);
    if (event.key === 'Escape' && ours && !event.defaultPrevented) this.#state.open.value = null;
  }

  #settle(placeId: string): void {
    for (const wait of this.#waiting.filter((candidate) => candidate.placeId === placeId)) {
      this.#waiting.splice(this.#waiting.indexOf(wait), 1);
      wait.resolve();
    }
  }
}

/** Not from who is typing, and not from the page round a frame: an article must not lose its reader to a map that opens. */
function mayTakeFocus(): boolean {
  return !document.activeElement?.closest('[data-keep-focus]') && (!isFramed || document.hasFocus());
}
