/** Where the world is cut open. Pure; degrees. As the pictures' frame.py. */

/** Where the world is cut open so that the Pacific lies whole: in the Atlantic, where the least land is torn. */
export const ATLANTIC_DEG = -30;

/**
 * Whether the world is cut open in the Atlantic, by the bounds of a dossier's views: where a view crosses the
 * antimeridian, or lies so near that its surroundings do; but not for the surroundings of one view where another would
 * be torn.
 */
export function isPacific(views: readonly { readonly bounds: readonly number[] }[]): boolean {
  const bounds = views.map((view) => view.bounds as readonly [number, number, number, number]);
  if (bounds.some(([westmost, , eastmost]) => westmost > eastmost)) return true;
  if (bounds.some(([westmost, , eastmost]) => westmost < ATLANTIC_DEG && ATLANTIC_DEG < eastmost)) return false;
  return bounds.some(([westmost, south, eastmost, north]) => {
    const around = Math.max(eastmost - westmost, north - south);
    const [from, to] = [westmost - around, eastmost + around];
    const tears = [-360, 0, 360].some((turn) => from < ATLANTIC_DEG + turn && ATLANTIC_DEG + turn < to);
    return (from < -180 || to > 180) && !tears;
  });
}
