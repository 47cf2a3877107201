/** The present scene: all places that are shown, or of very many those in view, as clusters where marks would overlap. */

import { valueAt } from '../data.ts';
import { toLatLng } from '../leaflet.ts';
import type { PayloadPlace } from '../payload.ts';
import { both, condition, type Mask, meetAll } from '../records/filter.ts';
import type { Subset } from '../records/subset.ts';
import type { State } from '../state.ts';
import { type Cluster, type ClusterIndex, isOneSpot, ScanIndex } from './cluster-index.ts';
import { fanned } from './fan.ts';
import { isPointKind, type Standing, standingsOf } from './standing.ts';

export interface Scene {
  readonly standings: readonly Standing[];
  readonly clusters: readonly Cluster[];
  /** Places whose figures are drawn. */
  readonly figured: readonly PayloadPlace[];
  /** Those of them that are filtered out: drawn, but dim. */
  readonly dimmed: ReadonlySet<string>;
  /** False where records still have to be unpacked: a scene after `readOn` has them. */
  readonly isComplete: boolean;
}

/** From this number of places on, near ones become clusters; fewer are always drawn one by one. */
const CROWD_FROM = 500;
/** Share of the map's size that is kept ready beyond its edges. */
const BEYOND = 0.2;
/** Marks of a survey: its circles show all places, the most mentioned ones have a name. */
const MOST_IN_SURVEY = 150;
/** Longest time that unpacking records may block the page, in milliseconds. */
const UNPACK_MS = 10;

export class Stage {
  readonly #map: L.Map;
  readonly #state: State;
  #shown: Subset<PayloadPlace> | null = null;
  /** Positions of the places that are drawn one by one, in view or not. */
  #single: readonly number[] = [];
  #clusters: ClusterIndex | null = null;
  /** The records of the present scene, and the positions of those that it lacks. */
  readonly #read = new Map<number, PayloadPlace>();
  #unread: number[] = [];
  /** Masks of the places whose mark is a sign and nothing else, and of all that have an anchor. */
  readonly #isPointMark: Mask;
  readonly #isAnchored: Mask;

  constructor(map: L.Map, state: State) {
    this.#map = map;
    this.#state = state;
    const {
      places,
      spotless,
      placeColumns: { kind, isPoint },
    } = state.index;
    this.#isPointMark = both(isPoint, meetAll(places.count, [condition(kind, isPointKind)]));
    this.#isAnchored = new Uint8Array(places.count).fill(1);
    for (const position of spotless) this.#isAnchored[position] = 0;
  }

  /** Whether the scene changes as the map is moved. */
  get isCrowded(): boolean {
    return this.#clusters !== null;
  }

  /** Positions of the places that a cluster counts. */
  membersOf(cluster: Cluster): Uint32Array {
    return this.#clusters?.membersOf(cluster) ?? new Uint32Array();
  }

  scene(): Scene {
    const shown = this.#follow(this.#state.shown.value);
    const { places } = this.#state.index;
    const clusters = this.#clustersInView();
    const single = new Set([
      ...this.#single,
      ...clusters.filter((cluster) => this.#isOneMark(cluster)).flatMap(({ first, last }) => [first, last]),
    ]);
    const open = this.#state.open.peek();
    if (open !== null && shown.has(open)) single.add(places.positionOf(open));
    const { records, isComplete } = this.#recordsAt([...single].sort((one, other) => one - other));
    const kept = this.#state.kept.value.map((position) => places.at(position));
    const stood = standingsOf(records, this.#map.getZoom());
    // Circles say where a survey's places are: their marks stay there.
    const standings = this.#state.tally ? stood : fanned(stood, (position) => this.#map.project(toLatLng(position)));
    return {
      standings,
      clusters: clusters.filter((cluster) => !this.#isOneMark(cluster)),
      figured: [...records, ...kept],
      dimmed: new Set(kept.map(({ id }) => id)),
      isComplete,
    };
  }

  #clustersInView(): readonly Cluster[] {
    if (!this.#clusters) return [];
    const view = this.#map.getBounds().pad(BEYOND);
    const clusters = this.#clusters;
    const found = new Map<number, Cluster>();
    // Beyond the antimeridian the map's longitudes run on where the places' begin anew.
    for (const turn of [0, -360]) {
      const bounds = [view.getWest() + turn, view.getSouth(), view.getEast() + turn, view.getNorth()];
      for (const cluster of clusters.clustersIn(this.#map.getZoom(), bounds)) found.set(cluster.first, cluster);
    }
    return [...found.values()];
  }

  /** One place, or a place and the government at its spot: their mark says more than a number. */
  #isOneMark(cluster: Cluster): boolean {
    const { role } = this.#state.index.placeColumns;
    const { count, first, last } = cluster;
    return count === 1 || (count === 2 && isOneSpot(cluster) && valueAt(role, first) !== valueAt(role, last));
  }

  /** Unpacks what the last scene lacks; true when nothing is left. */
  readOn(): boolean {
    const until = performance.now() + UNPACK_MS;
    while (this.#unread.length > 0 && performance.now() < until) {
      const position = this.#unread.pop() as number;
      this.#read.set(position, this.#state.index.places.at(position));
    }
    return this.#unread.length === 0;
  }

  /** Records that are in the cache or can be unpacked in time. */
  #recordsAt(positions: readonly number[]): {
    readonly records: readonly PayloadPlace[];
    readonly isComplete: boolean;
  } {
    const wanted = new Set(positions);
    for (const position of this.#read.keys()) if (!wanted.has(position)) this.#read.delete(position);
    this.#unread = positions.filter((position) => !this.#read.has(position));
    const isComplete = this.readOn();
    return { records: positions.flatMap((position) => this.#read.get(position) ?? []), isComplete };
  }

  #mostMentioned(positions: Uint32Array): readonly number[] {
    const counts = this.#state.tally?.counts.value ?? [];
    return [...positions].sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0)).slice(0, MOST_IN_SURVEY);
  }

  #follow(shown: Subset<PayloadPlace>): Subset<PayloadPlace> {
    if (shown === this.#shown && !this.#state.tally) return shown;
    this.#shown = shown;
    const { positions } = shown;
    if (this.#state.tally) {
      [this.#clusters, this.#single] = [null, this.#mostMentioned(positions)];
      return shown;
    }
    const points = count(positions, this.#isPointMark);
    const others = positions.length - points;
    const isClustered = others >= CROWD_FROM ? this.#isAnchored : this.#isPointMark;
    if (points < CROWD_FROM && others < CROWD_FROM) {
      [this.#clusters, this.#single] = [null, [...positions]];
      return shown;
    }
    this.#clusters = new ScanIndex(this.#state.index.placeColumns, positions, isClustered);
    this.#single =
      others === 0 || others >= CROWD_FROM ? [] : [...positions.filter((position) => isClustered[position] === 0)];
    return shown;
  }
}

function count(positions: Uint32Array, mask: Mask): number {
  let sum = 0;
  for (let at = 0; at < positions.length; at++) sum += mask[positions[at] as number] as number;
  return sum;
}
