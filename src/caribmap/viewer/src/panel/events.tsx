/** What happened when, according to the articles: in order of the earliest day, undated at the end. */
import { compareDays } from '../days.ts';
import { t } from '../i18n/index.ts';
import { PlaceLinks } from '../parts/place-link.tsx';
import { Isolated, When, Words } from '../parts/words.tsx';
import type { PayloadEvent } from '../payload.ts';
import { overlaps, type State } from '../state.ts';

export function Events({ state }: { readonly state: State }) {
  return (
    <ol class="cm-events">
      {inOrder(eventsIn(state)).map((event) => (
        <li key={event.id} id={`event-${event.id}`} tabIndex={-1}>
          <div class="cm-meta">
            {event.when || event.when_inferred ? (
              <When state={state} stated={event.when} inferred={event.when_inferred} />
            ) : (
              t(state.language.value, 'undated')
            )}
          </div>
          <h3>
            <Words state={state} text={event.title} />
          </h3>
          <p class="cm-meta">
            {sourcesOf(state, event).map((name, index) => [index > 0 && ', ', <Isolated text={name} />])}
          </p>
          <PlaceLinks state={state} ids={event.places} />
        </li>
      ))}
    </ol>
  );
}

/** Events within the time window. */
export function eventsIn({ payload, from, to, undated }: State): readonly PayloadEvent[] {
  return payload.events.filter(({ time }) => overlaps(time, from.value, to.value, undated.value));
}

/** Behind every day: what is undated. */
const LAST = '+275760-01-01';

function inOrder(events: readonly PayloadEvent[]): readonly PayloadEvent[] {
  const day = ({ time }: PayloadEvent): string => time?.earliest ?? time?.latest ?? LAST;
  return [...events].sort((one, other) => compareDays(day(one), day(other)));
}

function sourcesOf(state: State, event: PayloadEvent): readonly string[] {
  const sources = event.quotes.map((id) => state.index.quotes.get(id)?.source ?? '');
  return [...new Set(sources)].flatMap((id) => state.index.sources.get(id)?.short ?? []);
}
