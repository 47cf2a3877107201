/** Generated from caribmap/cartography/{framing,ground,kinds,labels,signs}.py by tools/map_rules.py. Do not edit. */

/** Room round a view. */
export const VIEW_PADDING_PX = 2;

/** Room round the places that a step of the story frames: for signs, names and notes at the edge. */
export const PLACES_PADDING_PX = 64;

/** How close they are framed: a single point is shown with its surroundings. */
export const PLACES_ZOOM = 7.5;

/** Name of a frame in which the page is whole, not compact: the desk's preview. */
export const WHOLE_FRAME = 'caribmap-whole';

/** The zooms up to which the sheets of each level are drawn, as Leaflet counts them. */
export const LEVEL_TOPS = [3, 6, 8, 10, 12] as const;

/** How close the map comes: closer, its coast would be off by more than a pixel. */
export const MAX_ZOOM = 10;

/** How close it comes inside a dossier's own coast, or with a finer coast installed. */
export const FINE_ZOOM = 12;

export const SOLID_BORDERS = ['international'] as const;

/** Classes of borders that not all whom they concern recognise. */
export const UNSETTLED_BORDERS = ['disputed', 'indefinite', 'control', 'lease'] as const;

/** Classes of lines inside a country, the edges of what others claim or hold; dashed as well. */
export const CLAIM_LINES = ['breakaway', 'claim'] as const;

export const DASHED_BORDERS = ['disputed', 'indefinite', 'control', 'lease', 'breakaway', 'claim'] as const;

/** What fills areas of a sheet that are not land. */
export const WATERS = ['lake', 'deep-200', 'deep-1000'] as const;

/** From the first to the second there is relief: farther off it is a stain, closer a blur. */
export const RELIEF_ZOOMS = [3.75, 8.5] as const;

/** Less dark than this is the noise of what was rounded. */
export const RELIEF_FAINTEST = 3;

/** How far meridians and parallels lie apart, in minutes of arc: the least that GRATICULE_PX allow. */
export const GRATICULE_STEPS = [600, 300, 120, 60, 30, 15, 5] as const;

export const GRATICULE_PX = 110;

/** Farther off there is none. */
export const GRATICULE_ZOOM = 4;

/** A smaller map has none. */
export const GRATICULE_MAP_PX = [560, 360] as const;

/** Room for the degrees of a line, to the right of it and above. */
export const DEGREE_PX = [36, 16] as const;

/** How wide the inset globe is, which shows where on Earth a view lies. */
export const GLOBE_PX = 72;

/** Farther off the map shows that itself. */
export const GLOBE_ZOOM = 3.5;

/** A smaller map has no room for a globe. */
export const GLOBE_MAP_PX = [720, 340] as const;

export const GLOBE_MARGIN_PX = 12;

/** How far it keeps off what stands at the map's edge. */
export const GLOBE_GAP_PX = 4;

/** It stands in the first of these corners in which nothing else does. */
export const GLOBE_CORNERS = [['right', 'bottom'], ['left', 'top'], ['left', 'bottom'], ['right', 'top']] as const;

/** Past what stands at the map's edge it moves in by this share of the map's height at most. */
export const GLOBE_CORNER = 0.35;

/** Land that extends less is not on it. */
export const GLOBE_LAND_DEG = 2.5;

/** So far apart are the points of its coasts at least. */
export const GLOBE_STEP_DEG = 1.0;

/** So many points stand for each side of the view that is drawn on it. */
export const GLOBE_EDGE_POINTS = 8;

/** A view that would be smaller on it is a dot. */
export const GLOBE_LEAST_PX = 5;

export type Form = 'point' | 'line' | 'area';

export type Shape = 'disc' | 'ring' | 'composite' | 'square' | 'frame' | 'hull' | 'vessel' | 'bar' | 'diamond' | 'spot' | 'span' | 'wave' | 'capital' | 'town' | 'label';

export type Drawing = 'hatch' | 'border' | 'link';

export type RecipeDrawing = 'band' | 'ring' | 'link';

export type LetteringName = 'point' | 'country' | 'region' | 'sea' | 'line' | 'dimension' | 'orientation' | 'orientation-sea' | 'orientation-town' | 'orientation-water';

export interface Kind {
  readonly form: Form;
  readonly rank: number;
  readonly literal: Shape;
  readonly seat: Shape;
  readonly lettering: LetteringName;
  readonly inOverview: boolean;
  readonly drawing: 'hatch' | 'border' | 'link' | null;
  readonly substitute: Shape;
}

