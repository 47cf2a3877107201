/** What the fields of a place's form hold. */
import { placeDefaults } from '../article/deciding.ts';
import { freeId, type PlaceDefaults, type PlaceDraft, placeOf } from '../base/records.ts';
import { type Drawn, emptyShape, geometryOf, type Position, type Shape, shapeOf } from '../base/shapes.ts';
import * as store from '../base/store.ts';
import type { Candidate, Kept, Recipe, RecipeProposal, Words } from '../base/types.ts';
import { t } from '../i18n/index.ts';

type Begins = 'line' | 'area' | RecipeProposal;

const KINDS_OF_RECIPES: Readonly<Record<string, string>> = {
  ring: 'range',
  offshore: 'event-site',
  bearing: 'event-site',
  link: 'link',
  outline: 'country',
};

/** `kept` is a geometry that this form does not change. */
export type Placing = 'point' | 'line' | 'area' | 'recipe' | 'outline' | 'kept' | 'region-only' | 'no-place';

export interface PlaceValues {
  readonly id: string;
  readonly names: Words;
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  readonly kind: string;
  readonly layer: string;
  readonly placing: Placing;
  readonly coordinates: string;
  /** What the coordinates mean: longitude, latitude. */
  readonly point: Position | null;
  readonly shape: Shape | null;
  readonly recipe: Recipe | null;
  readonly outline: string;
  /** What stands beside a recipe, or is kept. */
  readonly hand: Drawn | null;
  readonly basis: string;
  readonly method: string;
  readonly precision: string;
  readonly authority: Words | null;
}

export function newPlace(name: string, from: Candidate | null, begins?: Begins): PlaceValues {
  const [head, article] = [store.head.value, store.article.value];
  const language = article?.language ?? head?.languages[0] ?? 'en';
  const defaults = placeDefaults();
  const draft = from ? placeOf(from, name, language, defaults) : emptyDraft(name, language, defaults, begins);
  return {
    id: draft.id,
    names: draft.names,
    aliases: draft.aliases,
    kind: draft.kind,
    layer: draft.layer,
    ...pointIn(draft.geometry),
    ...placed(begins),
    outline: '',
    basis: draft.basis,
    method: draft.method,
    precision: String(draft.precision ?? 0),
    authority: draft.authority,
  };
}

function emptyDraft(name: string, language: string, defaults: PlaceDefaults, begins?: Begins): PlaceDraft {
  return {
    id: freeId(name, defaults.taken),
    names: { [language]: name },
    aliases: {},
    kind: kindOf(begins) ?? defaults.kind,
    layer: defaults.layer,
    geometry: null,
    recipe: null,
    notStated: null,
    basis: 'inferred',
    method: typeof begins === 'object' ? t('recipe_method') : '',
    precision: null,
    authority: null,
  };
}

/** How a new place is placed. */
function placed(begins: Begins | undefined): Pick<PlaceValues, 'placing' | 'shape' | 'recipe' | 'hand'> {
  if (begins === 'line' || begins === 'area') {
    return { placing: begins, shape: emptyShape(begins), recipe: null, hand: null };
  }
  if (begins) return { placing: 'recipe', shape: null, recipe: begins.recipe, hand: begins.hand };
  return { placing: 'point', shape: null, recipe: null, hand: null };
}

export function valuesOfPlace({ id, record }: Kept): PlaceValues {
  const geometry = (record.geometry ?? null) as Drawn | null;
  const recipe = (record.recipe ?? null) as Recipe | null;
  const shape = recipe ? null : shapeOf(geometry);
  const geocoding = (record.geocoding ?? {}) as Readonly<Record<string, unknown>>;
  return {
    id,
    names: (record.names ?? {}) as Words,
    aliases: (record.aliases ?? {}) as Readonly<Record<string, readonly string[]>>,
    kind: String(record.kind ?? ''),
    layer: String(record.layer ?? ''),
    placing: (record.not_stated as Placing | undefined) ?? placingOf(geometry, recipe, shape),
    ...pointIn(geometry),
    shape,
    recipe,
    outline: '',
    hand: geometry,
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

function pointIn(geometry: Drawn | null): Pick<PlaceValues, 'coordinates' | 'point'> {
  const point = geometry?.type === 'Point' ? (geometry.coordinates as Position) : null;
  return { coordinates: point ? written(point) : '', point };
}

function placingOf(geometry: Drawn | null, recipe: Recipe | null, shape: Shape | null): Placing {
  if (recipe) return 'recipe';
  if (shape) return shape.kind;
  return geometry && geometry.type !== 'Point' ? 'kept' : 'point';
}

/** The kind that most places drawn so have. */
function kindOf(begins: Begins | undefined): string | null {
  if (begins === 'line') return 'border';
  if (begins === 'area') return 'region';
  const recipe = Object.keys(begins?.recipe ?? {})[0];
  return recipe ? (KINDS_OF_RECIPES[recipe] ?? null) : null;
}

/** The geometry that the fields give; null for none, or while it is not whole. */
export function geometryIn({ placing, point, shape, hand }: PlaceValues): Drawn | null {
  if (placing === 'point') return point && { type: 'Point', coordinates: point };
  if (placing === 'line' || placing === 'area') return shape && geometryOf(shape);
  return placing === 'recipe' || placing === 'kept' ? hand : null;
}

/** Whether the place may be saved: what is said to be placed is. */
export function isPlaced(values: PlaceValues): boolean {
  if (values.placing === 'outline') return values.recipe !== null;
  return !['point', 'line', 'area'].includes(values.placing) || geometryIn(values) !== null;
}
