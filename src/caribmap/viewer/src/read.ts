/** Reads the page's two data blocks. The messages of its errors are for the page's reader. */
import { addWords, t } from './i18n/index.ts';
import type { Payload } from './payload.ts';
import { soundPart } from './payload-check.ts';
import { inflated } from './records/blocks.ts';
import type { AnyPayload } from './records/records.ts';
import { addNumberWords } from './search/numbers.ts';

const FORMAT = 2;

export interface Reading {
  readonly payload: AnyPayload;
  /** Paths of what was damaged and is left out. */
  readonly damage: readonly string[];
}

export function readPayload(page: Document): Reading {
  const language = page.documentElement.lang;
  const payload = readBlock(page, 'caribmap-data');
  if (typeof payload !== 'object' || payload === null) throw new Error(t(language, 'failure_missing'));
  const found: unknown = Reflect.get(payload, 'format');
  if (found !== FORMAT) throw new Error(t(language, 'failure_format', { found: String(found), known: FORMAT }));
  const { value, damage } = soundPart(Reflect.get(payload, 'columns') ? 'ColumnarPayload' : 'Payload', payload);
  const sound = value as AnyPayload;
  for (const [tag, words] of Object.entries(sound.interface ?? {})) addWords(tag, words);
  if (sound.languages.length === 0) Object.assign(sound, { languages: [language] });
  return sound.columns === null ? withoutLoose(sound, damage) : { payload: sound, damage };
}

/** Removes places without a known layer and quotes without a known source: nothing could show them. */
function withoutLoose(payload: Payload, damage: readonly string[]): Reading {
  const layers = new Set(payload.layers.map((layer) => layer.id));
  const sources = new Set(payload.sources.map((source) => source.id));
  const [places, placesLost] = parted(payload.places, (place) => layers.has(place.layer), 'places', 'layer');
  const [quotes, quotesLost] = parted(payload.quotes, (quote) => sources.has(quote.source), 'quotes', 'source');
  return { payload: { ...payload, places, quotes }, damage: [...damage, ...placesLost, ...quotesLost] };
}

function parted<T>(records: readonly T[], holds: (record: T) => boolean, list: string, key: string): [T[], string[]] {
  const lost = records.flatMap((record, index) => (holds(record) ? [] : `${list}[${index}].${key}`));
  return [records.filter(holds), lost];
}

/** Unpacks the basemap's blocks, gzipped and in base64: the world, finer sheets of the dossier's regions, and those of an installed coast. None in a page without ours. */
export function unpackBasemap(page: Document): Promise<readonly ArrayBuffer[]> {
  const blocks = ['caribmap-basemap', 'caribmap-regions', 'caribmap-fine-coast'].map(
    (id) => page.getElementById(id)?.textContent,
  );
  return Promise.all(blocks.flatMap((packed) => (packed ? [inflated(packed)] : [])));
}

/** Unpacks the dossier's own coast, a sheet of the basemap; none in a dossier without. */
export function unpackCoast({ coast }: Pick<Payload, 'coast'>): Promise<readonly ArrayBuffer[]> {
  return Promise.all(coast ? [inflated(coast.sheet)] : []);
}

/** Unpacks the relief of the dossier's views; null where it has none. */
export async function unpackRelief(page: Document): Promise<ArrayBuffer | null> {
  const packed = page.getElementById('caribmap-relief')?.textContent;
  return packed ? inflated(packed) : null;
}

/** The messages and the number words that the page carries. Without them the interface speaks English. */
export function readWords(page: Document): void {
  for (const [language, words] of entriesIn(page, 'caribmap-interface'))
    if (typeof words === 'object' && words !== null) addWords(language, words as Readonly<Record<string, string>>);
  for (const [language, words] of entriesIn(page, 'caribmap-numbers'))
    if (typeof words === 'string') addNumberWords(language, words);
}

function entriesIn(page: Document, id: string): [string, unknown][] {
  const carried = parsed(page.getElementById(id)?.textContent);
  return typeof carried === 'object' && carried !== null ? Object.entries(carried) : [];
}

function parsed(text: string | undefined): unknown {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

function readBlock(page: Document, id: string): unknown {
  const text = page.getElementById(id)?.textContent;
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(t(page.documentElement.lang, 'failure_damaged', { id }));
  }
}
