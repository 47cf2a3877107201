/** A row of the board: a question, its answers in lanes, and in each lane the signs of its quotes. */
import type { ComponentChild } from 'preact';
import { useMemo } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { countIn } from '../i18n/numbers.ts';
import { said } from '../parts/said.tsx';
import { originInWords, Words, wordsIn } from '../parts/words.tsx';
import type { Focus } from '../state.ts';
import type { Axis } from './axis.ts';
import { ClaimSign } from './claim-sign.tsx';
import type { Claim, Lane, Row } from './claims.ts';
import type { Hand } from './hand.ts';
import { type Laid, laid, SIGN_PX } from './lanes.ts';
import { Breaks } from './overview.tsx';
import { Shades } from './window-handles.tsx';

interface Props {
  readonly hand: Hand;
  readonly row: Row;
  readonly axis: Axis;
  readonly width_px: number;
}

/** Height of a level of signs, and the room over and under them. */
const LEVEL_PX = SIGN_PX + 3;
const EDGE_PX = 2;
/** Most undated signs in a lane; of more, the first and a number. */
const MOST_UNDATED = 4;

export function BoardRow({ hand, row, axis, width_px }: Props) {
  const isOpen = hand.turned.value.has(row.id) ? !row.isMain : row.isMain;
  const toggle = (): void => {
    const turned = new Set(hand.turned.value);
    if (!turned.delete(row.id)) turned.add(row.id);
    hand.turned.value = turned;
  };
  const all = useMemo(() => ({ key: row.id, name: {}, claims: row.lanes.flatMap(({ claims }) => claims) }), [row]);
  const lane = { hand, axis, width_px };
  const canOpen = row.type !== 'others';
  return (
    <li class="cm-board-row">
      <div class="cm-board-columns">
        <div class="cm-board-question">
          {canOpen && (
            <button
              type="button"
              class="cm-board-fold"
              aria-expanded={isOpen}
              aria-label={t(hand.state.language.value, 'board_answers', { title: titleOf(hand, row) })}
              onClick={toggle}
            />
          )}
          <Heading hand={hand} row={row} />
        </div>
        {isOpen ? <EmptyLane axis={axis} hand={hand} /> : <LaneSigns {...lane} lane={all} />}
      </div>
      {isOpen &&
        row.lanes.map((own) => (
          <div key={own.key} class="cm-board-columns cm-board-lane">
            <LaneName hand={hand} row={row} lane={own} />
            <LaneSigns {...lane} lane={own} />
          </div>
        ))}
    </li>
  );
}

function titleOf(hand: Hand, { type, name }: Row): string {
  if (name) return wordsIn(hand.state, name);
  return t(hand.state.language.value, type === 'events' ? 'board_events' : 'board_others');
}

/** The row's name: of a question, the button that filters the map by it. */
function Heading({ hand, row }: { readonly hand: Hand; readonly row: Row }) {
  const { state } = hand;
  if (row.name)
    return (
      <FocusButton hand={hand} focus={{ type: 'discrepancy', id: row.id }}>
        <Words state={state} text={row.name} />
      </FocusButton>
    );
  const count = row.lanes.reduce((sum, { claims }) => sum + (row.type === 'events' ? 1 : claims.length), 0);
  return (
    <span class="cm-board-name">
      {said(state.language.value, row.type === 'events' ? 'board_events' : 'board_others')}{' '}
      <span class="cm-row-count">{countIn(state.language.value, count)}</span>
    </span>
  );
}

function LaneName({ hand, row, lane }: { readonly hand: Hand; readonly row: Row; readonly lane: Lane }) {
  if (row.type === 'events')
    return (
      <div class="cm-board-answer">
        <FocusButton hand={hand} focus={{ type: 'event', id: lane.key }}>
          <Words state={hand.state} text={lane.name} />
        </FocusButton>
      </div>
    );
  return (
    <div class="cm-board-answer">
      <Words state={hand.state} text={lane.name} />
    </div>
  );
}

interface FocusProps {
  readonly hand: Hand;
  readonly focus: Focus;
  readonly children: ComponentChild;
}

function FocusButton({ hand: { state }, focus, children }: FocusProps) {
  const isOn = state.focus.value?.type === focus.type && state.focus.value.id === focus.id;
  return (
    <button
      type="button"
      class="cm-board-name"
      aria-pressed={isOn}
      title={t(state.language.value, 'board_filter')}
      onClick={() => (state.focus.value = isOn ? null : focus)}
    >
      {children}
    </button>
  );
}

