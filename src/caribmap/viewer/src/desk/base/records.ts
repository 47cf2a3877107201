/** Records that the desk writes, as the format has them. */
import type { Candidate, Kept, Operation, Words } from './types.ts';

const MARKS = /\p{M}+/gu;
const NOT_PLAIN = /[^a-z0-9]+/g;

/** 'São Tomé' -> 'sao-tome'; a number behind it where the id is taken. */
export function freeId(name: string, taken: ReadonlySet<string>, otherwise = 'place'): string {
  const plain = name.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(NOT_PLAIN, '-');
  const slug = plain.replace(/^-+|-+$/g, '') || otherwise;
  let id = slug;
  for (let number = 2; taken.has(id); number += 1) id = `${slug}-${number}`;
  return id;
}

/** What a form says of a place. `point` is longitude, latitude; a place without one says why in `notStated`. */
export interface PlaceDraft {
  readonly id: string;
  readonly names: Words;
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  readonly kind: string;
  readonly layer: string;
  readonly point: readonly [number, number] | null;
  readonly notStated: string | null;
  readonly basis: string;
  readonly method: string;
  readonly precision: number | null;
  readonly authority: Words | null;
}

export function placeRecord(draft: PlaceDraft): Record<string, unknown> {
  return {
    geometry: draft.point && { type: 'Point', coordinates: draft.point },
    names: draft.names,
    kind: draft.kind,
    layer: draft.layer,
    ...(Object.keys(draft.aliases).length > 0 && { aliases: draft.aliases }),
    ...(draft.notStated && { not_stated: draft.notStated }),
    geocoding: {
      ...(draft.method && { method: draft.method }),
      basis: draft.point ? draft.basis : 'not-stated',
      ...(draft.point && draft.precision && { precision_m: draft.precision }),
    },
    ...(draft.authority && Object.keys(draft.authority).length > 0 && { authority: draft.authority }),
  };
}

/** A place made of a candidate for a wording of an article; the wording becomes an alias where no name is it. */
export function placeOf(candidate: Candidate, wording: string, language: string, defaults: PlaceDefaults): PlaceDraft {
  const known = candidate.names[language] ? candidate.names : { ...candidate.names, [language]: wording };
  const names = Object.fromEntries(
    Object.entries(known).filter(([tag]) => tag === language || defaults.languages.includes(tag)),
  );
  return {
    id: freeId(names.en ?? Object.values(names)[0] ?? wording, defaults.taken),
    names,
    aliases: names[language] === wording ? {} : { [language]: [wording] },
    kind: candidate.kind ?? defaults.kind,
    layer: defaults.layer,
    point: candidate.lng === null || candidate.lat === null ? null : [candidate.lng, candidate.lat],
    notStated: null,
    basis: candidate.basis ?? 'inferred',
    method: candidate.method ?? '',
    precision: candidate.precision_m,
    authority: candidate.authority,
  };
}

export interface PlaceDefaults {
  readonly languages: readonly string[];
  readonly taken: ReadonlySet<string>;
  readonly kind: string;
  readonly layer: string;
}

/** Adds a wording to the aliases of a place. */
export function aliasOperation(place: Kept, wording: string, language: string): Operation {
  const all = (place.record.aliases ?? {}) as Readonly<Record<string, readonly string[] | string>>;
  const own = [all[language] ?? []].flat();
  return {
    noun: 'place',
    id: place.id,
    before: place.hash,
    set: { aliases: { ...all, [language]: [...own, wording] } },
  };
}

/** The keys in which a form differs from the record that it edits; a key that is gone is null. */
export function changedKeys(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Record<string, unknown> {
  const differs = (key: string): boolean => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null);
  return Object.fromEntries(keys.filter(differs).map((key) => [key, after[key] ?? null]));
}

const DECIMAL = /^\s*([+-]?\d+(?:[.,]\d+)?)\s*[°]?\s*[,;\s]\s*([+-]?\d+(?:[.,]\d+)?)\s*[°]?\s*$/;
const PART = String.raw`(\d+(?:[.,]\d+)?)\s*°?\s*(?:(\d+(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d+(?:[.,]\d+)?)\s*["″”]\s*)?`;
const SIXTIETHS = new RegExp(String.raw`^\s*${PART}([NS])\s*[,;]?\s*${PART}([EWO])\s*$`, 'i');

/** '48.858, 2.294' and "23°40'S 179°00'E" -> longitude, latitude; null if it is neither. */
export function coordinatesOf(text: string): [number, number] | null {
  const plain = DECIMAL.exec(text);
  if (plain) return inRange(number(plain[2]), number(plain[1]));
  const parts = SIXTIETHS.exec(text);
  if (!parts) return null;
  const latitude = degrees(parts.slice(1, 4)) * (/s/i.test(parts[4] ?? '') ? -1 : 1);
  const longitude = degrees(parts.slice(5, 8)) * (/[wo]/i.test(parts[8] ?? '') ? -1 : 1);
  return inRange(longitude, latitude);
}

function number(text: string | undefined): number {
  return Number((text ?? '0').replace(',', '.'));
}

function degrees([whole, minutes, seconds]: readonly (string | undefined)[]): number {
  return Math.round((number(whole) + number(minutes) / 60 + number(seconds) / 3600) * 1e5) / 1e5;
}

function inRange(longitude: number, latitude: number): [number, number] | null {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 360 ? [longitude, latitude] : null;
}
