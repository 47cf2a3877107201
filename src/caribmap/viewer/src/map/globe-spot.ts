/** Where the inset globe stands. Pure; container pixels. As the picture's globe.py. */
import { type Box, overlap } from './placing.ts';
import type { Projection } from './projection.ts';
import {
  GLOBE_CORNER,
  GLOBE_CORNERS,
  GLOBE_GAP_PX,
  GLOBE_MAP_PX,
  GLOBE_MARGIN_PX,
  GLOBE_PX,
  GLOBE_ZOOM,
} from './rules.ts';

type Corner = (typeof GLOBE_CORNERS)[number];

/** The first corner in which nothing of `taken` stands, past `furniture`; null without room or use. */
export function globeBox(map: Projection, furniture: readonly Box[], taken: readonly Box[]): Box | null {
  const size = map.getSize();
  if (map.getZoom() < GLOBE_ZOOM || size.x < GLOBE_MAP_PX[0] || size.y < GLOBE_MAP_PX[1]) return null;
  for (const corner of GLOBE_CORNERS) {
    const box = cornerBox(size, corner, furniture);
    if (box && !taken.some((other) => overlap(box, other))) return box;
  }
  return null;
}

/** In a corner, moved away from its upper or lower edge past `furniture`; null where that is too far. */
function cornerBox(size: L.Point, [side, edge]: Corner, furniture: readonly Box[]): Box | null {
  const far = GLOBE_MARGIN_PX + GLOBE_PX;
  const left = side === 'left' ? GLOBE_MARGIN_PX : size.x - far;
  let top = edge === 'top' ? GLOBE_MARGIN_PX : size.y - far;
  for (;;) {
    const box = { left, top, right: left + GLOBE_PX, bottom: top + GLOBE_PX };
    const met = furniture.find((other) => overlap(box, other));
    if (!met) return box;
    top = edge === 'top' ? met.bottom + GLOBE_GAP_PX : met.top - GLOBE_GAP_PX - GLOBE_PX;
    const moved = edge === 'top' ? top : size.y - top - GLOBE_PX;
    if (moved > GLOBE_CORNER * size.y) return null;
  }
}
