/** Generated from caribmap/render/payload.py by tools/payload_types.py. Do not edit. */
import type { Geometry } from 'geojson';

export type Text = Readonly<Record<string, string>>;

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
  readonly recipe: 'offshore' | 'ring' | 'link';
  readonly quote: string | null;
  readonly number: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly distance_m: number | null;
  readonly tolerance_m: number | null;
  readonly reference: string | null;
  readonly facing: string | null;
  readonly assumption: Text | null;
  readonly measurements: readonly Measurement[];
  readonly center_line: Geometry | null;
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
  readonly date: string | null;
  readonly date_inferred: Inferred | null;
  readonly time: TimeBounds | null;
  readonly modality: 'stated' | 'claimed' | 'confirmed' | 'denied' | 'speculated' | null;
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

export interface PayloadConflict {
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

export interface PayloadMentions {
  readonly total: number;
  readonly mapped: number;
  readonly ruled_out: number;
  readonly unaccounted: number;
  readonly by_place: Readonly<Record<string, number>>;
  readonly rulings: readonly RuledOut[];
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

export interface PayloadStoryStep {
  readonly title: Text;
  readonly text: Text;
  readonly view: string | null;
  readonly layers: readonly string[] | null;
  readonly place: string | null;
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

export interface PayloadLand {
  readonly geometry: Geometry;
}

export interface PayloadCoast {
  readonly bounds: readonly number[];
  readonly land: readonly PayloadLand[];
  readonly provenance: Text;
}

export interface CountryLabel {
  readonly iso: string;
  readonly names: Text;
  readonly lng: number;
  readonly lat: number;
  readonly rank: number;
}

export interface PayloadTiles {
  readonly name: string;
  readonly url: string;
  readonly attribution: string;
  readonly max_zoom: number;
  readonly subdomains: readonly string[];
}

export interface Payload {
  readonly format: 1;
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
  readonly places: readonly PayloadPlace[];
  readonly quotes: readonly PayloadQuote[];
  readonly sources: readonly PayloadSource[];
  readonly events: readonly PayloadEvent[];
  readonly conflicts: readonly PayloadConflict[];
  readonly mentions: PayloadMentions;
  readonly coast: PayloadCoast | null;
  readonly country_labels: readonly CountryLabel[];
  readonly tiles: PayloadTiles | null;
  readonly credits: Text | null;
}
