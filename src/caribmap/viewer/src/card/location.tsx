/** How a place came to its spot: one line for the first look, the computation and our notes below. */

import { directionInWords } from '../i18n/directions.ts';
import { t } from '../i18n/index.ts';
import { marksOf } from '../i18n/languages.ts';
import { degreesInWords, distanceInWords } from '../i18n/numbers.ts';
import { basisKey } from '../map/basis.ts';
import { said } from '../parts/said.tsx';
import { Isolated, Words, wordsIn } from '../parts/words.tsx';
import type { Derivation, PayloadPlace } from '../payload.ts';
import type { State } from '../state.ts';

interface Props {
  readonly state: State;
  readonly place: PayloadPlace;
}

/** A position that is schematic has no precision. */
export function LocationLine({ state, place }: Props) {
  const language = state.language.value;
  const { basis, precision_m } = place.geocoding;
  return (
    <p class="cm-meta cm-location">
      <span class="cm-term">{said(language, 'location')}</span> {said(language, basisKey(place))}
      {precision_m !== null &&
        basis !== 'schematic' &&
        place.geometry &&
        `${t(language, 'list_comma')}${t(language, 'precision', { distance: distanceInWords(precision_m, language) })}`}
    </p>
  );
}

/** Quote, number, drawing; then what is ours: the assumption and, for comparison, our measurements. */
export function DerivationSection({ state, place }: Props) {
  const { derivation } = place;
  if (!derivation) return null;
  if (derivation.outline !== null) return <TakenSection state={state} />;
  if (derivation.number === null && !derivation.assumption) return null;
  const language = state.language.value;
  return (
    <section class="cm-card-section">
      <h3>{said(language, 'derivation')}</h3>
      {derivation.number !== null && (
        <p class="cm-chain">
          {said(language, 'derivation_quote')} →{' '}
          <strong {...marksOf(numberLanguage(state, derivation))}>{derivation.number}</strong> →{' '}
          {drawing(state, derivation)}
        </p>
      )}
      {derivation.assumption && (
        <p class="cm-meta">
          <span class="cm-term">{said(language, 'our_assumption')}</span>{' '}
          <Words state={state} text={derivation.assumption} />
        </p>
      )}
      {derivation.measurements.length > 0 && (
        <>
          <p class="cm-meta cm-term">{said(language, 'our_measurements')}</p>
          <ul class="cm-meta cm-measurements">
            {derivation.measurements.map(({ name, distance_m }) => (
              <li key={distance_m}>
                {name ? <Words state={state} text={name} /> : t(language, 'nearest_land', facing(state, derivation))}{' '}
                <b>{distanceInWords(distance_m, language)}</b>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What was taken from the base map says so: nobody drew it for this map. */
function TakenSection({ state }: { readonly state: State }) {
  const language = state.language.value;
  return (
    <section class="cm-card-section">
      <h3>{said(language, 'derivation')}</h3>
      <p class="cm-meta">{said(language, 'drawing_outline')}</p>
    </section>
  );
}

function drawing(state: State, derivation: Derivation): string {
  const language = state.language.value;
  const { recipe, distance_m, tolerance_m } = derivation;
  if (recipe === 'link' || distance_m === null) return t(language, 'drawing_link');
  const distance = distanceInWords(distance_m, language);
  const tolerance = distanceInWords(tolerance_m ?? 0, language);
  if (recipe === 'bearing')
    return t(language, 'drawing_sector', { distance, tolerance, ...directionWords(state, derivation) });
  if (recipe === 'offshore') return t(language, 'drawing_band', { distance, tolerance });
  if (tolerance_m === null) return t(language, 'drawing_ring', { distance });
  const [from, to] = [distance_m - tolerance_m, distance_m + tolerance_m].map((metres) =>
    distanceInWords(metres, language),
  );
  return t(language, 'drawing_ring_band', { from: from ?? '', to: to ?? '' });
}

/** The direction of a bearing, what it leaves open, and the place it starts from. */
function directionWords(state: State, { direction_deg, tolerance_deg, reference }: Derivation): Record<string, string> {
  const language = state.language.value;
  const origin = state.index.places.get(reference ?? '');
  return {
    direction: directionInWords(direction_deg ?? 0, language),
    degrees: degreesInWords(tolerance_deg ?? 0, language),
    place: origin ? wordsIn(state, origin.names) : '',
  };
}

function numberLanguage(state: State, { quote }: Derivation): string | undefined {
  return state.index.sources.get(state.index.quotes.get(quote ?? '')?.source ?? '')?.language;
}

function facing(state: State, derivation: Derivation): { readonly place: string } {
  const place = state.index.places.get(derivation.facing ?? '');
  return { place: place ? wordsIn(state, place.names) : '' };
}

export function GeocodingNote({ state, place }: Props) {
  const language = state.language.value;
  const { method, note } = place.geocoding;
  if (!method && !note) return null;
  return (
    <section class="cm-card-section">
      <h3>{said(language, 'geocoding')}</h3>
      {note && (
        <p class="cm-meta">
          <Words state={state} text={note} />
        </p>
      )}
      {method && !note && (
        <p class="cm-meta">
          <span class="cm-term">{said(language, 'geocoding_method')}</span> <Isolated text={method} />
        </p>
      )}
    </section>
  );
}
