/** What the fields of a place's form hold. */
import { placeDefaults } from '../article/deciding.ts';
import { freeId, placeOf } from '../base/records.ts';
import * as store from '../base/store.ts';
import type { Candidate, Kept, Words } from '../base/types.ts';

export type Placing = 'point' | 'region-only' | 'no-place';

export interface PlaceValues {
  readonly id: string;
  readonly names: Words;
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  readonly kind: string;
  readonly layer: string;
  readonly placing: Placing;
  readonly coordinates: string;
  readonly basis: string;
  readonly method: string;
  readonly precision: string;
  readonly authority: Words | null;
}

export function newPlace(name: string, from: Candidate | null): PlaceValues {
  const [head, article] = [store.head.value, store.article.value];
  const language = article?.language ?? head?.languages[0] ?? 'en';
  const defaults = placeDefaults();
  const made = from && placeOf(from, name, language, defaults);
  return {
    id: made?.id ?? freeId(name, defaults.taken),
    names: made?.names ?? { [language]: name },
    aliases: made?.aliases ?? {},
    kind: made?.kind ?? defaults.kind,
    layer: defaults.layer,
    placing: 'point',
    coordinates: made?.point ? written(made.point) : '',
    basis: made?.basis ?? 'inferred',
    method: made?.method ?? '',
    precision: String(made?.precision ?? 0),
    authority: made?.authority ?? null,
  };
}

export function valuesOfPlace({ id, record }: Kept): PlaceValues {
  const geometry = record.geometry as { type: string; coordinates: [number, number] } | null;
  const geocoding = (record.geocoding ?? {}) as Readonly<Record<string, unknown>>;
  return {
    id,
    names: (record.names ?? {}) as Words,
    aliases: (record.aliases ?? {}) as Readonly<Record<string, readonly string[]>>,
    kind: String(record.kind ?? ''),
    layer: String(record.layer ?? ''),
    placing: (record.not_stated as Placing | undefined) ?? 'point',
    coordinates: geometry?.type === 'Point' ? written(geometry.coordinates) : '',
    basis: String(geocoding.basis ?? 'inferred'),
    method: String(geocoding.method ?? ''),
    precision: String(geocoding.precision_m ?? 0),
    authority: (record.authority ?? null) as Words | null,
  };
}

/** Latitude first, as people write it. */
export function written([longitude, latitude]: readonly [number, number]): string {
  return `${latitude}, ${longitude}`;
}