export const KINDS: Readonly<Record<string, Kind>> = {
  city: { form: 'point', rank: 2, literal: 'disc', seat: 'ring', lettering: 'line', inOverview: true, drawing: null, substitute: 'span' },
  building: { form: 'point', rank: 2, literal: 'square', seat: 'frame', lettering: 'line', inOverview: false, drawing: null, substitute: 'span' },
  country: { form: 'area', rank: 4, literal: 'label', seat: 'label', lettering: 'country', inOverview: true, drawing: null, substitute: 'span' },
  region: { form: 'area', rank: 6, literal: 'label', seat: 'label', lettering: 'region', inOverview: true, drawing: null, substitute: 'spot' },
  'disputed-area': { form: 'line', rank: 2, literal: 'label', seat: 'label', lettering: 'line', inOverview: false, drawing: 'hatch', substitute: 'span' },
  border: { form: 'line', rank: 7, literal: 'label', seat: 'label', lettering: 'line', inOverview: false, drawing: 'border', substitute: 'span' },
  sea: { form: 'area', rank: 6, literal: 'label', seat: 'label', lettering: 'sea', inOverview: true, drawing: null, substitute: 'wave' },
  coast: { form: 'area', rank: 8, literal: 'label', seat: 'label', lettering: 'sea', inOverview: false, drawing: null, substitute: 'spot' },
  vessel: { form: 'point', rank: 1, literal: 'vessel', seat: 'vessel', lettering: 'line', inOverview: false, drawing: null, substitute: 'span' },
  force: { form: 'point', rank: 1, literal: 'bar', seat: 'bar', lettering: 'line', inOverview: false, drawing: null, substitute: 'span' },
  route: { form: 'line', rank: 0.5, literal: 'label', seat: 'label', lettering: 'line', inOverview: true, drawing: 'link', substitute: 'span' },
  link: { form: 'line', rank: 0.5, literal: 'label', seat: 'label', lettering: 'line', inOverview: true, drawing: 'link', substitute: 'span' },
  range: { form: 'line', rank: 2, literal: 'label', seat: 'label', lettering: 'line', inOverview: true, drawing: null, substitute: 'span' },
  'event-site': { form: 'point', rank: 1, literal: 'diamond', seat: 'diamond', lettering: 'line', inOverview: false, drawing: null, substitute: 'span' },
};

/** Stands in for a kind that this table does not have. */
export const OTHER_KIND: Kind = {
  form: 'point',
  rank: 2,
  literal: 'disc',
  seat: 'ring',
  lettering: 'line',
  inOverview: false,
  drawing: null,
  substitute: 'span',
};

/** How a computed geometry is drawn, whatever its kind. */
export const RECIPE_DRAWINGS: Readonly<Record<string, RecipeDrawing>> = {
  offshore: 'band',
  ring: 'ring',
  bearing: 'ring',
  link: 'link',
};

/** Below this zoom a building's mark would lie on its city's: the city's mark stands for both. */
export const BUILDINGS_FROM_ZOOM = 10;

/** Below this zoom a view is an overview: what floats stands at its coast, as beside it lies another sea. */
export const OVERVIEW_BELOW_ZOOM = 3.75;

/** From this zoom on the width of an offshore band can be seen. */
export const BAND_FROM_ZOOM = 7.5;

/** Size below which a drawing looks like a stain; it does not count as the mark of its place. */
export const LEAST_DRAWN_PX = 8;

/** A building this near to a city may share the city's mark. */
export const SAME_CITY_KM = 25;

export const KM_PER_DEGREE = 111.2;

/** More marks at one spot would fill the map when fanned out: they share one. */
export const MOST_AT_A_SPOT = 24;

/** Nearer than this, signs cover more than half of each other: they are fanned out. */
export const HIDDEN_BELOW_PX = 6;

export const FAN_APART_PX = 26;

export const FAN_LEAST_RADIUS_PX = 16;

/** What is computed off a coast floats beside its band, never in it. */
export const HULL_OFFSET_PX = [46, -34] as const;

/** Its leader stops short of the spot: it points at a stretch of sea, not at a position. */
export const LEADER_GAP_PX = 7;

export const RANK_OF_SEAT = 3;

export const RANK_PER_LAYER = 0.3;

/** At most, of what stands where a drawn link begins or ends: it is named before the link. */
export const RANK_OF_END = 0.1;

