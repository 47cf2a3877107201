/** Composite marks: a place and the government that its name stands for, at one spot. */
import type { PlaceColumns } from './columns.ts';

/** The partner's position, -1 where there is none: of one kind at one anchor the first literal place and the last seat are a pair. */
export function partnerAt({ kind, role, x, y }: PlaceColumns, position: number): number {
  if (position < 0 || Number.isNaN(x[position])) return -1;
  const [spotX, spotY, ownKind] = [x[position] as number, y[position], kind.codes[position]];
  const seat = role.values.indexOf('seat');
  let [firstLiteral, lastSeat] = [-1, -1];
  for (let other = x.indexOf(spotX); other >= 0; other = x.indexOf(spotX, other + 1)) {
    if (y[other] !== spotY || kind.codes[other] !== ownKind) continue;
    if (role.codes[other] === seat) lastSeat = other;
    else if (firstLiteral < 0) firstLiteral = other;
  }
  if (firstLiteral < 0 || lastSeat < 0) return -1;
  if (position === firstLiteral) return lastSeat;
  return position === lastSeat ? firstLiteral : -1;
}
