import { L } from '../leaflet.ts';

/** Leaflet leaves a closed popup in the document while it fades; ours goes at once, so there is never a second. */
export class SinglePopup extends L.Popup {
  override onRemove(map: L.Map): this {
    super.onRemove(map);
    this.getElement()?.remove();
    return this;
  }
}
