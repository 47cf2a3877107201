/** The sign of a quote: filled for what is stated, hollow for a claim, barred for a denial, with '?' for a conjecture; lettered by its article. */
import { t } from '../i18n/index.ts';
import { wordsIn } from '../parts/words.tsx';
import type { State } from '../state.ts';
import type { Claim } from './claims.ts';
import { type Hand, pick, point } from './hand.ts';

interface Props {
  readonly hand: Hand;
  readonly claim: Claim;
  /** Where it stands in its lane; in the row of what is undated it stands in the text. */
  readonly style?: Readonly<Record<string, string>>;
  readonly fades?: readonly [boolean, boolean];
  /** Whether Tab stops at it; on the board it stops at one of all. */
  readonly isStop?: boolean;
}

export function ClaimSign({ hand, claim, style, fades = [false, false], isStop = false }: Props) {
  const { state } = hand;
  const isPicked = state.compared.value.includes(claim.id);
  const isLit = claim.places.includes(state.hovered.value ?? state.open.value ?? '');
  const classes = [
    'cm-claim',
    `cm-is-${claim.modality ?? 'unsaid'}`,
    state.passing.value[claim.quote] === 0 && 'cm-is-off',
    isLit && 'cm-is-lit',
    style && fades[0] && 'cm-fades-before',
    style && fades[1] && 'cm-fades-after',
  ];
  return (
    <button
      type="button"
      class={classes.filter(Boolean).join(' ')}
      style={style}
      data-quote={claim.id}
      tabIndex={isStop ? 0 : undefined}
      aria-pressed={isPicked}
      aria-label={`${signOf(hand, claim)} ${nameOf(state, claim)}`}
      onClick={() => pick(state, claim.id)}
      onMouseEnter={() => point(hand, claim)}
      onMouseLeave={() => point(hand, null)}
      onFocus={() => point(hand, claim)}
      onBlur={() => point(hand, null)}
    >
      <span>{signOf(hand, claim)}</span>
    </button>
  );
}

/** 'A', 'A?' of a conjecture. */
function signOf({ letters }: Hand, { source, modality }: Claim): string {
  return (letters.get(source) ?? '') + (modality === 'speculated' ? '?' : '');
}

/** 'Tagesspiegel: behauptet. „…“' */
function nameOf(state: State, { quote, source, modality }: Claim): string {
  const language = state.language.value;
  const short = state.index.sources.get(source)?.short ?? source;
  const { exact, speaker } = state.index.quotes.at(quote);
  const how = modality ? `: ${t(language, `modality_${modality}`)}` : '';
  const who = speaker ? ` (${wordsIn(state, speaker)})` : '';
  return `${short}${who}${how}. ${t(language, 'map_quoted', { text: exact })}`;
}

/** What the signs mean, and which letter is which article. */
export function ClaimKey({ hand }: { readonly hand: Hand }) {
  const { state, letters } = hand;
  const language = state.language.value;
  const forms = ['stated', 'claimed', 'confirmed', 'denied', 'speculated'] as const;
  const used = forms.filter((modality) => state.index.facets.modalities.has(modality));
  return (
    <ul class="cm-claim-key">
      {used.map((modality) => (
        <li key={modality}>
          <span class={`cm-claim cm-is-${modality}`} aria-hidden="true">
            <span>{modality === 'speculated' ? '?' : ''}</span>
          </span>
          {t(language, `modality_${modality}`)}
        </li>
      ))}
      {letters.size <= MOST_LETTERS &&
        [...letters].map(([id, letter]) => (
          <li key={id}>
            <b>{letter}</b> <bdi>{state.index.sources.get(id)?.short ?? id}</bdi>
          </li>
        ))}
    </ul>
  );
}

/** More articles are named where their quotes are. */
const MOST_LETTERS = 12;
