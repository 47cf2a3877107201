/** Which sign of the map stands in the legend for a place, and what it is called there. */
import type { MessageKey } from '../i18n/messages.ts';
import type { PayloadPlace } from '../payload.ts';
import { KINDS, OTHER_KIND, RECIPE_DRAWINGS, type Shape } from './rules.ts';
import { shapeOf, substituteOf } from './standing.ts';

/** A sign of the table – of a mere name the one that stands for it without room – or a drawing; the base map's dots explain themselves. */
export type SignName =
  | Exclude<Shape, 'label' | 'capital' | 'town'>
  | 'hatch'
  | 'border'
  | 'outline'
  | 'link'
  | 'route'
  | 'range'
  | 'range-stated'
  | 'tray';

export function signOf(place: PayloadPlace): SignName {
  const { kind, geometry } = place;
  if (geometry === null) return 'tray';
  const { form } = KINDS[kind] ?? OTHER_KIND;
  if (form === 'point') return shapeOf([place]) as SignName;
  return form === 'area' || geometry.type === 'Point' ? (substituteOf(place) as SignName) : drawingOf(place);
}

function drawingOf({ kind, derivation, geocoding }: PayloadPlace): SignName {
  const drawing = RECIPE_DRAWINGS[derivation?.recipe ?? ''] ?? KINDS[kind]?.drawing;
  if (drawing === 'link') return kind === 'route' ? 'route' : 'link';
  if (drawing === 'ring' || kind === 'range') return geocoding.basis === 'stated' ? 'range-stated' : 'range';
  return drawing === 'hatch' || drawing === 'border' ? drawing : 'outline';
}

/** What each sign is called in the legend. */
export const NAMES: Readonly<Record<SignName, MessageKey>> = {
  disc: 'sign_disc',
  ring: 'sign_ring',
  composite: 'sign_disc',
  square: 'kind_building',
  frame: 'sign_ring',
  hull: 'sign_hull',
  vessel: 'kind_vessel',
  bar: 'kind_force',
  diamond: 'kind_event_site',
  spot: 'sign_label',
  span: 'sign_label',
  wave: 'sign_label',
  hatch: 'sign_hatch',
  border: 'sign_border',
  outline: 'kind_region',
  link: 'sign_link',
  route: 'sign_route',
  range: 'sign_range',
  'range-stated': 'kind_range',
  tray: 'sign_tray',
};
