/** A small sound payload for tests; each part can be replaced. */
import type {
  Payload,
  PayloadDiscrepancy,
  PayloadEdition,
  PayloadLayer,
  PayloadPlace,
  PayloadQuote,
  PayloadSource,
  PayloadView,
} from '../src/payload.ts';

export function place(id: string, parts: Partial<PayloadPlace> = {}): PayloadPlace {
  return {
    id,
    names: { de: id },
    aliases: {},
    kind: 'city',
    layer: 'places',
    role: 'literal',
    geometry: { type: 'Point', coordinates: [-66.9, 10.5] },
    anchor: [-66.9, 10.5],
    geocoding: { method: null, basis: 'stated', precision_m: null, note: null },
    not_stated: null,
    derivation: null,
    authority: {},
    lead: null,
    ...parts,
  };
}

export function quote(id: string, parts: Partial<PayloadQuote> = {}): PayloadQuote {
  return {
    id,
    source: 'paper',
    exact: `Wortlaut ${id}`,
    cut: { before: false, after: false },
    start: 0,
    end: 10,
    places: ['caracas'],
    speaker: null,
    origin: null,
    origin_inferred: null,
    date: null,
    date_inferred: null,
    time: null,
    modality: null,
    denies: [],
    of: null,
    translations: null,
    note: null,
    ...parts,
  };
}

export function source(id: string): PayloadSource {
  return {
    id,
    file: `${id}.txt`,
    sha256: '0',
    language: 'de',
    short: id,
    title: null,
    publisher: null,
    author: null,
    published: null,
    url: null,
    about: null,
    inferred: {},
    chars: 100,
    quoted_share: 0.1,
  };
}

export function layer(id: string, on = true): PayloadLayer {
  return { id, name: { de: id }, color: { light: '#000', dark: '#fff' }, on };
}

export function discrepancy(id: string, answers: readonly (readonly string[])[]): PayloadDiscrepancy {
  return {
    id,
    question: { de: id },
    kind: 'between-sources',
    weight: 'main',
    answers: answers.map((quotes) => ({ value: { de: id }, quotes })),
    references: [],
    note: null,
  };
}

const UNSIGNED: PayloadEdition = {
  version: null,
  as_of: null,
  byline: null,
  desk: null,
  contact: null,
  imprint: null,
  privacy: null,
  corrections: [],
  signed_off: null,
};

const NO_MENTIONS: Payload['mentions'] = {
  total: 0,
  mapped: 0,
  ruled_out: 0,
  unaccounted: 0,
  by_confidence: {},
  by_place: {},
  rulings: [],
  possible: [],
  recall: {},
  unrecognised: [],
};

function view(id: string, bounds: readonly number[], layers: readonly string[] | null = null): PayloadView {
  return { id, name: { de: id }, caption: null, bounds, portrait: null, layers };
}

const BASEMAP: Payload['basemap'] = {
  budget_kb: 110,
  relief: true,
  globe: true,
  graticule: true,
  max_zoom: 10,
  fine_coast: null,
  contested: [],
};

export function payloadOf(parts: Partial<Payload> = {}): Payload {
  return {
    format: 2,
    generator: 'test',
    title: { de: 'Titel' },
    subtitle: null,
    url: null,
    languages: ['de', 'en'],
    edition: UNSIGNED,
    layers: [layer('areas'), layer('forces', false), layer('places')],
    views: [view('near', [-70, 5, -60, 15]), view('far', [-90, -10, 60, 60], ['forces', 'places'])],
    worldviews: [
      { id: 'administered', name: { de: 'A' }, note: null, shows: [], hides: [], quotes: [], references: [] },
      { id: 'claimed', name: { de: 'B' }, note: null, shows: ['strip'], hides: ['line'], quotes: [], references: [] },
    ],
    story: [],
    places: [
      place('caracas'),
      place('fleet', { layer: 'forces', geometry: null, anchor: null, not_stated: 'region-only' }),
      place('strip', { kind: 'disputed-area', layer: 'areas' }),
      place('line', { kind: 'border', layer: 'areas' }),
    ],
    origins: [],
    quotes: [
      quote('q1', { places: ['caracas', 'strip'] }),
      quote('q2', { source: 'agency', places: ['fleet', 'line'] }),
    ],
    sources: [source('paper'), source('agency')],
    events: [],
    discrepancies: [],
    mentions: NO_MENTIONS,
    coast: null,
    survey: null,
    orientation: [],
    basemap: BASEMAP,
    tiles: null,
    credits: null,
    interface: {},
    columns: null,
    ...parts,
  };
}
