import assert from 'node:assert/strict';
import { test } from 'node:test';

import { labelParts, rankOf, spokenName } from '../src/map/naming.ts';
import { type Standing, standingsOf } from '../src/map/standing.ts';
import type { Derivation, PayloadPlace } from '../src/payload.ts';
import { createState, type State } from '../src/state.ts';
import { layer, payloadOf, place, quote } from './payload-of.ts';
import './speaking.ts';

const DERIVED: Derivation = {
  recipe: 'offshore',
  quote: 'q',
  number: '11 Kilometer',
  start: 0,
  end: 1,
  distance_m: 11_000,
  tolerance_m: 500,
  direction_deg: null,
  tolerance_deg: null,
  reference: null,
  facing: null,
  assumption: null,
  measurements: [],
  center_line: null,
  dimension: null,
  outline: null,
};

function stateOf(places: readonly PayloadPlace[], languages = ['de', 'en']): State {
  return createState(
    payloadOf({
      languages,
      layers: [layer('areas'), layer('places')],
      places,
      quotes: places.map((each) => quote(`q-${each.id}`, { places: [each.id] })),
    }),
  );
}

const standing = (...places: PayloadPlace[]): Standing => standingsOf(places, 5)[0] as Standing;

test('a vessel is labelled with the quoted number, in the quotation marks of the language, and with what is not stated', () => {
  const vessel = place('gravely', { names: { de: 'USS Gravely' }, kind: 'vessel', derivation: DERIVED });
  const state = stateOf([vessel]);
  assert.deepEqual(labelParts(standing(vessel), state), ['USS Gravely', '„11 Kilometer“', 'Stelle nicht genannt']);
  state.language.value = 'es';
  assert.equal(labelParts(standing(vessel), state)[1], '«11 Kilometer»');
});

test('in another language than the article’s the label gives the distance, for a quotation in it would be no wording', () => {
  const vessel = place('gravely', {
    names: { de: 'USS Gravely' },
    kind: 'vessel',
    derivation: { ...DERIVED, quote: 'q-gravely', distance_m: 11_000 },
  });
  const state = stateOf([vessel]);
  assert.equal(labelParts(standing(vessel), state)[1], '„11 Kilometer“');
  state.language.value = 'es';
  assert.equal(labelParts(standing(vessel), state)[1], '11 km');
});

test('a name that the dossier lacks in the language falls back to the first one', () => {
  const city = place('moscow', { names: { de: 'Moskau' } });
  const state = stateOf([city]);
  state.language.value = 'en';
  assert.deepEqual(labelParts(standing(city), state), ['Moskau']);
});

test('a screen reader hears name, kind and number of quotes of each place that a mark stands for', () => {
  const [city, government] = [
    place('moscow', { names: { de: 'Moskau' } }),
    place('government', { names: { de: 'Moskau (Regierung)' }, role: 'seat' }),
  ];
  assert.equal(
    spokenName(standing(city, government), stateOf([city, government])),
    'Moskau, Stadt, 1 Zitat; Moskau (Regierung), Regierungssitz, 1 Zitat',
  );
});

test('scenes are labelled before seats, seats before seas', () => {
  const places = [
    place('sea', { kind: 'sea', anchor: [1, 1] }),
    place('seat', { role: 'seat', anchor: [2, 2] }),
    place('city', { anchor: [3, 3] }),
  ];
  const state = stateOf(places);
  const ranked = standingsOf(places, 5).sort((a, b) => rankOf(a, state) - rankOf(b, state));
  assert.deepEqual(
    ranked.map((each) => each.id),
    ['city', 'seat', 'sea'],
  );
});

test('of two cities the one in the upper layer is labelled first', () => {
  const [lower, upper] = [place('lower', { layer: 'areas' }), place('upper', { layer: 'places' })];
  const state = stateOf([lower, upper]);
  assert.ok(rankOf(standing(upper), state) < rankOf(standing(lower), state));
});
