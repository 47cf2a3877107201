/** The one popup: beside its mark on wide maps, docked to the edge on narrow ones and for places without a spot. */
import { effect } from '@preact/signals';

import { closeCard } from '../actions.ts';
import { t } from '../i18n/index.ts';
import { L } from '../leaflet.ts';
import { startSheet } from '../parts/sheet.ts';
import type { State } from '../state.ts';
import { CARD_WIDTH_PX, spotOf, TIP_PX } from './card-spot.ts';
import { isFramed } from './manners.ts';
import type { Motion, PointOf } from './motion.ts';
import { SinglePopup } from './single-popup.ts';
import { isBorderKind } from './standing.ts';

/** What a place's popup points at: its mark's spot, the sign's offset from it and how far that reaches; null for places without one. */
export type Stand = {
  readonly latlng: L.LatLng;
  readonly offset: readonly [number, number];
  readonly reach: number;
  /** How far the sign reaches to both sides. */
  readonly breadth: number;
} | null;
export type RenderCard = (host: HTMLElement, placeId: string) => () => void;

const SHEET_PANE = 'caribmap-sheet';
const NARROW_PX = 640;
const LOW_PX = 300;
/** A mark nearer to the map's edge than this, on the right clear of the controls, is moved inwards. */
const MARGIN_PX = { left: 40, right: 96, top: 40, bottom: 24 };
const LEAST_FREE_PX = 96;

/** Members of Leaflet's popup that its types leave out. */
interface Laid {
  readonly _contentNode: HTMLElement;
  _containerWidth: number;
}

class CardPopup extends SinglePopup {
  /** Called by Leaflet to find the width, for which it lays out the text in one line and the page once more. Ours is given. */
  _updateLayout(): void {
    const laid = this as unknown as Laid;
    laid._containerWidth = CARD_WIDTH_PX + 1;
    laid._contentNode.style.width = `${laid._containerWidth}px`;
  }
}

function signOf({ offset, reach }: NonNullable<Stand>): string {
  return `${offset} ${reach}`;
}

interface OpenCard {
  readonly placeId: string;
  readonly popup: L.Popup;
  readonly docked: boolean;
  readonly close: () => void;
}

export class CardPopups {
  readonly #map: L.Map;
  readonly #state: State;
  readonly #card: RenderCard;
  readonly #standOf: (placeId: string) => Stand;
  readonly #motion: Motion;
  readonly #app: HTMLElement;
  readonly #sheet: HTMLElement;
  /** Close button of all cards; it follows the language. */
  readonly #close: HTMLElement;
  #current: OpenCard | null = null;
  /** How the sign stood that the card was placed beside. */
  #sign = '';
  #cameFrom: Element | null = null;
  readonly #waiting: { readonly placeId: string; readonly resolve: () => void }[] = [];

