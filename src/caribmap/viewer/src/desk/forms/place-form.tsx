/** The form of a place: names, kind, layer, and where it is, with how that is known. */
import { useLayoutEffect } from 'preact/hooks';

import { CandidateWords } from '../article/open-names.tsx';
import { commit } from '../base/actions.ts';
import { changedKeys, type PlaceDraft, placeRecord } from '../base/records.ts';
import { type Drawn, emptyShape } from '../base/shapes.ts';
import * as store from '../base/store.ts';
import type { Candidate, Kept, RecipeProposal, Words } from '../base/types.ts';
import { t, viewerWord } from '../i18n/index.ts';
import { showNear } from '../map/shown-map.ts';
import { CoordinatesField, readPosition } from './coordinates-field.tsx';
import { Choice, Field, Form } from './form.tsx';
import { OutlineField } from './outline-field.tsx';
import {
  geometryIn,
  isPlaced,
  newPlace,
  type PlaceValues,
  type Placing,
  valuesOfPlace,
  written,
} from './place-values.ts';
import { RecipeInWords } from './recipe-in-words.tsx';
import { ShapeField } from './shape-field.tsx';
import { type Draft, useDraft } from './use-draft.ts';

const KEYS = ['geometry', 'recipe', 'names', 'kind', 'layer', 'not_stated', 'geocoding', 'authority', 'aliases'];
const PRECISIONS = [0, 10, 100, 300, 1000, 3000, 10_000, 30_000, 100_000, 300_000];
const BASES = ['stated', 'inferred', 'assumed', 'schematic'];

interface Props {
  readonly kept: Kept | null;
  readonly name: string;
  readonly from: Candidate | null;
  readonly begins?: 'line' | 'area' | RecipeProposal;
  readonly done: () => void;
}

export function PlaceForm({ kept, name, from, begins, done }: Props) {
  const draft = useDraft<PlaceValues>(`place ${kept?.id ?? name}`, () =>
    kept ? valuesOfPlace(kept) : newPlace(name, from, begins),
  );
  const { values, change } = draft;
  usePlacing(draft);
  useShaping(draft);
  useLayoutEffect(() => (from && values.point ? showNear(values.point) : undefined), []);
  useProposed(typeof begins === 'object' ? begins.geometry : null);
  const drop = (): void => {
    draft.drop();
    done();
  };
  const save = async (): Promise<void> => {
    const placed = await withPoint(values);
    if (isPlaced(placed)) await commit(`place ${placed.id}`, [operation(kept, placed)], drop);
  };
  return (
    <Form
      heading={kept ? t('place_named', { id: kept.id }) : t('new_place_named', { name })}
      isChanged={draft.isChanged}
      save={save}
      leave={done}
      drop={drop}
    >
      {from && (
        <p class="cm-quiet">
          <CandidateWords candidate={from} />
        </p>
      )}
      <Names draft={draft} />
      <div class="cm-pair">
        <Choice
          label={t('kind')}
          value={values.kind}
          of="kind"
          options={(store.head.value?.kinds ?? []).map((kind) => [kind, viewerWord('kind', kind)])}
          onChange={(kind) => change({ kind })}
        />
        <Choice
          label={t('layer')}
          value={values.layer}
          options={layers()}
          of="layer"
          onChange={(layer) => change({ layer })}
        />
      </div>
      <Position draft={draft} isByHand={!kept && !from && !begins} />
      <Geocoding draft={draft} />
      {!kept && <Field label={t('id')} value={values.id} onChange={(id) => change({ id })} required />}
    </Form>
  );
}

/** Coordinates that were typed just now are read before they are saved. */
async function withPoint(values: PlaceValues): Promise<PlaceValues> {
  if (values.placing !== 'point' || values.point || !values.coordinates.trim()) return values;
  const [only, other] = await readPosition(values.coordinates);
  return only && !other ? { ...values, point: [only.lng, only.lat] } : values;
}

/** Lets the map show and move the point while the form stands. */
function usePlacing({ values, change }: Draft<PlaceValues>): void {
  const precision = Number(values.precision);
  const { point } = values;
  const isPoint = values.placing === 'point';
  // Before the next key: quick presses of one key count each.
  useLayoutEffect(() => {
    if (!isPoint) return;
    store.placing.value = {
      point,
      precision,
      put: (moved) => change({ coordinates: written(moved), point: moved, ...byHand(values) }),
      type: (text, taken) => {
        change({ coordinates: text, point: null });
        void readPosition(text).then(([only, other]) => {
          if (!only || other) return;
          change({ coordinates: text, point: [only.lng, only.lat] });
          taken([only.lng, only.lat]);
        });
      },
      coarser: (by) => change({ precision: String(nextPrecision(precision, by)) }),
    };
    return () => {
      store.placing.value = null;
    };
  }, [values, isPoint]);
}

/** Lets the map draw the line or the area while the form stands, and its keys begin one. */
function useShaping({ values, change }: Draft<PlaceValues>): void {
  const shape = values.placing === 'line' || values.placing === 'area' ? values.shape : null;
  useLayoutEffect(() => {
    store.shaping.value = shape && { shape, put: (drawn) => change({ shape: drawn, ...byHand(values) }) };
    store.beginShape.value = (kind) => change({ placing: kind, shape: emptyShape(kind) });
  }, [values]);
  useLayoutEffect(
    () => () => {
      store.shaping.value = null;
      store.beginShape.value = null;
    },
    [],
  );
}

