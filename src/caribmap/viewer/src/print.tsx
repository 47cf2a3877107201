/** Printing: the map at paper size, and after it in words what it shows; or, on request, the map alone. */

import type { Map as LeafletMap } from 'leaflet';
import { render } from 'preact';
import { LocationLine } from './card/location.tsx';
import { Quote } from './card/quote.tsx';
import { countIn } from './i18n/numbers.ts';
import { Events } from './panel/events.tsx';
import { DiscrepancyView } from './parts/discrepancy.tsx';
import { evidence, Subtitle, Unsigned } from './parts/evidence.tsx';
import { said } from './parts/said.tsx';
import { Isolated, OutLink, When, Words } from './parts/words.tsx';
import { MOST_PRINTED, numbersOf } from './printed.ts';
import type { State } from './state.ts';

/** The list is in the page only while it prints; the map is resized for the paper, and again after printing. */
export function startPrinting(state: State, map: LeafletMap): void {
  const host = document.createElement('div');
  host.className = 'cm-print-list';
  document.getElementById('caribmap-app')?.append(host);
  const print = (printing: boolean) => (): void => {
    const isMapOnly = state.printing.value === 'map';
    document.documentElement.classList.toggle('cm-printing', printing);
    document.documentElement.classList.toggle('cm-prints-map-only', printing && isMapOnly);
    state.printing.value = printing ? (state.printing.value ?? 'all') : null;
    render(printing && !isMapOnly ? <PrintList state={state} /> : null, host);
    map.invalidateSize({ animate: false });
  };
  addEventListener('beforeprint', print(true));
  addEventListener('afterprint', print(false));
}

interface Props {
  readonly state: State;
}

function PrintList({ state }: Props) {
  const language = state.language.value;
  const { discrepancies, events, credits } = state.payload;
  const mainFirst = (['main', 'minor'] as const).flatMap((weight) =>
    discrepancies.filter((one) => one.weight === weight),
  );
  return (
    <>
      <div class="cm-print-head">
        <Subtitle state={state} />
        <p class="cm-meta">{evidence(state)}</p>
        <Unsigned state={state} />
      </div>
      <Places state={state} />
      {mainFirst.length > 0 && (
        <section>
          <h2>
            {said(language, 'discrepancies')} ({countIn(language, mainFirst.length)})
          </h2>
          {mainFirst.map((discrepancy) => (
            <DiscrepancyView key={discrepancy.id} state={state} discrepancy={discrepancy} inCardOf={undefined} />
          ))}
        </section>
      )}
      {events.length > 0 && (
        <section>
          <h2>{said(language, 'events')}</h2>
          <Events state={state} />
        </section>
      )}
      <Sources state={state} />
      {credits && (
        <p class="cm-meta">
          <Words state={state} text={credits} />
        </p>
      )}
    </>
  );
}

function Places({ state }: Props) {
  const language = state.language.value;
  const { shown } = state;
  const places = Array.from(numbersOf(state), ([id]) => state.index.places.get(id)).filter((place) => !!place);
  return (
    <section>
      <h2>{said(language, 'places_shown', { shown: shown.value.length, count: state.index.places.count })}</h2>
      {shown.value.length > MOST_PRINTED && <p>{said(language, 'print_first', { count: MOST_PRINTED })}</p>}
      <ol class="cm-print-places">
        {places.map((place) => (
          <li key={place.id}>
            <div class="cm-print-begin">
              <h3>
                <Words state={state} text={place.names} />
              </h3>
              <LocationLine state={state} place={place} />
            </div>
            {state.quotesOf(place.id).map((quote) => (
              <Quote key={quote.id} state={state} quote={quote} />
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Sources({ state }: Props) {
  const language = state.language.value;
  return (
    <section>
      <h2>{said(language, 'sources')}</h2>
      <ul class="cm-print-sources">
        {state.payload.sources.map((source) => (
          <li key={source.id}>
            <b>
              <Isolated text={source.short} />
            </b>
            {source.title && (
              <>
                {' · '}
                <OutLink href={source.url}>{source.title}</OutLink>
              </>
            )}
            {(source.published || source.inferred.published) && (
              <>
                {' · '}
                <When state={state} stated={source.published} inferred={source.inferred.published ?? null} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
