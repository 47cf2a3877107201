/** The nouns that have a table, in the order in which a dossier is made. */
export const NOUNS = [
  'source',
  'place',
  'quote',
  'event',
  'discrepancy',
  'term',
  'span',
  'origin',
  'layer',
  'view',
  'worldview',
  'step',
  'correction',
] as const;