  constructor(map: L.Map, state: State, card: RenderCard, standOf: (placeId: string) => Stand, motion: Motion) {
    this.#map = map;
    this.#state = state;
    this.#card = card;
    this.#standOf = standOf;
    this.#motion = motion;
    this.#app = document.getElementById('caribmap-app') ?? map.getContainer();
    this.#sheet = map.createPane(SHEET_PANE, this.#app);
    this.#close = closeButton(state);
    motion.makeRoomBy((pointOf) => this.#makeRoom(pointOf));
    map.on('popupclose', ({ popup }) => {
      if (popup === this.#current?.popup) closeCard(state);
    });
    map.on('resize', () => this.#redock());
    document.addEventListener('keydown', (event) => this.#closeOnEscape(event));
  }

  /** Resolves when the place's popup stands in the document. */
  when(placeId: string): Promise<void> {
    if (this.#current?.placeId === placeId) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ placeId, resolve }));
  }

  /** Whether this place's card is open; for null, whether none is. */
  shows(placeId: string | null): boolean {
    return placeId === (this.#current?.placeId ?? null);
  }

  /** Opens the place's card, closes the one before; null only closes. */
  follow(placeId: string | null): void {
    const heldFocus = this.#holdsFocus();
    if (!this.#current) {
      this.#cameFrom = document.activeElement;
      this.#state.sheets.card.value = 'half';
    }
    this.#take();
    if (placeId !== null && this.#state.index.places.has(placeId)) this.#show(placeId, true);
    else if (heldFocus) this.#giveFocusBack();
  }

  #show(placeId: string, focus: boolean): void {
    const stand = this.#standOf(placeId);
    const docked = this.#isDocked(placeId, stand);
    const host = document.createElement('div');
    host.className = 'cm-card';
    const popup = new CardPopup(this.#options(docked));
    const body = document.createElement('div');
    body.className = 'cm-card-body';
    host.append(this.#close, body);
    const unmount = this.#card(body, placeId);
    popup.setLatLng(stand?.latlng ?? this.#map.getCenter()).setContent(host);
    this.#fitSheet();
    popup.openOn(this.#map);
    const element = popup.getElement();
    element?.setAttribute('role', 'dialog');
    element?.setAttribute('aria-labelledby', 'card-title');
    const lay = element && this.#hasStops() ? this.#startSheet(element) : null;
    const close = (): void => {
      popup.remove();
      lay?.();
      unmount();
    };
    this.#current = { placeId, popup, docked, close };
    this.#app.classList.toggle('cm-has-card', !docked);
    this.#motion.makeRoom();
    // After the map has moved: giving the focus forces a layout.
    if (focus && mayTakeFocus())
      queueMicrotask(() => body.querySelector<HTMLElement>('#card-title')?.focus({ preventScroll: true }));
    this.#settle(placeId);
  }

  #take(): void {
    const card = this.#current;
    this.#current = null;
    this.#app.classList.remove('cm-has-card');
    card?.close();
  }

  #options(docked: boolean): L.PopupOptions {
    return {
      className: docked ? 'cm-popup cm-docked' : 'cm-popup',
      ...(docked ? { pane: SHEET_PANE } : {}),
      autoPan: false,
      closeButton: false,
      closeOnClick: false,
      closeOnEscapeKey: false,
    };
  }

  /** Gives a narrow map's card its handle; the function returned removes the sheet's event handlers. */
  #startSheet(element: HTMLElement): () => void {
    const handle = document.createElement('button');
    handle.type = 'button';
    handle.className = 'cm-sheet-handle';
    element.prepend(handle);
    const settled = (): void => {
      // The visible part of a peeking card is its head.
      if (this.#state.sheets.card.peek() === 'peek')
        element.querySelector('.leaflet-popup-content')?.scrollTo({ top: 0 });
      this.#map.fire('cardsettled');
      this.#motion.makeRoom();
    };
    return startSheet(this.#state, 'card', { element, handle, head: '.cm-article header', settled });
  }

  /** Places the open card beside its mark; returns how far the map has to move for both to be visible. */
  #makeRoom(pointOf: PointOf): L.Point {
    const card = this.#current;
    const stand = card && this.#standOf(card.placeId);
    // Under a sheet in full there is no map to move.
    const mayMove = !(this.#isNarrow() && this.#state.sheets.card.peek() === 'full');
    if (!card || !stand || !mayMove) return L.point(0, 0);
    const size = this.#map.getSize();
    const point = pointOf(stand.latlng).add([...stand.offset]);
    const isBeside = card.docked && !this.#isNarrow();
    const free = this.#isNarrow() ? L.point(size.x, this.#freeHeight(size.y)) : size;
    const by = point.subtract(broughtInto(free, point, isBeside ? CARD_WIDTH_PX + 2 * MARGIN_PX.left : MARGIN_PX.left));
    return card.docked ? by : by.subtract([0, this.#standCard(card.popup, stand, point.subtract(by), size)]);
  }

  /** Places the card above or below its mark; returns how many pixels of height the map lacks to show all of it. */
  #standCard(popup: L.Popup, stand: NonNullable<Stand>, point: L.Point, size: L.Point): number {
    const [dx, dy] = stand.offset;
    const { reach } = stand;
    this.#sign = signOf(stand);
    const { side, maxHeight, shift, lack } = spotOf(point, reach, size);
    const element = popup.getElement();
    element?.classList.toggle('cm-below', side === 'below');
    element?.style.setProperty('--card-height', `${maxHeight}px`);
    element?.style.setProperty('--card-shift', `${shift}px`);
    element?.style.setProperty('--card-drop', `${dy + reach + TIP_PX}px`);
    popup.options.offset = [dx + shift, dy - reach];
    popup.setLatLng(popup.getLatLng() ?? this.#map.getCenter());
    this.#map.fire('cardsettled');
    return lack;
  }

  /** Places the card again if its sign has moved away from its spot, as signs do with the zoom; the map stays. */
  followSign(): void {
    const card = this.#current;
    const stand = card && this.#standOf(card.placeId);
    if (!card || !stand || card.docked) return;
    const isElsewhere = !stand.latlng.equals(card.popup.getLatLng() ?? stand.latlng); // at a name, which moves by itself
    if (isElsewhere || signOf(stand) === this.#sign) return;
    const point = this.#map.latLngToContainerPoint(stand.latlng).add([...stand.offset]);
    this.#standCard(card.popup, stand, point, this.#map.getSize());
  }

  /** Height of the map above the sheet. */
  #freeHeight(height: number): number {
    const sheet = this.#sheet.querySelector('.cm-docked')?.getBoundingClientRect().top ?? Infinity;
    return Math.max(LEAST_FREE_PX, Math.min(height, sheet - this.#map.getContainer().getBoundingClientRect().top));
  }

  /** On narrow maps the sheet is as wide as the map, along the lower edge of the page. */
  #fitSheet(): void {
    const { left, width } = this.#map.getContainer().getBoundingClientRect();
    this.#sheet.classList.toggle('cm-is-narrow', this.#isNarrow());
    this.#sheet.style.setProperty('--map-left', `${left}px`);
    this.#sheet.style.setProperty('--map-width', `${width}px`);
  }

  /** A change of width moves the open card between mark and edge. */
  #redock(): void {
    this.#fitSheet();
    const card = this.#current;
    if (!card || card.docked === this.#isDocked(card.placeId, this.#standOf(card.placeId))) return;
    const heldFocus = this.#holdsFocus();
    this.#take();
    this.#show(card.placeId, heldFocus);
  }

  /** A card beside its name would hide the land it speaks of. */
  #isDocked(placeId: string, stand: Stand): boolean {
    const isLand = isBorderKind(this.#state.index.places.get(placeId)?.kind ?? '');
    return stand === null || isLand || this.#isNarrow() || isLow();
  }

  /** In an article the card is as high as it may be; the page has no room for more. */
  #hasStops(): boolean {
    return this.#isNarrow() && this.#state.hasPanel.peek();
  }

  #isNarrow(): boolean {
    return this.#map.getSize().x < NARROW_PX;
  }

  #holdsFocus(): boolean {
    return this.#current?.popup.getElement()?.contains(document.activeElement) ?? false;
  }

  #giveFocusBack(): void {
    const target =
      this.#cameFrom instanceof HTMLElement && this.#cameFrom.isConnected ? this.#cameFrom : this.#map.getContainer();
    target.focus({ preventScroll: true });
  }

  #closeOnEscape(event: KeyboardEvent): void {
    const target = event.target instanceof Node ? event.target : document.body;
    const ours = target === document.body || this.#map.getContainer().contains(target) || this.#sheet.contains(target);
    if (event.key === 'Escape' && ours && !event.defaultPrevented) closeCard(this.#state);
  }

  #settle(placeId: string): void {
    for (const wait of this.#waiting.filter((candidate) => candidate.placeId === placeId)) {
      this.#waiting.splice(this.#waiting.indexOf(wait), 1);
      wait.resolve();
    }
  }
}

/** Whether the frame of an article is so low that its card stands as a strip under the map; embed/compact.css lays it. */
function isLow(): boolean {
  return document.getElementById('caribmap-app')?.dataset.layout === 'compact' && innerHeight < LOW_PX;
}

/** The point itself where it lies well inside, its nearest place inside where it lies near the edge, else the middle. */
function broughtInto(free: L.Point, { x, y }: L.Point, left: number): L.Point {
  const { right, top, bottom } = MARGIN_PX;
  if (x < 0 || y < 0 || x > free.x || y > free.y) return L.point((left + free.x) / 2, free.y / 2);
  return L.point(Math.max(left, Math.min(free.x - right, x)), Math.max(top, Math.min(free.y - bottom, y)));
}

/** Whether a card may take the focus: not from a reader who is typing, and not from the host page of a frame. */
function mayTakeFocus(): boolean {
  return !document.activeElement?.closest('[data-keep-focus]') && (!isFramed || document.hasFocus());
}

function closeButton(state: State): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'cm-close';
  effect(() => button.setAttribute('aria-label', t(state.language.value, 'map_close_card')));
  button.addEventListener('click', () => closeCard(state));
  return button;
}
