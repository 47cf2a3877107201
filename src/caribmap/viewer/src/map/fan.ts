/** Marks that would hide one another stand in a circle round their middle, each tied to its spot. Pure; pixels, y down. */
import { FAN_APART_PX, FAN_LEAST_RADIUS_PX, HIDDEN_BELOW_PX } from './rules.ts';
import type { Standing } from './standing.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Member extends Point {
  readonly standing: Standing;
}

/** The same marks in the same order; `pointOf` gives a position (longitude, latitude) in pixels of the present zoom. */
export function fanned(standings: readonly Standing[], pointOf: (position: readonly number[]) => Point): Standing[] {
  let groups: Member[][] = [];
  for (const standing of standings.filter(canMove)) {
    const { x, y } = pointOf(standing.position);
    const member = { standing, x, y };
    const hiding = groups.filter((group) => hides(group, member));
    if (hiding.length === 0) groups.push([member]);
    else groups = [...groups.filter((group) => !hiding.includes(group)), [...hiding.flat(), member]];
  }
  const moved = new Map(groups.filter((group) => group.length > 1).flatMap(spread));
  return standings.map((standing) => moved.get(standing) ?? standing);
}

function hides(group: readonly Member[], { x, y }: Point): boolean {
  for (const other of group) {
    // Of hundreds of marks almost all are ruled out by the first comparison.
    if (Math.abs(other.x - x) < HIDDEN_BELOW_PX && Math.hypot(other.x - x, other.y - y) < HIDDEN_BELOW_PX) return true;
  }
  return false;
}

/** What is a sign at its spot: no names, and nothing that floats. */
function canMove({ shape, offset }: Standing): boolean {
  return shape !== 'label' && offset[0] === 0 && offset[1] === 0;
}

/** Clockwise from the left, in the order in which the spots lie round their middle: leaders do not cross. */
function spread(group: readonly Member[]): [Standing, Standing][] {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleX, middleY] = [mean(group.map(({ x }) => x)), mean(group.map(({ y }) => y))];
  const bearing = ({ x, y }: Point): number => (Math.atan2(y - middleY, x - middleX) + Math.PI) % (2 * Math.PI);
  const radius = Math.max(FAN_LEAST_RADIUS_PX, FAN_APART_PX / 2 / Math.sin(Math.PI / group.length));
  return [...group]
    .sort((a, b) => bearing(a) - bearing(b))
    .map(({ standing, x, y }, index) => {
      const angle = -Math.PI + (2 * Math.PI * index) / group.length;
      const offset = [
        Math.round(middleX + radius * Math.cos(angle) - x),
        Math.round(middleY + radius * Math.sin(angle) - y),
      ] as const;
      return [standing, { ...standing, id: `${standing.id} ${offset.join()}`, offset }];
    });
}