function EmptyLane({ axis, hand }: { readonly axis: Axis; readonly hand: Hand }) {
  return (
    <>
      <div class="cm-board-time" dir="ltr">
        <Breaks axis={axis} />
        <Shades state={hand.state} axis={axis} />
      </div>
      <div class="cm-board-undated" />
    </>
  );
}

interface LaneProps extends Omit<Props, 'row'> {
  readonly lane: Lane;
}

function LaneSigns({ hand, lane, axis, width_px }: LaneProps) {
  const out = useMemo(() => laid(lane.claims, axis, width_px), [lane, axis, width_px]);
  const undated = lane.claims.filter(({ when }) => when === null);
  return (
    <>
      <div
        class="cm-board-time"
        dir="ltr"
        data-lane={lane.key}
        style={{ minHeight: `${out.levels * LEVEL_PX + 2 * EDGE_PX}px` }}
      >
        <Shades state={hand.state} axis={axis} />
        <Breaks axis={axis} />
        <Brackets hand={hand} laid={out} />
        {out.spots.map(({ claim, left_px, width_px: wide_px, level, fades }) => (
          <ClaimSign
            key={claim.id}
            hand={hand}
            claim={claim}
            fades={fades}
            style={{ left: `${left_px}px`, width: `${wide_px}px`, top: `${EDGE_PX + level * LEVEL_PX}px` }}
          />
        ))}
        {out.piles.map(({ left_px, claims }) => (
          <PileButton key={left_px} hand={hand} claims={claims} style={{ left: `${left_px}px`, top: `${EDGE_PX}px` }} />
        ))}
        <Beyond hand={hand} counts={out.beyond} />
      </div>
      <div class="cm-board-undated" data-lane={lane.key}>
        {undated.slice(0, undated.length > MOST_UNDATED ? MOST_UNDATED - 2 : undated.length).map((claim) => (
          <ClaimSign key={claim.id} hand={hand} claim={claim} />
        ))}
        {undated.length > MOST_UNDATED && <PileButton hand={hand} claims={undated} />}
      </div>
    </>
  );
}

function Brackets({ hand: { state }, laid: { brackets } }: { readonly hand: Hand; readonly laid: Laid }) {
  return (
    <>
      {brackets.map(({ origin, left_px, width_px, level, levels }) => (
        <div
          key={`${origin} ${level}`}
          class="cm-board-bracket"
          title={originInWords(state, origin)}
          style={{
            left: `${left_px}px`,
            width: `${width_px}px`,
            top: `${EDGE_PX + level * LEVEL_PX - 2}px`,
            height: `${levels * LEVEL_PX}px`,
          }}
        />
      ))}
    </>
  );
}

interface PileProps {
  readonly hand: Hand;
  readonly claims: readonly Claim[];
  readonly style?: Readonly<Record<string, string>>;
}

/** A number for quotes that the lane has no room for: a click lists them. */
function PileButton({ hand, claims, style }: PileProps) {
  const language = hand.state.language.value;
  const { passing, hovered, open } = hand.state;
  const isOff = claims.every(({ quote }) => passing.value[quote] === 0);
  const place = hovered.value ?? open.value ?? '';
  const isLit = place !== '' && claims.some(({ places }) => places.includes(place));
  return (
    <button
      type="button"
      class={['cm-pile', isOff && 'cm-is-off', isLit && 'cm-is-lit'].filter(Boolean).join(' ')}
      style={style}
      aria-expanded={hand.listed.value === claims}
      aria-label={t(language, 'map_quotes', { count: claims.length })}
      onClick={() => (hand.listed.value = hand.listed.value === claims ? null : claims)}
    >
      {countIn(language, claims.length)}
    </button>
  );
}

/** How many quotes lie before and after the days that are zoomed to. */
function Beyond({ hand, counts: [before, after] }: { readonly hand: Hand; readonly counts: Laid['beyond'] }) {
  const language = hand.state.language.value;
  return (
    <>
      {before > 0 && <span class="cm-board-beyond cm-is-before">‹ {countIn(language, before)}</span>}
      {after > 0 && <span class="cm-board-beyond cm-is-after">{countIn(language, after)} ›</span>}
    </>
  );
}
