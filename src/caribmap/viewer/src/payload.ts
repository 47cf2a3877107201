/** Generated from caribmap/payload/types.py by tools/payload_types.py. Do not edit. */
import type { Geometry } from 'geojson';

export type Text = Readonly<Record<string, string>>;

export interface CodedColumn {
  readonly values: readonly unknown[];
  readonly type: 'uint8' | 'uint16' | 'uint32';
}

export interface NumberColumn {
  readonly type: 'int32' | 'float64';
  readonly scale: number | null;
  readonly length: number;
}

export interface PayloadColumns {
  readonly places: TableManifest;
  readonly quotes: TableManifest;
}

export interface TableManifest {
  readonly count: number;
  readonly chunk_size: number;
  readonly chunks: number;
  readonly coded: Readonly<Record<string, CodedColumn>>;
  readonly numbers: Readonly<Record<string, NumberColumn>>;
  readonly sha256: string;
}

export interface PayloadSurvey {
  readonly articles: number;
  readonly unit: 'day' | 'month' | 'year';
  readonly starts: readonly string[];
  readonly end: string | null;
  readonly counts: Readonly<Record<string, readonly number[]>>;
  readonly undated: Readonly<Record<string, number>>;
  readonly sampled: number;
  readonly unnamed: number;
  readonly left_out: number;
  readonly columns: Text;
  readonly language: string;
}

export interface Inferred {
  readonly value: string;
  readonly reason: Text;
}

