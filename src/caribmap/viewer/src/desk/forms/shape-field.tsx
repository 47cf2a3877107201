/** The corners of a line or an area as a table: each part in a field, a corner in a line. Without a mouse it is drawn here. */
import { useId, useState } from 'preact/hooks';

import { plainPoint } from '../base/records.ts';
import { emptyShape, LEAST, type Position, type Shape } from '../base/shapes.ts';
import { t } from '../i18n/index.ts';
import { readPosition } from './coordinates-field.tsx';
import { written } from './place-values.ts';

interface Props {
  readonly shape: Shape;
  readonly put: (shape: Shape) => void;
}

export function ShapeField({ shape, put }: Props) {
  const change = (index: number, corners: readonly Position[]): void => {
    const parts = shape.parts.map((part, at) => (at === index ? corners : part));
    put({ ...shape, parts, isOpen: parts.some((part) => part.length < LEAST[shape.kind]) });
  };
  return (
    <>
      {shape.parts.map((part, index) => (
        <Corners
          key={index}
          label={shape.parts.length > 1 ? t('corners_of', { number: index + 1 }) : t('corners')}
          corners={part}
          least={LEAST[shape.kind]}
          change={(corners) => change(index, corners)}
        />
      ))}
      <div class="cm-desk-row">
        <button type="button" class="cm-desk-key" onClick={() => put(emptyShape(shape.kind))}>
          {t('draw_anew')}
        </button>
      </div>
    </>
  );
}

interface CornersProps {
  readonly label: string;
  readonly corners: readonly Position[];
  readonly least: number;
  readonly change: (corners: readonly Position[]) => void;
}

function Corners({ label, corners, least, change }: CornersProps) {
  const id = useId();
  // What is typed stays as it is until every line of it is a position.
  const [typed, setTyped] = useState<string | null>(null);
  const [wrongLine, setWrongLine] = useState<number | null>(null);
  const text = typed ?? corners.map(writtenShort).join('\n');
  const read = async (value: string): Promise<void> => {
    setTyped(value);
    const found = await readLines(value);
    setWrongLine(found.wrongLine);
    if (found.wrongLine === null) change(found.corners);
  };
  const settle = (): void => {
    if (wrongLine === null) setTyped(null);
  };
  const few = corners.length < least ? t('corners_few') : t('corners_hint');
  return (
    <div class="cm-field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        dir="ltr"
        class="cm-corners"
        rows={Math.min(8, Math.max(4, corners.length + 1))}
        value={text}
        aria-invalid={wrongLine !== null}
        aria-describedby={`${id}-hint`}
        onInput={(event) => void read(event.currentTarget.value)}
        onBlur={settle}
      />
      <small id={`${id}-hint`} class="cm-quiet" role="status">
        {wrongLine === null ? few : t('corners_wrong', { line: wrongLine })}
      </small>
    </div>
  );
}

/** The corners of a text, one a line; `wrongLine` is the first line that is no position, or that may mean two. */
async function readLines(text: string): Promise<{ corners: Position[]; wrongLine: number | null }> {
  const corners: Position[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const plain = plainPoint(line);
    const [only, other] = plain ? [{ lng: plain[0], lat: plain[1] }] : await readPosition(line);
    if (!only || other) return { corners, wrongLine: index + 1 };
    corners.push([only.lng, only.lat]);
  }
  return { corners, wrongLine: null };
}

function writtenShort([lng, lat]: Position): string {
  return written([Number(lng.toFixed(5)), Number(lat.toFixed(5))]);
}
