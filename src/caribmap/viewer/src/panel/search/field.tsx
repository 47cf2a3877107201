/** The search field with its hits below: a combobox with arrow keys, Enter and Escape. */

import { type ReadonlySignal, type Signal, useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { openPlace, openQuote, showRecord } from '../../actions.ts';
import { t } from '../../i18n/index.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import { countIn, shareInWords } from '../../i18n/numbers.ts';
import { said } from '../../parts/said.tsx';
import type { Finding, Hit } from '../../search/index.ts';
import type { State } from '../../state.ts';
import { HitView } from './hit.tsx';
import { type Group, groupHits, moreOptionOf, neighbour, optionOf, optionsOf } from './rows.ts';

const GROUP_NAMES: Readonly<Record<Hit['type'], MessageKey>> = {
  place: 'places',
  quote: 'search_quotes',
  event: 'events',
  discrepancy: 'discrepancies',
  source: 'sources',
};

type Unfolded = ReadonlyMap<Hit['type'], number>;

interface Props {
  readonly state: State;
  /** Whether a reader has just asked for the field. */
  readonly takesFocus?: boolean;
}

export function SearchField({ state, takesFocus = false }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) input.current?.focus({ preventScroll: true });
  }, []);
  const language = state.language.value;
  const search = useSearch(state);
  const isOpen = state.query.value !== '';
  return (
    <div class="cm-search" role="search">
      <input
        ref={input}
        type="text"
        inputMode="search"
        role="combobox"
        aria-label={t(language, 'search')}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls="search-hits"
        aria-activedescendant={search.active.value ?? undefined}
        placeholder={t(language, 'search_in')}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={state.query.value}
        onFocus={() => state.search.prepare()}
        onInput={(event) => search.ask(event.currentTarget.value)}
        onKeyDown={search.follow}
      />
      {isOpen && (
        <button
          type="button"
          class="cm-search-clear"
          aria-label={t(language, 'search_clear')}
          onClick={() => search.ask('')}
        />
      )}
      {isOpen && <Reach state={state} />}
      {isOpen && <Hits state={state} search={search} />}
      <p class="cm-visually-hidden" role="status">
        {isOpen && t(language, 'search_hits', { count: search.finding.value.hits.length })}
      </p>
    </div>
  );
}

interface SearchInHand {
  readonly finding: ReadonlySignal<Finding>;
  readonly groups: ReadonlySignal<readonly Group[]>;
  /** Id of the option that the arrow keys have come to. */
  readonly active: Signal<string | null>;
  readonly unfolded: Signal<Unfolded>;
  readonly ask: (query: string) => void;
  /** Event handler of the field's keys. */
  readonly follow: (event: KeyboardEvent) => void;
}

function useSearch(state: State): SearchInHand {
  const active = useSignal<string | null>(null);
  const unfolded = useSignal<Unfolded>(new Map());
  const finding = useComputed(() => {
    // Records that have been read since may be found as well.
    if (state.query.value !== '') state.search.read.value;
    return state.search.findSoFar(state.query.value);
  });
  const groups = useComputed(() => groupHits((type) => finding.value.of(type), unfolded.value));
  const ask = (query: string): void => {
    state.query.value = query;
    active.value = null;
    unfolded.value = new Map();
  };
  const point = (option: string | null): void => {
    active.value = option;
    if (option !== null) document.getElementById(option)?.scrollIntoView({ block: 'nearest' });
  };
  const follow = (event: KeyboardEvent): void => {
    const options = optionsOf(groups.value);
    const direction = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key];
    if (direction) point(neighbour(options, active.value, direction));
    else if (event.key === 'Escape' && state.query.value !== '') ask('');
    else if (event.key === 'Enter') document.getElementById(active.value ?? options[0] ?? '')?.click();
    else return;
    event.preventDefault();
  };
  return { finding, groups, active, unfolded, ask, follow };
}

/** Says which records are not searched, or not yet. */
function Reach({ state }: { readonly state: State }) {
  const language = state.language.value;
  const { hasQuotes, read } = state.search;
  if (hasQuotes && read.value === 1) return null;
  return (
    <p class="cm-meta cm-search-reach">
      {!hasQuotes && `${t(language, 'search_names')} `}
      {read.value < 1 && t(language, 'search_reading', { share: shareInWords(read.value, language) })}
    </p>
  );
}

interface HitsProps {
  readonly state: State;
  readonly search: SearchInHand;
}

function Hits({ state, search: { finding, groups, active, unfolded } }: HitsProps) {
  const language = state.language.value;
  if (groups.value.length === 0) return <p class="cm-meta cm-no-hits">{said(language, 'search_hits', { count: 0 })}</p>;
  const unfold = (type: Hit['type']): void => {
    unfolded.value = new Map(unfolded.value).set(type, (unfolded.value.get(type) ?? 0) + 1);
    active.value = null;
  };
  return (
    <div
      id="search-hits"
      class="cm-hits"
      role="listbox"
      aria-label={t(language, 'search_hits', { count: finding.value.hits.length })}
    >
      {groups.value.map(({ type, hits, more }) => (
        <div key={type} class="cm-hit-group" role="group" aria-label={t(language, GROUP_NAMES[type])}>
          <div class="cm-hit-group-name" aria-hidden="true">
            <span>{said(language, GROUP_NAMES[type])}</span>
            <span class="cm-row-count">{countIn(language, hits.length + more)}</span>
          </div>
          {hits.map((hit) => (
            <Option key={hit.id} id={optionOf(hit)} active={active} choose={() => openHit(state, hit)}>
              <HitView state={state} hit={hit} found={finding.value.words} />
            </Option>
          ))}
          {more > 0 && (
            <Option id={moreOptionOf(type)} active={active} choose={() => unfold(type)}>
              <span class="cm-hit-more">{said(language, 'more', { count: more })}</span>
            </Option>
          )}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly active: Signal<string | null>;
  readonly choose: () => void;
  readonly children: preact.ComponentChildren;
}

function Option({ id, active, choose, children }: OptionProps) {
  return (
    // The field keeps the focus: the pointer does not take it, and keys work from there.
    <div
      id={id}
      class="cm-hit"
      role="option"
      aria-selected={active.value === id}
      onMouseDown={(event) => event.preventDefault()}
      onClick={choose}
    >
      {children}
    </div>
  );
}

function openHit(state: State, { type, id }: Hit): void {
  if (type === 'place') openPlace(state, id);
  else if (type === 'quote') openQuote(state, id);
  else showRecord(state, RECORDS[type], `${type}-${id}`);
}

const RECORDS = { event: 'events', discrepancy: 'discrepancies', source: 'sources' } as const;
