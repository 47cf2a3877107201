/** Generated from the schemas of the dossier's files by tools/desk_fields.py. Do not edit. */
type Form = 'text' | 'words' | 'choice' | 'flag' | 'number' | 'list' | 'bounds' | 'group' | 'items' | 'data';

export interface Field {
  readonly key: string;
  readonly form: Form;
  readonly required?: true;
  /** What may be chosen. */
  readonly choices?: readonly string[];
  /** The noun whose ids it holds. */
  readonly noun?: string;
  /** Of a group, or of each item. */
  readonly fields?: readonly Field[];
}

export const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  source: [
    { key: 'id', form: 'text', required: true },
    { key: 'file', form: 'text', required: true },
    { key: 'language', form: 'text', required: true },
    { key: 'short', form: 'text' },
    { key: 'title', form: 'text' },
    { key: 'publisher', form: 'text' },
    { key: 'author', form: 'text' },
    { key: 'published', form: 'text' },
    { key: 'url', form: 'text' },
    { key: 'about', form: 'words' },
    { key: 'inferred', form: 'group', fields: [{ key: 'title', form: 'group', fields: [{ key: 'value', form: 'text', required: true }, { key: 'reason', form: 'words', required: true }] }, { key: 'publisher', form: 'group', fields: [{ key: 'value', form: 'text', required: true }, { key: 'reason', form: 'words', required: true }] }, { key: 'author', form: 'group', fields: [{ key: 'value', form: 'text', required: true }, { key: 'reason', form: 'words', required: true }] }, { key: 'published', form: 'group', fields: [{ key: 'value', form: 'text', required: true }, { key: 'reason', form: 'words', required: true }] }, { key: 'url', form: 'group', fields: [{ key: 'value', form: 'text', required: true }, { key: 'reason', form: 'words', required: true }] }] },
  ],
  place: [
    { key: 'names', form: 'words', required: true },
    { key: 'kind', form: 'text', required: true },
    { key: 'layer', form: 'text', noun: 'layer', required: true },
    { key: 'geocoding', form: 'group', fields: [{ key: 'basis', form: 'choice', choices: ['stated', 'inferred', 'assumed', 'schematic', 'not-stated'], required: true }, { key: 'method', form: 'text' }, { key: 'precision_m', form: 'number' }, { key: 'note', form: 'words' }], required: true },
    { key: 'role', form: 'choice', choices: ['literal', 'seat'] },
    { key: 'aliases', form: 'data' },
    { key: 'lead', form: 'text', noun: 'quote' },
    { key: 'not_stated', form: 'choice', choices: ['region-only', 'no-place'] },
    { key: 'recipe', form: 'data' },
    { key: 'authority', form: 'data' },
  ],
  quote: [
    { key: 'id', form: 'text', required: true },
    { key: 'source', form: 'text', noun: 'source', required: true },
    { key: 'exact', form: 'text', required: true },
    { key: 'places', form: 'list', noun: 'place', required: true },
    { key: 'prefix', form: 'text' },
    { key: 'suffix', form: 'text' },
    { key: 'speaker', form: 'words' },
    { key: 'origin', form: 'text', noun: 'origin' },
    { key: 'origin_inferred', form: 'group', fields: [{ key: 'value', form: 'text', noun: 'origin', required: true }, { key: 'reason', form: 'words', required: true }] },
    { key: 'date', form: 'text' },
    { key: 'date_inferred', form: 'group', fields: [{ key: 'value', form: 'text', required: true }, { key: 'reason', form: 'words', required: true }] },
    { key: 'modality', form: 'choice', choices: ['stated', 'claimed', 'confirmed', 'denied', 'speculated'] },
    { key: 'denies', form: 'list', noun: 'quote' },
    { key: 'of', form: 'words' },
    { key: 'translations', form: 'words' },
    { key: 'note', form: 'words' },
  ],
  event: [
    { key: 'id', form: 'text', required: true },
    { key: 'title', form: 'words', required: true },
    { key: 'quotes', form: 'list', noun: 'quote', required: true },
    { key: 'places', form: 'list', noun: 'place' },
    { key: 'when', form: 'text' },
    { key: 'when_inferred', form: 'group', fields: [{ key: 'value', form: 'text', required: true }, { key: 'reason', form: 'words', required: true }] },
  ],
  discrepancy: [
    { key: 'id', form: 'text', required: true },
    { key: 'question', form: 'words', required: true },
    { key: 'kind', form: 'choice', choices: ['between-sources', 'within-source', 'outside-fact'], required: true },
    { key: 'weight', form: 'choice', choices: ['main', 'minor'], required: true },
    { key: 'answers', form: 'items', fields: [{ key: 'value', form: 'words', required: true }, { key: 'quotes', form: 'list', noun: 'quote' }], required: true },
    { key: 'references', form: 'items', fields: [{ key: 'title', form: 'words', required: true }, { key: 'published', form: 'text' }, { key: 'url', form: 'text' }] },
    { key: 'note', form: 'words' },
  ],
  term: [
    { key: 'text', form: 'list', required: true },
    { key: 'ruling', form: 'text' },
    { key: 'place', form: 'text', noun: 'place' },
    { key: 'reason', form: 'words' },
  ],
  span: [
    { key: 'source', form: 'text', noun: 'source', required: true },
    { key: 'text', form: 'text', required: true },
    { key: 'occurrence', form: 'number' },
    { key: 'ruling', form: 'text' },
    { key: 'place', form: 'text', noun: 'place' },
    { key: 'role', form: 'choice', choices: ['literal', 'seat'] },
    { key: 'reason', form: 'words' },
  ],
  layer: [
    { key: 'id', form: 'text', required: true },
    { key: 'name', form: 'words', required: true },
    { key: 'color', form: 'group', fields: [{ key: 'light', form: 'text', required: true }, { key: 'dark', form: 'text', required: true }], required: true },
    { key: 'on', form: 'flag' },
  ],
  view: [
    { key: 'id', form: 'text', required: true },
    { key: 'name', form: 'words', required: true },
    { key: 'caption', form: 'words' },
    { key: 'bounds', form: 'bounds', required: true },
    { key: 'portrait', form: 'bounds' },
    { key: 'layers', form: 'list', noun: 'layer' },
  ],
  worldview: [
    { key: 'id', form: 'text', required: true },
    { key: 'name', form: 'words', required: true },
    { key: 'note', form: 'words' },
    { key: 'shows', form: 'list', noun: 'place' },
    { key: 'hides', form: 'list', noun: 'place' },
    { key: 'quotes', form: 'list', noun: 'quote' },
    { key: 'references', form: 'items', fields: [{ key: 'title', form: 'words', required: true }, { key: 'published', form: 'text' }, { key: 'url', form: 'text' }] },
  ],
  origin: [
    { key: 'id', form: 'text', required: true },
    { key: 'name', form: 'words', required: true },
  ],
  step: [
    { key: 'title', form: 'words', required: true },
    { key: 'text', form: 'words', required: true },
    { key: 'view', form: 'text', noun: 'view' },
    { key: 'frame', form: 'list', noun: 'place' },
    { key: 'show', form: 'list', noun: 'place' },
    { key: 'quotes', form: 'list', noun: 'quote' },
    { key: 'notes', form: 'items', fields: [{ key: 'place', form: 'text', noun: 'place', required: true }, { key: 'text', form: 'words', required: true }] },
    { key: 'layers', form: 'list', noun: 'layer' },
    { key: 'world', form: 'text', noun: 'worldview' },
    { key: 'from', form: 'text' },
    { key: 'to', form: 'text' },
  ],
  correction: [
    { key: 'date', form: 'text', required: true },
    { key: 'text', form: 'words', required: true },
    { key: 'places', form: 'list', noun: 'place' },
  ],
};