/** So near to its end a link ends at a place. */
export const END_DEG = 0.05;

/** Links that leave the page's map: a chip says where to, so their own names come later. */
export const RANK_OF_LEAVING = 4;

export const SEPARATOR = ' · ';

/** Narrower maps have fewer names; in an article those below COMPACT_NARROW_PX. */
export const NARROW_PX = 640;

export const COMPACT_NARROW_PX = 480;

export const MOST_LABELS = {
  wide: 9,
  overview: 8,
  narrow: 5,
  compactWide: 6,
  compactNarrow: 4,
} as const;

/** Names of the base map that a map has beside those. */
export const MOST_ORIENTATION = {
  wide: 22,
  overview: 14,
  narrow: 8,
  compactWide: 6,
  compactNarrow: 3,
} as const;

/** They keep this far from the dossier's names, and from its lines and borders. */
export const ORIENTATION_CLEAR_PX = 5;

/** Closer than this a country's name would only stand somewhere in it. */
export const COUNTRY_UNTIL_ZOOM = 7;

export const ORIENTATION_LETTERING = {
  country: 'orientation',
  sea: 'orientation-sea',
  capital: 'orientation-town',
  town: 'orientation-town',
  island: 'orientation-town',
  lake: 'orientation-water',
  river: 'orientation-water',
} as const;

/** A name is about this many times as wide as it is high: how rooms for it are compared. */
export const WIDE = 5;

/** Where in its room a name may stand: shares of the way that it can move, from the left and from above. */
export const INSIDE = [0.5, 0.25, 0.75, 0, 1] as const;

/** Names are set anew so often to make way for the signs of what found no room; then they make way for all. */
export const MOST_ROUNDS = 3;

/** Names keep this far from the map's edge. */
export const MARGIN_PX = 6;

/** A name that takes more of the map's width breaks into two lines first; with a number, always. */
export const LONG_SHARE = 0.25;

/** Between a sign's reach and its name: the ring of a selected mark fits in. */
export const GAP_PX = 5;

/** Other names keep this far from a sign: farther than its own, so that none seems to be its name. */
export const SIGN_MARGIN_PX = 6;

/** From a line to its name, first where the line is straight, then where it bends. */
export const GAPS_ALONG_PX = [5, 18] as const;

/** The way from a name to its line is searched for other lines in steps of this length. */
export const TIE_STEP_PX = 5;

/** Lines that names keep clear of are taken as boxes of this size. */
export const LINE_STEP_PX = 6;

/** A line between a name and its own line counts for this many below it: it seems to be the one named. */
export const BETWEEN_COST = 10;

/** A border or coast this many times as long as its name can carry it. */
export const LINE_PER_NAME = 1.6;

export const SHIFT_STEPS = [0, -1, 1, -2, 2, -3, 3] as const;

/** A name written across an area may move by multiples of this, to the right and down. */
export const SHIFT_PX = [26, 18] as const;

/** A country narrower than this share of its name has the name beside it. */
export const NARROW_SHARE = 0.7;

/** Columns and rows on which the visible part of a country is searched for room. */
export const GRID = [14, 10] as const;

/** A spot has room above or below if the country reaches this far. */
export const ROOM_PX = 24;

/** Shares of a link's length at which its name may stand, best first: near its arrow head. */
export const LINK_LABEL_AT = [0.74, 0.66, 0.58, 0.5, 0.82, 0.42, 0.34, 0.26] as const;

export const RING_LABEL_SPOTS = 24;

/** A shorter line over a distance has no room for its number. */
export const DIMENSION_FROM_PX = 24;

/** How far the ticks at its ends reach to either side. */
export const DIMENSION_TICK_PX = 4;

/** Shares of its length at which its number may stand, best first. */
export const DIMENSION_LABEL_AT = [0.5, 0.36, 0.64, 0.22, 0.78] as const;

export interface Outline {
  readonly form: 'circle' | 'rect' | 'path';
  readonly sizes: readonly number[];
  readonly d: string;
  readonly filled: boolean;
}

export interface Sign {
  readonly reach: readonly [number, number];
  readonly parts: readonly Outline[];
  readonly stroke: number;
  readonly opaque: boolean;
  readonly questionX: number | null;
}

/** Radius of a rectangle's corners. */
export const CORNER_PX = 1;

/** Baseline of a question mark. */
export const QUESTION_Y = 4;

