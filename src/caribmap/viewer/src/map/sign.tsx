/** The map's signs, small, for the legend: as the map draws them, and named for those who do not see them. */
import type { ComponentChildren } from 'preact';

import { t } from '../i18n/index.ts';
import { NAMES, type SignName } from './legend.ts';
import { CORNER_PX, type Outline, QUESTION_Y, type Shape, SIGNS } from './rules.ts';

type Drawn = readonly [width: number, shape: ComponentChildren];

const RANGE: Drawn = [18, <circle cx="9" cy="9" r="7.5" stroke-width="1.25" stroke-dasharray="2 4" />];

const DRAWINGS: Readonly<Record<Exclude<SignName, Shape>, Drawn>> = {
  hatch: [24, <path d="M0 10 8 2M1 16 15 2M8 16 22 2M15 16 24 7M22 16l2-2" stroke-width="1.25" opacity=".7" />],
  border: [24, <path d="M1 9h22" stroke-width="1.5" stroke-dasharray="6 4" />],
  outline: [24, <path d="M1 9h22" stroke-width="2" />],
  link: [
    28,
    <>
      <path d="M2 13Q13 1 25 9" stroke-width="1.75" stroke-dasharray="1 5" stroke-linecap="round" />
      <path d="m20 3 6 7-8 1z" fill="currentColor" stroke="none" />
    </>,
  ],
  route: [24, <path d="M1 13Q12 0 23 9" stroke-width="1.25" stroke-dasharray="6 4" />],
  range: RANGE,
  'range-stated': RANGE,
  tray: [18, <path d="M2 3h14v12H2zM5 7h8M5 11h5" stroke-width="1.25" />],
};

/** Width of the letters that stand for a name, and the gap behind them. */
const LETTERS_PX = 24;

export function Sign({ name, language }: { readonly name: SignName; readonly language: string }) {
  const [width, shape] = name in SIGNS ? fromTable(name as Shape) : DRAWINGS[name as Exclude<SignName, Shape>];
  const label = t(language, NAMES[name]);
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height="18"
      viewBox={`0 0 ${width} 18`}
      fill="none"
      stroke="currentColor"
    >
      <title>{label}</title>
      {shape}
    </svg>
  );
}

function fromTable(shape: Shape): Drawn {
  const { reach, parts, stroke, questionX } = SIGNS[shape];
  const isName = NAMES[shape as SignName] === 'sign_label';
  const left = (isName ? LETTERS_PX : 0) + reach[0] + 1;
  const sign = (
    <g transform={`translate(${left} 9)`} stroke-width={stroke} stroke-linejoin="round">
      {parts.map(drawn)}
      {questionX !== null && (
        <text x={questionX} y={QUESTION_Y} font-size="12" fill="currentColor" stroke="none">
          ?
        </text>
      )}
    </g>
  );
  const letters = (
    <text x="10" y="13" text-anchor="middle" font-size="11" fill="currentColor">
      Abc
    </text>
  );
  return [left + reach[0] + 1, isName ? [letters, sign] : sign];
}

function drawn({ form, sizes, d, filled }: Outline, key: number) {
  const [width = 0, height = width] = sizes;
  const paint = filled ? { fill: 'currentColor', stroke: 'none' } : {};
  if (form === 'circle') return <circle key={key} r={width} {...paint} />;
  if (form === 'path') return <path key={key} d={d} {...paint} />;
  return <rect key={key} x={-width / 2} y={-height / 2} width={width} height={height} rx={CORNER_PX} {...paint} />;
}
