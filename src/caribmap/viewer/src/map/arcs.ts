/** A TopoJSON's arcs, decoded once, and the lines and rings that are made of them. */
import { shiftOf } from '../leaflet.ts';
import type { BasemapTopology } from './basemap.ts';
import { flatLine, type FlatLine } from './ring-area.ts';

export class Arcs {
  readonly #arcs: readonly FlatLine[];

  constructor({ arcs, transform: { scale: [scaleX, scaleY], translate: [left, bottom] } }: Pick<BasemapTopology, 'arcs' | 'transform'>) {
    this.#arcs = arcs.map((steps) => {
      const points = new Float64Array(steps.length);
      let x = 0;
      let y = 0;
      for (let index = 0; index < steps.length; index += 2) {
        x += steps[index] as number;
        y += steps[index + 1] as number;
        points[index] = left + x * scaleX;
        points[index + 1] = bottom + y * scaleY;
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
