/** A recipe from a number of a quote: the server computes what it would draw, the map shows it, and a person takes it. */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

import { attempt } from '../base/actions.ts';
import { ask } from '../base/api.ts';
import * as store from '../base/store.ts';
import type { Kept, NumberSpan, RecipeProposal } from '../base/types.ts';
import { t } from '../i18n/index.ts';
import { Choice, Field, Form } from './form.tsx';

const KINDS = ['ring', 'bearing', 'offshore', 'link'] as const;
type Kind = (typeof KINDS)[number];
const PAUSE_MS = 120;
/** By kind, the numbers that may be changed; the server proposes them. */
const NUMBERS = {
  ring: [],
  bearing: ['tolerance_km', 'tolerance_deg'],
  offshore: ['tolerance_km', 'within_km'],
  link: [],
} as const;
const LABELS = { tolerance_km: 'tolerance_km', tolerance_deg: 'tolerance_deg', within_km: 'within_km' } as const;

interface Asked {
  readonly kind: Kind;
  readonly place: string;
  readonly to: string;
  /** What was typed over the proposed numbers. */
  readonly numbers: Readonly<Record<string, string>>;
}

interface Props {
  readonly quote: Kept;
  readonly number: NumberSpan;
  readonly done: () => void;
}

export function RecipeForm({ quote, number, done }: Props) {
  const [asked, setAsked] = useState<Asked>(() => ({
    kind: 'ring',
    place: String((quote.record.places as readonly string[] | undefined)?.[0] ?? ''),
    to: '',
    numbers: {},
  }));
  const proposal = useProposal(asked, quote, number);
  const change = (part: Partial<Asked>): void => setAsked({ ...asked, ...part });
  const take = (): void => {
    if (!proposal?.geometry) return;
    const name = [number.surface, nameOfPlace(asked.place)].filter(Boolean).join(' – ');
    store.atHand.value = { kind: 'place', kept: null, name, from: null, begins: proposal };
  };
  return (
    <Form
      heading={t('recipe_of', { number: number.surface })}
      isChanged={false}
      save={take}
      leave={done}
      saveWords={t('take_recipe')}
    >
      <Choice
        label={t('recipe_kind')}
        value={asked.kind}
        options={KINDS.map((kind) => [kind, t(`recipe_${kind}`)])}
        onChange={(kind) => change({ kind: kind as Kind, numbers: {} })}
      />
      <Where asked={asked} change={change} />
      {NUMBERS[asked.kind].map((key) => (
        <Field
          key={key}
          label={t(LABELS[key])}
          value={asked.numbers[key] ?? String(proposal?.recipe[asked.kind]?.[key] ?? '')}
          onChange={(value) => change({ numbers: { ...asked.numbers, [key]: value } })}
        />
      ))}
      <Outcome proposal={proposal} />
    </Form>
  );
}

function Where({ asked, change }: { asked: Asked; change: (part: Partial<Asked>) => void }) {
  const places: readonly (readonly [string, string])[] = [
    ['', '–'],
    ...store.places.value.map((place) => [place.id, nameOfPlace(place.id)] as const),
  ];
  return (
    <>
      <Choice
        label={t('recipe_place')}
        value={asked.place}
        options={places}
        onChange={(place) => change({ place, numbers: {} })}
      />
      {(asked.kind === 'offshore' || asked.kind === 'link') && (
        <Choice
          label={t(asked.kind === 'link' ? 'recipe_to' : 'recipe_facing')}
          value={asked.to}
          options={places}
          onChange={(to) => change({ to, numbers: {} })}
        />
      )}
    </>
  );
}

function Outcome({ proposal }: { proposal: RecipeProposal | null }) {
  if (!proposal?.geometry) {
    return (
      <p class="cm-quiet" role="status">
        {t('recipe_nothing')}
      </p>
    );
  }
  return (
    <ul class={proposal.faults.length > 0 ? 'cm-warning' : undefined} lang="en" role="status">
      {proposal.faults.map((fault) => (
        <li key={fault.message}>
          {fault.code}: {fault.message} – {fault.hint}
        </li>
      ))}
    </ul>
  );
}

/** What the server proposes for what is asked, and what the map shows of it. */
function useProposal(asked: Asked, quote: Kept, number: NumberSpan): RecipeProposal | null {
  const [proposal, setProposal] = useState<RecipeProposal | null>(null);
  useEffect(() => {
    const pause = setTimeout(() => {
      void propose(asked, quote, number).then((found) => {
        setProposal(found);
        store.proposed.value = found?.geometry ?? null;
      });
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [asked]);
  // Before the form of the place shows it anew.
  useLayoutEffect(
    () => () => {
      store.proposed.value = null;
    },
    [],
  );
  return proposal;
}

async function propose(asked: Asked, quote: Kept, number: NumberSpan): Promise<RecipeProposal | null> {
  const { kind, place, to } = asked;
  const isWhole = place && (to || !(kind === 'offshore' || kind === 'link'));
  if (!isWhole) return null;
  const numbers = Object.entries(asked.numbers).filter(([, value]) => Number(value) > 0);
  let found: RecipeProposal | null = null;
  await attempt(async () => {
    found = await ask<RecipeProposal>('propose/recipe', {
      quote: quote.id,
      number: [number.start, number.end],
      kind,
      place,
      ...(kind === 'offshore' && { facing: to }),
      ...(kind === 'link' && { to }),
      ...Object.fromEntries(numbers.map(([key, value]) => [key, Number(value)])),
    });
  });
  return found;
}

function nameOfPlace(id: string): string {
  const place = store.places.value.find((one) => one.id === id);
  return place ? store.nameOf(place, store.head.value?.languages ?? []) : '';
}
