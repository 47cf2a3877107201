/** Printing: the map at paper size, and after it every shown place with its quotes, numbered. */

import type { Map as LeafletMap } from 'leaflet';
import { render } from 'preact';
import { LocationLine } from './card/location.tsx';
import { Quote } from './card/quote.tsx';
import { said } from './parts/said.tsx';
import { Words } from './parts/words.tsx';
import type { State } from './state.ts';

/** Most places in the list: more would be a book, and keep the browser busy for minutes. */
const MOST_PLACES = 1_000;

/** The list is in the page only while it prints; the map is resized for the paper, and again after printing. */
export function startPrinting(state: State, map: LeafletMap): void {
  const host = document.createElement('div');
  host.className = 'cm-print-list';
  document.getElementById('caribmap-app')?.append(host);
  const print = (printing: boolean) => (): void => {
    document.documentElement.classList.toggle('cm-printing', printing);
    render(printing ? <PrintList state={state} /> : null, host);
    map.invalidateSize({ animate: false });
  };
  addEventListener('beforeprint', print(true));
  addEventListener('afterprint', print(false));
}

function PrintList({ state }: { readonly state: State }) {
  const language = state.language.value;
  const { shown } = state;
  const places = Array.from(shown.value.positions.subarray(0, MOST_PLACES), (position) =>
    state.index.places.at(position),
  );
  return (
    <>
      <h2>{said(language, 'places_shown', { shown: state.shown.value.length, count: state.index.places.count })}</h2>
      {places.length < shown.value.length && <p>{said(language, 'print_first', { count: places.length })}</p>}
      <ol>
        {places.map((place) => (
          <li key={place.id}>
            <h3>
              <Words state={state} text={place.names} />
            </h3>
            <LocationLine state={state} place={place} />
            {state.quotesOf(place.id).map((quote) => (
              <Quote key={quote.id} state={state} quote={quote} />
            ))}
          </li>
        ))}
      </ol>
      {state.payload.credits && (
        <p class="cm-meta">
          <Words state={state} text={state.payload.credits} />
        </p>
      )}
    </>
  );
}