export interface TimeBounds {
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly basis: 'stated' | 'inferred';
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

export interface PayloadGeocoding {
  readonly method: string | null;
  readonly basis: string;
  readonly precision_m: number | null;
  readonly note: Text | null;
}

export interface Measurement {
  readonly name: Text | null;
  readonly distance_m: number;
}

export interface Derivation {
  readonly recipe: 'offshore' | 'ring' | 'bearing' | 'link' | 'outline';
  readonly quote: string | null;
  readonly number: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly distance_m: number | null;
  readonly tolerance_m: number | null;
  readonly direction_deg: number | null;
  readonly tolerance_deg: number | null;
  readonly reference: string | null;
  readonly facing: string | null;
  readonly assumption: Text | null;
  readonly measurements: readonly Measurement[];
  readonly center_line: Geometry | null;
  readonly dimension: Geometry | null;
  readonly outline: string | null;
}

export interface PayloadPlace {
  readonly id: string;
  readonly names: Text;
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  readonly kind: string;
  readonly layer: string;
  readonly role: 'literal' | 'seat';
  readonly geometry: Geometry | null;
  readonly anchor: readonly number[] | null;
  readonly geocoding: PayloadGeocoding;
  readonly not_stated: 'region-only' | 'no-place' | null;
  readonly derivation: Derivation | null;
  readonly authority: Readonly<Record<string, string | null>>;
  readonly lead: string | null;
}

export interface Cut {
  readonly before: boolean;
  readonly after: boolean;
}

export interface PayloadQuote {
  readonly id: string;
  readonly source: string;
  readonly exact: string;
  readonly start: number;
  readonly end: number;
  readonly cut: Cut;
  readonly places: readonly string[];
  readonly speaker: Text | null;
  readonly origin: string | null;
  readonly origin_inferred: Inferred | null;
  readonly date: string | null;
  readonly date_inferred: Inferred | null;
  readonly time: TimeBounds | null;
  readonly modality: 'stated' | 'claimed' | 'confirmed' | 'denied' | 'speculated' | null;
  readonly denies: readonly string[];
  readonly of: Text | null;
  readonly translations: Text | null;
  readonly note: Text | null;
}

export interface PayloadSource {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly language: string;
  readonly short: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly about: Text | null;
  readonly inferred: Readonly<Record<string, Inferred>>;
  readonly chars: number;
  readonly quoted_share: number;
}

export interface PayloadEvent {
  readonly id: string;
  readonly title: Text;
  readonly when: string | null;
  readonly when_inferred: Inferred | null;
  readonly time: TimeBounds | null;
  readonly quotes: readonly string[];
  readonly places: readonly string[];
}

export interface PayloadAnswer {
  readonly value: Text;
  readonly quotes: readonly string[];
}

export interface PayloadReference {
  readonly title: Text;
  readonly published: string | null;
  readonly url: string | null;
}

export interface PayloadDiscrepancy {
  readonly id: string;
  readonly question: Text;
  readonly kind: 'between-sources' | 'within-source' | 'outside-fact';
  readonly weight: 'main' | 'minor';
  readonly answers: readonly PayloadAnswer[];
  readonly references: readonly PayloadReference[];
  readonly note: Text | null;
}

export interface RuledOut {
  readonly ruling: string;
  readonly reason: Text | null;
  readonly surfaces: readonly string[];
  readonly count: number;
}

export interface Wording {
  readonly surface: string;
  readonly count: number;
}

export interface MentionSums {
  readonly total: number;
  readonly mapped: number;
  readonly ruled_out: number;
  readonly unaccounted: number;
  readonly by_confidence: Readonly<Record<string, number>>;
  readonly rulings: readonly RuledOut[];
  readonly possible: readonly Wording[];
  readonly recall: Readonly<Record<string, number>>;
  readonly unrecognised: readonly string[];
}

export interface PayloadMentions extends MentionSums {
  readonly by_place: Readonly<Record<string, number>>;
}

export interface ColumnarMentions extends MentionSums {
  readonly by_place: null;
}

export interface Color {
  readonly light: string;
  readonly dark: string;
}

export interface PayloadLayer {
  readonly id: string;
  readonly name: Text;
  readonly color: Color;
  readonly on: boolean;
}

export interface PayloadView {
  readonly id: string;
  readonly name: Text;
  readonly caption: Text | null;
  readonly bounds: readonly number[];
  readonly portrait: readonly number[] | null;
  readonly layers: readonly string[] | null;
}

export interface PayloadWorldview {
  readonly id: string;
  readonly name: Text;
  readonly note: Text | null;
  readonly shows: readonly string[];
  readonly hides: readonly string[];
  readonly quotes: readonly string[];
  readonly references: readonly PayloadReference[];
}

export interface PayloadStoryNote {
  readonly place: string;
  readonly text: Text;
}

export interface PayloadStoryStep {
  readonly title: Text;
  readonly text: Text;
  readonly view: string | null;
  readonly frame: readonly string[];
  readonly show: readonly string[];
  readonly quotes: readonly string[];
  readonly notes: readonly PayloadStoryNote[];
  readonly layers: readonly string[] | null;
  readonly world: string | null;
  readonly begin: string | null;
  readonly end: string | null;
}

export interface PayloadOrigin {
  readonly id: string;
  readonly name: Text;
}

export interface PayloadCorrection {
  readonly date: string;
  readonly text: Text;
  readonly places: readonly string[];
}

export interface PayloadEdition {
  readonly version: string | null;
  readonly as_of: string | null;
  readonly byline: string | null;
  readonly desk: string | null;
  readonly contact: string | null;
  readonly imprint: string | null;
  readonly privacy: string | null;
  readonly corrections: readonly PayloadCorrection[];
  readonly signed_off: string | null;
}

export interface PayloadCoast {
  readonly bounds: readonly number[];
  readonly sheet: string;
  readonly provenance: Text;
}

export interface PayloadOrientation {
  readonly kind: 'country' | 'capital' | 'town' | 'sea' | 'island' | 'lake' | 'river';
  readonly names: Text;
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
  readonly rank: number;
  readonly iso: string | null;
  readonly rooms: readonly (readonly number[])[];
  readonly spots: readonly (readonly number[])[];
}

export interface PayloadBasemap {
  readonly budget_kb: number;
  readonly relief: boolean;
  readonly globe: boolean;
  readonly graticule: boolean;
  readonly max_zoom: number;
  readonly fine_coast: string | null;
  readonly contested: readonly (readonly number[])[];
}

export interface PayloadTiles {
  readonly name: string;
  readonly url: string;
  readonly attribution: string;
  readonly max_zoom: number;
  readonly subdomains: readonly string[];
}

export interface PayloadFrame {
  readonly format: 2;
  readonly generator: string;
  readonly title: Text;
  readonly subtitle: Text | null;
  readonly url: string | null;
  readonly languages: readonly string[];
  readonly edition: PayloadEdition;
  readonly layers: readonly PayloadLayer[];
  readonly views: readonly PayloadView[];
  readonly worldviews: readonly PayloadWorldview[];
  readonly story: readonly PayloadStoryStep[];
  readonly origins: readonly PayloadOrigin[];
  readonly sources: readonly PayloadSource[];
  readonly events: readonly PayloadEvent[];
  readonly discrepancies: readonly PayloadDiscrepancy[];
  readonly coast: PayloadCoast | null;
  readonly orientation: readonly PayloadOrientation[];
  readonly basemap: PayloadBasemap;
  readonly tiles: PayloadTiles | null;
  readonly credits: Text | null;
  readonly interface: Readonly<Record<string, Text>>;
  readonly survey: PayloadSurvey | null;
}

export interface Payload extends PayloadFrame {
  readonly places: readonly PayloadPlace[];
  readonly quotes: readonly PayloadQuote[];
  readonly mentions: PayloadMentions;
  readonly columns: null;
}

export interface ColumnarPayload extends PayloadFrame {
  readonly places: null;
  readonly quotes: null;
  readonly mentions: ColumnarMentions;
  readonly columns: PayloadColumns;
}

/** The records as data: '?' after a type: or null; '[]': a list of it; '{}': values by name. */
export const SHAPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CodedColumn: { values: 'unknown[]', type: 'string' },
  NumberColumn: { type: 'string', scale: 'number?', length: 'number' },
  PayloadColumns: { places: 'TableManifest', quotes: 'TableManifest' },
  TableManifest: { count: 'number', chunk_size: 'number', chunks: 'number', coded: 'CodedColumn{}', numbers: 'NumberColumn{}', sha256: 'string' },
  PayloadSurvey: { articles: 'number', unit: 'string', starts: 'string[]', end: 'string?', counts: 'number[]{}', undated: 'number{}', sampled: 'number', unnamed: 'number', left_out: 'number', columns: 'string{}', language: 'string' },
  Inferred: { value: 'string', reason: 'string{}' },
  TimeBounds: { earliest: 'string?', latest: 'string?', basis: 'string', approximate: 'boolean', uncertain: 'boolean' },
  PayloadGeocoding: { method: 'string?', basis: 'string', precision_m: 'number?', note: 'string{}?' },
  Measurement: { name: 'string{}?', distance_m: 'number' },
  Derivation: { recipe: 'string', quote: 'string?', number: 'string?', start: 'number?', end: 'number?', distance_m: 'number?', tolerance_m: 'number?', direction_deg: 'number?', tolerance_deg: 'number?', reference: 'string?', facing: 'string?', assumption: 'string{}?', measurements: 'Measurement[]', center_line: 'object?', dimension: 'object?', outline: 'string?' },
  PayloadPlace: { id: 'string', names: 'string{}', aliases: 'string[]{}', kind: 'string', layer: 'string', role: 'string', geometry: 'object?', anchor: 'number[]?', geocoding: 'PayloadGeocoding', not_stated: 'string?', derivation: 'Derivation?', authority: 'string?{}', lead: 'string?' },
  Cut: { before: 'boolean', after: 'boolean' },
  PayloadQuote: { id: 'string', source: 'string', exact: 'string', start: 'number', end: 'number', cut: 'Cut', places: 'string[]', speaker: 'string{}?', origin: 'string?', origin_inferred: 'Inferred?', date: 'string?', date_inferred: 'Inferred?', time: 'TimeBounds?', modality: 'string?', denies: 'string[]', of: 'string{}?', translations: 'string{}?', note: 'string{}?' },
  PayloadSource: { id: 'string', file: 'string', sha256: 'string', language: 'string', short: 'string', title: 'string?', publisher: 'string?', author: 'string?', published: 'string?', url: 'string?', about: 'string{}?', inferred: 'Inferred{}', chars: 'number', quoted_share: 'number' },
  PayloadEvent: { id: 'string', title: 'string{}', when: 'string?', when_inferred: 'Inferred?', time: 'TimeBounds?', quotes: 'string[]', places: 'string[]' },
  PayloadAnswer: { value: 'string{}', quotes: 'string[]' },
  PayloadReference: { title: 'string{}', published: 'string?', url: 'string?' },
  PayloadDiscrepancy: { id: 'string', question: 'string{}', kind: 'string', weight: 'string', answers: 'PayloadAnswer[]', references: 'PayloadReference[]', note: 'string{}?' },
  RuledOut: { ruling: 'string', reason: 'string{}?', surfaces: 'string[]', count: 'number' },
  Wording: { surface: 'string', count: 'number' },
  MentionSums: { total: 'number', mapped: 'number', ruled_out: 'number', unaccounted: 'number', by_confidence: 'number{}', rulings: 'RuledOut[]', possible: 'Wording[]', recall: 'number{}', unrecognised: 'string[]' },
  PayloadMentions: { total: 'number', mapped: 'number', ruled_out: 'number', unaccounted: 'number', by_confidence: 'number{}', rulings: 'RuledOut[]', possible: 'Wording[]', recall: 'number{}', unrecognised: 'string[]', by_place: 'number{}' },
  ColumnarMentions: { total: 'number', mapped: 'number', ruled_out: 'number', unaccounted: 'number', by_confidence: 'number{}', rulings: 'RuledOut[]', possible: 'Wording[]', recall: 'number{}', unrecognised: 'string[]', by_place: 'null' },
  Color: { light: 'string', dark: 'string' },
  PayloadLayer: { id: 'string', name: 'string{}', color: 'Color', on: 'boolean' },
  PayloadView: { id: 'string', name: 'string{}', caption: 'string{}?', bounds: 'number[]', portrait: 'number[]?', layers: 'string[]?' },
  PayloadWorldview: { id: 'string', name: 'string{}', note: 'string{}?', shows: 'string[]', hides: 'string[]', quotes: 'string[]', references: 'PayloadReference[]' },
  PayloadStoryNote: { place: 'string', text: 'string{}' },
  PayloadStoryStep: { title: 'string{}', text: 'string{}', view: 'string?', frame: 'string[]', show: 'string[]', quotes: 'string[]', notes: 'PayloadStoryNote[]', layers: 'string[]?', world: 'string?', begin: 'string?', end: 'string?' },
  PayloadOrigin: { id: 'string', name: 'string{}' },
  PayloadCorrection: { date: 'string', text: 'string{}', places: 'string[]' },
  PayloadEdition: { version: 'string?', as_of: 'string?', byline: 'string?', desk: 'string?', contact: 'string?', imprint: 'string?', privacy: 'string?', corrections: 'PayloadCorrection[]', signed_off: 'string?' },
  PayloadCoast: { bounds: 'number[]', sheet: 'string', provenance: 'string{}' },
  PayloadOrientation: { kind: 'string', names: 'string{}', lng: 'number', lat: 'number', zoom: 'number', rank: 'number', iso: 'string?', rooms: 'number[][]', spots: 'number[][]' },
  PayloadBasemap: { budget_kb: 'number', relief: 'boolean', globe: 'boolean', graticule: 'boolean', max_zoom: 'number', fine_coast: 'string?', contested: 'number[][]' },
  PayloadTiles: { name: 'string', url: 'string', attribution: 'string', max_zoom: 'number', subdomains: 'string[]' },
  PayloadFrame: { format: 'number', generator: 'string', title: 'string{}', subtitle: 'string{}?', url: 'string?', languages: 'string[]', edition: 'PayloadEdition', layers: 'PayloadLayer[]', views: 'PayloadView[]', worldviews: 'PayloadWorldview[]', story: 'PayloadStoryStep[]', origins: 'PayloadOrigin[]', sources: 'PayloadSource[]', events: 'PayloadEvent[]', discrepancies: 'PayloadDiscrepancy[]', coast: 'PayloadCoast?', orientation: 'PayloadOrientation[]', basemap: 'PayloadBasemap', tiles: 'PayloadTiles?', credits: 'string{}?', interface: 'string{}{}', survey: 'PayloadSurvey?' },
  Payload: { format: 'number', generator: 'string', title: 'string{}', subtitle: 'string{}?', url: 'string?', languages: 'string[]', edition: 'PayloadEdition', layers: 'PayloadLayer[]', views: 'PayloadView[]', worldviews: 'PayloadWorldview[]', story: 'PayloadStoryStep[]', origins: 'PayloadOrigin[]', sources: 'PayloadSource[]', events: 'PayloadEvent[]', discrepancies: 'PayloadDiscrepancy[]', coast: 'PayloadCoast?', orientation: 'PayloadOrientation[]', basemap: 'PayloadBasemap', tiles: 'PayloadTiles?', credits: 'string{}?', interface: 'string{}{}', survey: 'PayloadSurvey?', places: 'PayloadPlace[]', quotes: 'PayloadQuote[]', mentions: 'PayloadMentions', columns: 'null' },
  ColumnarPayload: { format: 'number', generator: 'string', title: 'string{}', subtitle: 'string{}?', url: 'string?', languages: 'string[]', edition: 'PayloadEdition', layers: 'PayloadLayer[]', views: 'PayloadView[]', worldviews: 'PayloadWorldview[]', story: 'PayloadStoryStep[]', origins: 'PayloadOrigin[]', sources: 'PayloadSource[]', events: 'PayloadEvent[]', discrepancies: 'PayloadDiscrepancy[]', coast: 'PayloadCoast?', orientation: 'PayloadOrientation[]', basemap: 'PayloadBasemap', tiles: 'PayloadTiles?', credits: 'string{}?', interface: 'string{}{}', survey: 'PayloadSurvey?', places: 'null', quotes: 'null', mentions: 'ColumnarMentions', columns: 'PayloadColumns' },
};
