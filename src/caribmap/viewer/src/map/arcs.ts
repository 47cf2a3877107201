/** A TopoJSON's arcs, decoded once, and the lines and rings that are made of them. */
import { shiftOf } from '../leaflet.ts';
import { type FlatLine, flatLine } from './ring-area.ts';
import type { BasemapTopology } from './topology.ts';

export class Arcs {
  readonly #arcs: readonly FlatLine[];

  constructor({
    arcs,
    transform: {
      scale: [scaleX, scaleY],
      translate: [left, bottom],
    },
  }: Pick<BasemapTopology, 'arcs' | 'transform'>) {
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
    const whole = indices.length === 1 ? this.#arc(indices[0] as number) : this.#joined(indices);
    const shift = shiftOf(whole.west, whole.east);
    if (shift === 0) return whole;
    const points = whole.points.slice();
    for (let index = 0; index < points.length; index += 2) (points[index] as number) += shift;
    return { ...whole, points, west: whole.west + shift, east: whole.east + shift };
  }

  #joined(indices: readonly number[]): FlatLine {
    let length = 2;
    for (const index of indices) length += (this.#arcs[index < 0 ? ~index : index] as FlatLine).points.length - 2;
    const points = new Float64Array(length);
    let [end, west, south, east, north] = [0, Infinity, Infinity, -Infinity, -Infinity];
    for (const index of indices) {
      const part = this.#arc(index);
      points.set(part.points, end);
      end += part.points.length - 2;
      if (part.west < west) west = part.west;
      if (part.south < south) south = part.south;
      if (part.east > east) east = part.east;
      if (part.north > north) north = part.north;
    }
    return { points, west, south, east, north };
  }

  #arc(index: number): FlatLine {
    if (index >= 0) return this.#arcs[index] as FlatLine;
    const arc = this.#arcs[~index] as FlatLine;
    return { ...arc, points: backwards(arc.points) };
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
