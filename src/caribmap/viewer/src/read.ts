/** Reads the page's two data blocks. What cannot be read is an error whose message is for the page's reader. */
import { t } from './i18n/index.ts';
import type { Basemap } from './map/index.ts';
import type { Payload } from './payload.ts';

const FORMAT = 1;

export function readPayload(page: Document): Payload {
  const language = page.documentElement.lang;
  const payload = readBlock(page, 'caribmap-data');
  if (typeof payload !== 'object' || payload === null) throw new Error(t(language, 'failure_missing'));
  const found: unknown = Reflect.get(payload, 'format');
  if (found !== FORMAT) throw new Error(t(language, 'failure_format', { found: String(found), known: FORMAT }));
  return payload as Payload;
}

/** The basemap, gzipped and in base64: as plain text it would be a sixth of the page. Null: a page without one of ours. */
export async function readBasemap(page: Document): Promise<Basemap | null> {
  const packed = page.getElementById('caribmap-basemap')?.textContent;
  if (!packed) return null;
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(unpacked).json()) as Basemap;
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
