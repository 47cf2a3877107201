/** Address of the whole map in the state that the reader sees. */
import { fragmentOf } from '../permalink.ts';
import type { State } from '../state.ts';

/** What an address asks of a compact page: `embed`, and what pym adds for its frame. The whole map is free of it. */
const OF_THE_FRAME = ['embed', 'initialWidth', 'childId', 'parentTitle', 'parentUrl'];

/**
 * Where the dossier says its map stands, else this page, without its frame's wishes. Null on somebody else's map, which
 * reads no fragments of ours, and in a page without an address of its own, as in a notebook.
 */
export function addressOf(state: State): string | null {
  const own = document.getElementById('caribmap-app') && /^(https?|file):/.test(document.URL) ? document.URL : null;
  const base = state.payload.url ?? own;
  if (base === null) return null;
  const address = new URL(base);
  for (const name of OF_THE_FRAME) address.searchParams.delete(name);
  address.hash = fragmentOf(state);
  return address.href;
}