function useProposed(geometry: Drawn | null): void {
  useLayoutEffect(() => {
    store.proposed.value = geometry;
    return () => {
      store.proposed.value = null;
    };
  }, [geometry]);
}

/** What is drawn says so, unless it says something else already. */
function byHand({ method }: PlaceValues): { method?: string } {
  return method === '' ? { method: t('by_hand_method') } : {};
}

function nextPrecision(precision: number, by: 1 | -1): number {
  const fitting = PRECISIONS.filter((one) => (by === 1 ? one > precision : one < precision));
  return fitting.at(by === 1 ? 0 : -1) ?? precision;
}

function layers(): readonly (readonly [string, string])[] {
  return (store.head.value?.layers ?? []).map(({ id, name }) => [id, Object.values(name)[0] ?? id]);
}

function Names({ draft: { values, change } }: { draft: Draft<PlaceValues> }) {
  const languages = [...new Set([...(store.head.value?.languages ?? []), ...Object.keys(values.names)])];
  return (
    <>
      {languages.map((tag) => (
        <Field
          key={tag}
          label={t('name_in', { language: tag })}
          lang={tag}
          value={values.names[tag] ?? ''}
          of={`names/${tag}`}
          onChange={(words) => change({ names: { ...values.names, [tag]: words } })}
        />
      ))}
    </>
  );
}

interface PositionProps {
  readonly draft: Draft<PlaceValues>;
  readonly isByHand: boolean;
}

function Position({ draft: { values, change }, isByHand }: PositionProps) {
  const { placing, shape } = values;
  const placings: readonly (readonly [Placing, string])[] = [
    ['point', t('at_coordinates')],
    ['line', t('a_line')],
    ['area', t('an_area')],
    ['outline', t('recipe_outline')],
    ['region-only', t('only_region')],
    ['no-place', t('no_place')],
    ...(values.recipe && placing !== 'outline' ? [['recipe', t('by_recipe')] as const] : []),
    ...(placing === 'kept' ? [['kept', t('shape_kept')] as const] : []),
  ];
  const choose = (chosen: Placing): void => {
    const isShape = chosen === 'line' || chosen === 'area';
    change({ placing: chosen, ...(isShape && shape?.kind !== chosen && { shape: emptyShape(chosen) }) });
  };
  return (
    <>
      <Choice
        label={t('position')}
        value={placing}
        of={placing === 'point' ? 'not_stated' : 'geometry'}
        options={placings}
        onChange={(chosen) => choose(chosen as Placing)}
      />
      {placing === 'point' && (
        <CoordinatesField text={values.coordinates} point={values.point} first={isByHand} change={change} />
      )}
      {(placing === 'line' || placing === 'area') && shape && (
        <ShapeField shape={shape} put={(drawn) => change({ shape: drawn })} />
      )}
      {placing === 'outline' && <OutlineField outline={values.outline} change={change} />}
      {placing === 'recipe' && values.recipe && <RecipeInWords recipe={values.recipe} />}
    </>
  );
}

function Geocoding({ draft: { values, change } }: { draft: Draft<PlaceValues> }) {
  const precisions = [...new Set([...PRECISIONS, Number(values.precision)])].sort((a, b) => a - b);
  return (
    <>
      {values.placing !== 'region-only' && values.placing !== 'no-place' && (
        <div class="cm-pair">
          <Choice
            label={t('basis')}
            value={values.basis}
            of="geocoding/basis"
            options={BASES.map((one) => [one, viewerWord('basis', one)])}
            onChange={(basis) => change({ basis })}
          />
          <Choice
            label={t('precision')}
            value={values.precision}
            of="geocoding/precision_m"
            options={precisions.map((metres) => [
              String(metres),
              metres ? t('metres', { count: metres }) : t('not_given'),
            ])}
            onChange={(precision) => change({ precision })}
          />
        </div>
      )}
      <Field
        label={t('method')}
        value={values.method}
        of="geocoding/method"
        hint={t('method_hint')}
        onChange={(method) => change({ method })}
      />
    </>
  );
}

function draftOf(values: PlaceValues): PlaceDraft {
  const { placing } = values;
  return {
    id: values.id.trim(),
    names: Object.fromEntries(Object.entries(values.names).filter(([, words]) => words.trim())) as Words,
    aliases: values.aliases,
    kind: values.kind,
    layer: values.layer,
    geometry: geometryIn(values),
    recipe: placing === 'recipe' || placing === 'outline' ? values.recipe : null,
    notStated: placing === 'region-only' || placing === 'no-place' ? placing : null,
    basis: values.basis,
    method: values.method.trim(),
    precision: Number(values.precision) || null,
    authority: values.authority,
  };
}

function operation(kept: Kept | null, values: PlaceValues) {
  const record = placeRecord(draftOf(values));
  if (!kept) return { noun: 'place', id: values.id.trim(), before: null, put: record };
  const former = (kept.record.geocoding ?? {}) as Readonly<Record<string, unknown>>;
  const geocoding = { ...former, ...(record.geocoding as object) };
  return {
    noun: 'place',
    id: kept.id,
    before: kept.hash,
    set: changedKeys(kept.record, { ...record, geocoding }, KEYS),
  };
}
