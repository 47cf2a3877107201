/** The row of icons above the column: each opens its tool there, the first goes back to the text. */

import { openColumn } from '../actions.ts';
import { t } from '../i18n/index.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { Icon } from '../parts/icon.tsx';
import { said } from '../parts/said.tsx';
import type { Column, State } from '../state.ts';

interface Tool {
  readonly column: Column;
  readonly name: MessageKey;
  /** Strokes of the icon in a square of 20. */
  readonly icon: string;
  readonly isNeeded?: (state: State) => boolean;
}

const TOOLS: readonly Tool[] = [
  { column: 'read', name: 'tool_read', icon: 'M3 5h14M3 9h14M3 13h14M3 17h8' },
  { column: 'search', name: 'search', icon: 'M8.5 3a5.5 5.5 0 1 0 .01 0M12.6 12.6 17 17' },
  { column: 'layers', name: 'layers', icon: 'M10 3 2.5 7 10 11l7.5-4zM2.5 10.5 10 14.5l7.5-4M2.5 14 10 18l7.5-4' },
  {
    column: 'views',
    name: 'views',
    icon: 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4',
    isNeeded: ({ payload }) => payload.views.length > 1,
  },
  {
    column: 'borders',
    name: 'tool_borders',
    icon: 'M10 2v3M10 7.5v3M10 13v3M10 18v1M4 3 3 17M16 3l1 14',
    isNeeded: ({ payload }) => payload.worldviews.length > 1,
  },
  { column: 'lists', name: 'tool_lists', icon: 'M3 4h2v2H3zM8 5h9M3 9h2v2H3zM8 10h9M3 14h2v2H3zM8 15h9' },
];

export function Tools({ state }: { readonly state: State }) {
  const language = state.language.value;
  return (
    <nav class="cm-tools" aria-label={t(language, 'tools')}>
      {TOOLS.filter(({ isNeeded }) => isNeeded?.(state) ?? true).map(({ column, name, icon }) => (
        <button
          key={column}
          type="button"
          aria-pressed={column === shownColumn(state)}
          onClick={() => openColumn(state, column)}
        >
          <Icon path={icon} size={20} />
          <span>{said(language, name)}</span>
        </button>
      ))}
    </nav>
  );
}

/** What the column shows: in analysis there is no text to read, but the lists. */
export function shownColumn(state: State): Column {
  const column = state.column.value;
  return column === 'read' && state.analysing.value ? 'lists' : column;
}
