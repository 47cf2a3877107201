/** Records that the desk writes, as the format has them. */
import type { Drawn } from './shapes.ts';
import type { Candidate, Kept, Operation, Recipe, Words } from './types.ts';

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

/** What a form says of a place. A place without geometry and recipe says why in `notStated`. */
export interface PlaceDraft {
  readonly id: string;
  readonly names: Words;
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  readonly kind: string;
  readonly layer: string;
  readonly geometry: Drawn | null;
  readonly recipe: Recipe | null;
  readonly notStated: string | null;
  readonly basis: string;
  readonly method: string;
  readonly precision: number | null;
  readonly authority: Words | null;
}

export function placeRecord(draft: PlaceDraft): Record<string, unknown> {
  return {
    geometry: draft.geometry,
    names: draft.names,
    kind: draft.kind,
    layer: draft.layer,
    ...(Object.keys(draft.aliases).length > 0 && { aliases: draft.aliases }),
    ...(draft.recipe && { recipe: draft.recipe }),
    ...(draft.notStated && { not_stated: draft.notStated }),
    geocoding: {
      ...(draft.method && { method: draft.method }),
      basis: draft.notStated ? 'not-stated' : draft.basis,
      ...(!draft.notStated && draft.precision && { precision_m: draft.precision }),
    },
    ...(draft.authority && Object.keys(draft.authority).length > 0 && { authority: draft.authority }),
  };
}

function pointOf({ lng, lat }: Candidate): Drawn | null {
  return lng === null || lat === null ? null : { type: 'Point', coordinates: [lng, lat] };
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
    geometry: pointOf(candidate),
    recipe: null,
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

const PLAIN = /^\s*(-?\d{1,2}(?:\.\d+)?), (-?\d{1,3}(?:\.\d+)?)\s*$/;

/** Latitude, longitude as the desk writes them -> longitude, latitude; any other notation is the server's to read: null. */
export function plainPoint(text: string): [number, number] | null {
  const [, latitude, longitude] = PLAIN.exec(text) ?? [];
  if (latitude === undefined || longitude === undefined) return null;
  const point: [number, number] = [Number(longitude), Number(latitude)];
  return Math.abs(point[1]) <= 90 && Math.abs(point[0]) <= 360 ? point : null;
}
