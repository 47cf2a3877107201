/** In the card of a survey's place: how often the archive names it, when, and that nobody has chosen the sentences. */
import { dateInWords } from '../i18n/edtf.ts';
import { t } from '../i18n/index.ts';
import { said } from '../parts/said.tsx';
import type { PayloadPlace, PayloadSurvey } from '../payload.ts';
import type { State } from '../state.ts';
import { binsOf, isInWindow, weightOf } from '../survey.ts';

const WIDTH = 240;
const HEIGHT = 44;
const GAP = 0.15;
const UNIT_CHARS = { day: 10, month: 7, year: 4 } as const;

export function Mentions({ state, place }: { readonly state: State; readonly place: PayloadPlace }) {
  const { survey } = state.payload;
  if (!survey || !state.tally) return null;
  const language = state.language.value;
  const count = weightOf(state, place.id);
  return (
    <section class="cm-card-section cm-mentions">
      <p class="cm-count">{said(language, 'survey_mentions', { count })}</p>
      {survey.starts.length > 1 && <Chart state={state} survey={survey} placeId={place.id} />}
      <p class="cm-meta">{said(language, 'survey_sample')}</p>
    </section>
  );
}

interface ChartProps {
  readonly state: State;
  readonly survey: PayloadSurvey;
  readonly placeId: string;
}

/** A bar for each bin of time; those outside the time window are faint. */
function Chart({ state, survey, placeId }: ChartProps) {
  const language = state.language.value;
  const bins = binsOf(survey, placeId);
  const most = bins.reduce((most, count) => Math.max(most, count), 1);
  const peak = bins.indexOf(most);
  const when = (bin: number): string =>
    dateInWords((survey.starts[bin] ?? '').slice(0, UNIT_CHARS[survey.unit]), language);
  const [first, last] = [when(0), when(bins.length - 1)];
  const label = t(language, 'survey_chart', { first, last, peak: when(Math.max(peak, 0)), count: most });
  const step = WIDTH / bins.length;
  return (
    <figure class="cm-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} preserveAspectRatio="none">
        {Array.from(bins, (count, bin) => {
          const height = count === 0 ? 0 : Math.max(1, (HEIGHT * count) / most);
          const isIn = isInWindow(survey, bin, state.from.value, state.to.value);
          return (
            <rect
              key={bin}
              class={isIn ? 'cm-bar-in' : 'cm-bar-out'}
              x={bin * step}
              y={HEIGHT - height}
              width={step * (1 - GAP)}
              height={height}
            />
          );
        })}
      </svg>
      <figcaption class="cm-meta">
        <span>{first}</span>
        <span>{last}</span>
      </figcaption>
    </figure>
  );
}
