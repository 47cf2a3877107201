/** The form of a place: names, kind, layer, and where it is, with how that is known. */
import { useLayoutEffect } from 'preact/hooks';

import { commit } from '../base/actions.ts';
import { changedKeys, coordinatesOf, type PlaceDraft, placeRecord } from '../base/records.ts';
import * as store from '../base/store.ts';
import type { Candidate, Kept, Words } from '../base/types.ts';
import { t, viewerWord } from '../i18n/index.ts';
import { Choice, Field, Form } from './form.tsx';
import { newPlace, type PlaceValues, type Placing, valuesOfPlace, written } from './place-values.ts';
import { type Draft, useDraft } from './use-draft.ts';

const KEYS = ['geometry', 'names', 'kind', 'layer', 'not_stated', 'geocoding', 'authority', 'aliases'];
const PRECISIONS = [0, 10, 100, 300, 1000, 3000, 10_000, 30_000, 100_000, 300_000];
const BASES = ['stated', 'inferred', 'assumed', 'schematic'];

interface Props {
  readonly kept: Kept | null;
  readonly name: string;
  readonly from: Candidate | null;
  readonly done: () => void;
}

export function PlaceForm({ kept, name, from, done }: Props) {
  const draft = useDraft<PlaceValues>(`place ${kept?.id ?? name}`, () =>
    kept ? valuesOfPlace(kept) : newPlace(name, from),
  );
  const { values, change } = draft;
  const point = coordinatesOf(values.coordinates);
  usePlacing(draft, point);
  const isWrong = values.placing === 'point' && values.coordinates.trim() !== '' && !point;
  const drop = (): void => {
    draft.drop();
    done();
  };
  const save = async (): Promise<void> => {
    if (values.placing === 'point' && !point && !isShape(kept)) return;
    await commit(`place ${values.id}`, [operation(kept, values, point)], drop);
  };
  return (
    <Form
      heading={kept ? t('place_named', { id: kept.id }) : t('new_place_named', { name })}
      isChanged={draft.isChanged}
      save={() => void save()}
      leave={done}
      drop={drop}
    >
      <Names draft={draft} />
      <div class="cm-pair">
        <Choice
          label={t('kind')}
          value={values.kind}
          options={(store.head.value?.kinds ?? []).map((kind) => [kind, viewerWord('kind', kind)])}
          onChange={(kind) => change({ kind })}
        />
        <Choice label={t('layer')} value={values.layer} options={layers()} onChange={(layer) => change({ layer })} />
      </div>
      {!isShape(kept) && <Position draft={draft} isWrong={isWrong} isByHand={!kept && !from} />}
      <Geocoding draft={draft} />
      {!kept && <Field label={t('id')} value={values.id} onChange={(id) => change({ id })} required />}
    </Form>
  );
}

/** Lets the map show and move the point while the form stands. */
function usePlacing({ values, change }: Draft<PlaceValues>, point: readonly [number, number] | null): void {
  const precision = Number(values.precision);
  const isPoint = values.placing === 'point';
  // Before the next key: quick presses of one key count each.
  useLayoutEffect(() => {
    if (!isPoint) return;
    store.placing.value = {
      point,
      precision,
      put: (moved) =>
        change({ coordinates: written(moved), ...(values.method === '' && { method: t('by_hand_method') }) }),
      coarser: (by) => change({ precision: String(nextPrecision(precision, by)) }),
    };
    return () => {
      store.placing.value = null;
    };
  }, [values, isPoint]);
}

function nextPrecision(precision: number, by: 1 | -1): number {
  const fitting = PRECISIONS.filter((one) => (by === 1 ? one > precision : one < precision));
  return fitting.at(by === 1 ? 0 : -1) ?? precision;
}

/** Whether the place is a line or an area, whose geometry this form does not change. */
function isShape(kept: Kept | null): boolean {
  const geometry = kept?.record.geometry as { type: string } | null | undefined;
  return Boolean(geometry && geometry.type !== 'Point');
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
          onChange={(words) => change({ names: { ...values.names, [tag]: words } })}
        />
      ))}
    </>
  );
}

interface PositionProps {
  readonly draft: Draft<PlaceValues>;
  readonly isWrong: boolean;
  readonly isByHand: boolean;
}

function Position({ draft: { values, change }, isWrong, isByHand }: PositionProps) {
  const placings: readonly (readonly [Placing, string])[] = [
    ['point', t('at_coordinates')],
    ['region-only', t('only_region')],
    ['no-place', t('no_place')],
  ];
  return (
    <>
      <Choice
        label={t('position')}
        value={values.placing}
        options={placings}
        onChange={(placing) => change({ placing: placing as Placing })}
      />
      {values.placing === 'point' && (
        <Field
          label={t('coordinates')}
          value={values.coordinates}
          hint={isWrong ? t('coordinates_wrong') : t('coordinates_hint')}
          first={isByHand}
          onChange={(coordinates) => change({ coordinates })}
          required
        />
      )}
    </>
  );
}

function Geocoding({ draft: { values, change } }: { draft: Draft<PlaceValues> }) {
  const precisions = [...new Set([...PRECISIONS, Number(values.precision)])].sort((a, b) => a - b);
  return (
    <>
      {values.placing === 'point' && (
        <div class="cm-pair">
          <Choice
            label={t('basis')}
            value={values.basis}
            options={BASES.map((one) => [one, viewerWord('basis', one)])}
            onChange={(basis) => change({ basis })}
          />
          <Choice
            label={t('precision')}
            value={values.precision}
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
        hint={t('method_hint')}
        onChange={(method) => change({ method })}
      />
    </>
  );
}

function draftOf(values: PlaceValues, point: readonly [number, number] | null): PlaceDraft {
  const isPoint = values.placing === 'point';
  return {
    id: values.id.trim(),
    names: Object.fromEntries(Object.entries(values.names).filter(([, words]) => words.trim())) as Words,
    aliases: values.aliases,
    kind: values.kind,
    layer: values.layer,
    point: isPoint ? point : null,
    notStated: isPoint ? null : values.placing,
    basis: values.basis,
    method: values.method.trim(),
    precision: Number(values.precision) || null,
    authority: values.authority,
  };
}

function operation(kept: Kept | null, values: PlaceValues, point: readonly [number, number] | null) {
  const record = placeRecord(draftOf(values, point));
  if (!kept) return { noun: 'place', id: values.id.trim(), before: null, put: record };
  if (isShape(kept)) record.geometry = kept.record.geometry;
  const former = (kept.record.geocoding ?? {}) as Readonly<Record<string, unknown>>;
  const geocoding = { ...former, ...(record.geocoding as object) };
  return {
    noun: 'place',
    id: kept.id,
    before: kept.hash,
    set: changedKeys(kept.record, { ...record, geocoding }, KEYS),
  };
}
