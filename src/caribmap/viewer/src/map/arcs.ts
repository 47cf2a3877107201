/** A TopoJSON's arcs, decoded once, and the lines and rings that are made of them. */
import type { Topology } from 'topojson-specification';

import { shiftOf } from '../leaflet.ts';
import { flatLine, type FlatLine } from './ring-area.ts';

export class Arcs {
  readonly #arcs: readonly FlatLine[];

  constructor({ arcs, transform }: Topology) {
    const { scale: [scaleX, scaleY], translate: [left, bottom] } = transform ?? { scale: [1, 1], translate: [0, 0] };
    this.#arcs = arcs.map((arc) => {
      const points = new Float64Array(arc.length * 2);
      let x = 0;
      let y = 0;
      for (let index = 0; index < arc.length; index++) {
        const step = arc[index] as readonly number[];
        x += step[0] as number;
        y += step[1] as number;
        points[2 * index] = left + x * scaleX;
        points[2 * index + 1] = bottom + y * scaleY;
      }
      return flatLine(points);
    });
  }

  /** Arcs that begin where the one before ends, as one line that lies where its middle does; ~n is arc n backwards. */
  join(indices: readonly number[]): FlatLine {
    const parts = indices.map((index) => this.#arcs[index < 0 ? ~index : index] as FlatLine);
    const points = new Float64Array(parts.reduce((length, part) => length + part.points.length - 2, 2));
    let end = 0;
    for (const [number, part] of parts.entries()) {
      points.set((indices[number] as number) < 0 ? backwards(part.points) : part.points, end);
      end += part.points.length - 2;
    }
    const west = Math.min(...parts.map((part) => part.west));
    const east = Math.max(...parts.map((part) => part.east));
    const shift = shiftOf(west, east);
    if (shift !== 0) for (let index = 0; index < points.length; index += 2) points[index] = (points[index] as number) + shift;
    const south = Math.min(...parts.map((part) => part.south));
    const north = Math.max(...parts.map((part) => part.north));
    return { points, west: west + shift, south, east: east + shift, north };
  }
}

/** Turned round as a whole, each point comes as latitude and longitude: the two change places again. */
function backwards(points: Float64Array): Float64Array {
  const turned = points.slice().reverse();
  for (let index = 0; index < turned.length; index += 2) {
    const lat = turned[index] as number;
    turned[index] = turned[index + 1] as number;
    turned[index + 1] = lat;
  }
  return turned;
}