export const SIGNS: Readonly<Record<Shape, Sign>> = {
  disc: { reach: [5, 5], parts: [{ form: 'circle', sizes: [5], d: '', filled: true }], stroke: 2, opaque: false, questionX: null },
  ring: { reach: [7, 7], parts: [{ form: 'circle', sizes: [6], d: '', filled: false }], stroke: 2, opaque: false, questionX: null },
  composite: { reach: [8.5, 8.5], parts: [{ form: 'circle', sizes: [7.5], d: '', filled: false }, { form: 'circle', sizes: [3.5], d: '', filled: true }], stroke: 2, opaque: false, questionX: null },
  square: { reach: [4.5, 4.5], parts: [{ form: 'rect', sizes: [9, 9], d: '', filled: true }], stroke: 2, opaque: false, questionX: null },
  frame: { reach: [6, 6], parts: [{ form: 'rect', sizes: [10, 10], d: '', filled: false }], stroke: 2, opaque: false, questionX: null },
  hull: { reach: [18, 5], parts: [{ form: 'path', sizes: [], d: 'M-15,-4 H3 L-0.5,4 H-11.5 Z', filled: false }], stroke: 1.75, opaque: true, questionX: 10 },
  vessel: { reach: [10, 5], parts: [{ form: 'path', sizes: [], d: 'M-9,-4 H9 L5.5,4 H-5.5 Z', filled: false }], stroke: 1.75, opaque: true, questionX: null },
  bar: { reach: [9, 4], parts: [{ form: 'rect', sizes: [16, 6], d: '', filled: false }], stroke: 2, opaque: true, questionX: null },
  diamond: { reach: [7, 7], parts: [{ form: 'path', sizes: [], d: 'M0,-6.5 6.5,0 0,6.5 -6.5,0Z', filled: false }], stroke: 2, opaque: false, questionX: null },
  spot: { reach: [4, 4], parts: [{ form: 'circle', sizes: [2.5], d: '', filled: true }], stroke: 2, opaque: false, questionX: null },
  span: { reach: [7, 4], parts: [{ form: 'path', sizes: [], d: 'M-6,0 H6 M-6,-3 V3 M6,-3 V3', filled: false }], stroke: 1.5, opaque: false, questionX: null },
  wave: { reach: [9, 5], parts: [{ form: 'path', sizes: [], d: 'M-8,-2 q2,-3 4,0 t4,0 t4,0 t4,0 M-8,3 q2,-3 4,0 t4,0 t4,0 t4,0', filled: false }], stroke: 1.5, opaque: false, questionX: null },
  capital: { reach: [3, 3], parts: [{ form: 'circle', sizes: [2.75], d: '', filled: false }, { form: 'circle', sizes: [1], d: '', filled: true }], stroke: 1, opaque: false, questionX: null },
  town: { reach: [1.75, 1.75], parts: [{ form: 'circle', sizes: [1.5], d: '', filled: true }], stroke: 2, opaque: false, questionX: null },
  label: { reach: [0, 0], parts: [], stroke: 2, opaque: false, questionX: null },
};

export interface LetterStyle {
  readonly size: number;
  readonly weight: number;
  readonly italic: boolean;
  readonly caps: boolean;
  readonly spacing: number;
}

export const LETTERINGS: Readonly<Record<LetteringName, LetterStyle>> = {
  point: { size: 13, weight: 600, italic: false, caps: false, spacing: 0 },
  country: { size: 12, weight: 600, italic: false, caps: true, spacing: 0.09 },
  region: { size: 12, weight: 400, italic: false, caps: false, spacing: 0.12 },
  sea: { size: 12.5, weight: 400, italic: true, caps: false, spacing: 0.14 },
  line: { size: 12, weight: 600, italic: false, caps: false, spacing: 0 },
  dimension: { size: 11, weight: 600, italic: false, caps: false, spacing: 0 },
  orientation: { size: 11, weight: 400, italic: false, caps: true, spacing: 0.08 },
  'orientation-sea': { size: 11.5, weight: 400, italic: true, caps: false, spacing: 0.12 },
  'orientation-town': { size: 11, weight: 400, italic: false, caps: false, spacing: 0 },
  'orientation-water': { size: 11, weight: 400, italic: true, caps: false, spacing: 0 },
};

/** From line to line, in parts of the size. */
export const LEADING = 1.18;

/** Space that a halo and a glance need round a text. */
export const PADDING_PX = 2;

/** From the middle of a line down to its baseline, in parts of the size. */
export const ABOVE_MIDDLE = 0.35;
