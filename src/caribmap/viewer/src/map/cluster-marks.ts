/**
 * Marks of clusters: a number in a circle that zooms in, or opens the list of places where zooming cannot part them. Not Leaflet's
 * markers: hundreds come and go with a zoom, and each marker would have event handlers, a compositing layer and an animation of its own.
 * They are hidden while the map zooms: their numbers hold for one zoom only.
 */
import { closeCard } from '../actions.ts';
import { t } from '../i18n/index.ts';
import { countIn } from '../i18n/numbers.ts';
import { toBounds, toLatLng } from '../leaflet.ts';
import type { State } from '../state.ts';
import { type Cluster, isOneSpot } from './cluster-index.ts';
import { around, type Box } from './placing.ts';
import { SIGN_MARGIN_PX } from './rules.ts';

const PANE = 'cm-clusters';
const SMALLEST_PX = 26;
const PX_PER_POWER_OF_TEN = 8;

interface ClusterMark {
  readonly button: HTMLButtonElement;
  cluster: Cluster;
}

export class ClusterMarks {
  readonly #map: L.Map;
  readonly #state: State;
  readonly #membersOf: (cluster: Cluster) => Uint32Array;
  readonly #marks = new Map<string, ClusterMark>();

  constructor(map: L.Map, state: State, membersOf: (cluster: Cluster) => Uint32Array) {
    this.#map = map;
    this.#state = state;
    this.#membersOf = membersOf;
    map.createPane(PANE);
    map.on('zoom viewreset', () => {
      for (const mark of this.#marks.values()) this.#place(mark);
    });
  }

  show(clusters: readonly Cluster[]): void {
    const language = this.#state.language.value;
    const byKey = new Map(
      clusters.map((cluster) => [`${cluster.position.join()} ${cluster.count} ${language}`, cluster]),
    );
    const free = [...this.#marks].filter(([key]) => !byKey.has(key));
    const losesFocus = free.some(([, { button }]) => button === document.activeElement);
    const added = document.createDocumentFragment();
    for (const [key, cluster] of byKey) {
      if (this.#marks.has(key)) continue;
      // A mark that is free is moved: that costs the browser far less than a new element.
      const [old, mark] = free.pop() ?? [null, this.#make(cluster)];
      if (old === null) added.append(mark.button);
      else this.#marks.delete(old);
      this.#marks.set(key, mark);
      this.#set(mark, cluster);
    }
    this.#map.getPane(PANE)?.append(added);
    for (const [key, { button }] of free) {
      button.remove();
      this.#marks.delete(key);
    }
    if (losesFocus) (this.#inTheMiddle()?.button ?? this.#map.getContainer()).focus({ preventScroll: true });
  }

  /** Mark in view nearest to the map's middle, where a key on a cluster zooms to. */
  #inTheMiddle(): ClusterMark | undefined {
    const middle = this.#map.getCenter();
    const view = this.#map.getBounds();
    const distance = ({ cluster }: ClusterMark): number => toLatLng(cluster.position).distanceTo(middle);
    return [...this.#marks.values()]
      .filter(({ cluster }) => view.contains(toLatLng(cluster.position)))
      .sort((one, other) => distance(one) - distance(other))[0];
  }

  /** Boxes of the marks, their margins included, in container pixels. */
  boxes(): Box[] {
    return [...this.#marks.values()].map(({ cluster }) => {
      const { x, y } = this.#map.latLngToContainerPoint(toLatLng(cluster.position));
      return around(x, y, sizeOf(cluster) / 2 + SIGN_MARGIN_PX);
    });
  }

  #make(cluster: Cluster): ClusterMark {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cm-cluster leaflet-marker-icon';
    const mark: ClusterMark = { button, cluster };
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      this.#approach(mark.cluster);
    });
    return mark;
  }

  #set(mark: ClusterMark, cluster: Cluster): void {
    const language = this.#state.language.value;
    const { count } = cluster;
    const size = sizeOf(cluster);
    mark.cluster = cluster;
    mark.button.textContent = countIn(language, count);
    mark.button.setAttribute(
      'aria-label',
      t(language, this.#isLast(cluster) ? 'map_cluster_list' : 'map_cluster', { count }),
    );
    Object.assign(mark.button.style, {
      width: `${size}px`,
      height: `${size}px`,
      marginLeft: `${-size / 2}px`,
      marginTop: `${-size / 2}px`,
    });
    this.#place(mark);
  }

  #place({ button, cluster }: ClusterMark): void {
    const { x, y } = this.#map.latLngToLayerPoint(toLatLng(cluster.position));
    button.style.transform = `translate(${x}px, ${y}px)`;
  }

  /** Whether zooming in does not take a cluster apart. */
  #isLast(cluster: Cluster): boolean {
    return isOneSpot(cluster) || this.#map.getZoom() >= this.#map.getMaxZoom();
  }

  /** Zooms in until the cluster's places separate; opens their list if no zoom separates them. */
  #approach(cluster: Cluster): void {
    const [map, bounds] = [this.#map, toBounds(cluster.bounds)];
    if (this.#isLast(cluster)) {
      closeCard(this.#state);
      this.#state.openCluster.value = { positions: this.#membersOf(cluster), spot: cluster.position };
      return;
    }
    const zoom = Math.max(map.getZoom() + 1, map.getBoundsZoom(bounds.pad(0.1)));
    map.setView(bounds.getCenter(), Math.min(zoom, map.getMaxZoom()));
  }
}

/** Diameter in pixels. */
function sizeOf({ count }: Cluster): number {
  return SMALLEST_PX + PX_PER_POWER_OF_TEN * Math.floor(Math.log10(count));
}
