/** The candidates of the open name at hand, numbered on the map as in the bar, which has the keys. */
import { effect } from '@preact/signals';
import { L, toLatLng } from '../../leaflet.ts';
import { take } from '../article/deciding.ts';
import * as store from '../base/store.ts';

const SIZE = 24;

export function followCandidates(map: L.Map): () => void {
  const group = L.featureGroup().addTo(map);
  return effect(() => {
    group.clearLayers();
    const mention = store.openMention.value;
    if (!mention || store.placing.value || store.shaping.value) return;
    for (const [index, candidate] of store.candidates.value.entries()) {
      if (candidate.lng === null || candidate.lat === null) continue;
      const words = document.createElement('span');
      words.textContent = String(index + 1);
      const icon = L.divIcon({ className: 'cm-candidate', html: words, iconSize: [SIZE, SIZE] });
      const at = toLatLng([candidate.lng, candidate.lat]);
      const marker = L.marker(at, { icon, title: candidate.name, keyboard: false });
      marker.on('click', () => take(candidate, mention)).addTo(group);
    }
  });
}
