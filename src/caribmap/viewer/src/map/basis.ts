/** What a place's position rests on, in words. */
import type { MessageKey } from '../i18n/messages.ts';
import type { PayloadPlace } from '../payload.ts';
import { isAreaKind } from './standing.ts';

/** Message for how a place's position is known. */
export function basisKey(place: PayloadPlace): MessageKey {
  const { geocoding, not_stated } = place;
  if (not_stated) return not_stated === 'region-only' ? 'basis_region_only' : 'basis_no_place';
  if (geocoding.basis === 'schematic' && place.derivation?.recipe === 'offshore') return 'basis_schematic_spot';
  if (geocoding.basis === 'schematic' && isAreaKind(place.kind)) return 'basis_lettering';
  const known: Readonly<Record<string, MessageKey>> = {
    stated: 'basis_stated',
    inferred: 'basis_inferred',
    assumed: 'basis_assumed',
    schematic: 'basis_schematic',
  };
  return known[geocoding.basis] ?? 'basis_not_stated';
}
