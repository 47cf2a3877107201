/** The panel's sections in their order: name, count, content. */
import type { ComponentType } from 'preact';

import { t } from '../i18n/index.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { countIn } from '../i18n/numbers.ts';
import { Discrepancies } from '../parts/discrepancies.tsx';
import type { Section, State } from '../state.ts';
import { About } from './about.tsx';
import { Events, eventsIn } from './events.tsx';
import { Filters } from './filters.tsx';
import { Layers } from './layers.tsx';
import { NotMapped } from './not-mapped.tsx';
import { Places } from './places.tsx';
import { Sources } from './sources.tsx';

export interface PanelSection {
  readonly id: Section;
  readonly name: MessageKey;
  readonly count: (state: State) => string | null;
  readonly Content: ComponentType<{ readonly state: State }>;
  /** Whether only analysis has this section. */
  readonly inAnalysis?: boolean;
}

const places: PanelSection = {
  id: 'places',
  name: 'places',
  count: (state) =>
    t(state.language.value, 'shown_of', { shown: state.shown.value.length, total: state.index.places.count }),
  Content: Places,
};
const layers: PanelSection = {
  id: 'layers',
  name: 'layers',
  count: (state) => countIn(state.language.value, state.payload.layers.length),
  Content: Layers,
};
const discrepancies: PanelSection = {
  id: 'discrepancies',
  name: 'discrepancies',
  count: (state) => countIn(state.language.value, state.payload.discrepancies.length),
  Content: Discrepancies,
};

function countEvents(state: State): string {
  const [shown, total] = [eventsIn(state).length, state.payload.events.length];
  return shown === total ? countIn(state.language.value, total) : t(state.language.value, 'shown_of', { shown, total });
}

/** Sections that have a tab on a phone. */
export const TABS: readonly PanelSection[] = [places, layers, discrepancies];

export const SECTIONS: readonly PanelSection[] = [
  layers,
  { id: 'filters', name: 'filters', count: () => null, Content: Filters, inAnalysis: true },
  places,
  discrepancies,
  {
    id: 'sources',
    name: 'sources',
    count: (state) => countIn(state.language.value, state.payload.sources.length),
    Content: Sources,
  },
  { id: 'events', name: 'events', count: countEvents, Content: Events },
  {
    id: 'not-mapped',
    name: 'not_mapped',
    count: (state) => countIn(state.language.value, state.payload.mentions.ruled_out),
    Content: NotMapped,
  },
  { id: 'about', name: 'about', count: () => null, Content: About },
];
