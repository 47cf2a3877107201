/** 'Next' with the heading that comes, below the text; after the last step it leads to what there is besides. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { Icon } from '../parts/icon.tsx';
import { said } from '../parts/said.tsx';
import { Words } from '../parts/words.tsx';
import type { State } from '../state.ts';

interface Props {
  readonly state: State;
  readonly number: number | null;
  readonly go: (number: number) => void;
  readonly host: { readonly current: HTMLElement | null };
  /** Whether what follows the last step is in the page. */
  readonly hasEnd: boolean;
}

export function Forward({ state, number, go, host, hasEnd }: Props) {
  const language = state.language.value;
  const { story } = state.payload;
  const atEnd = useEndInView(host, hasEnd);
  const next = story[number ?? 0];
  const isLast = number === story.length;
  const toEnd = (): void => {
    const end = host.current?.querySelector<HTMLElement>('.cm-story-end');
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    end?.scrollIntoView({ block: 'start', behavior: isStill ? 'instant' : 'smooth' });
  };
  return (
    <div class="cm-forward">
      <button
        type="button"
        class="cm-forward-back"
        aria-label={t(language, 'story_back')}
        aria-disabled={number === null || number === 1}
        onClick={() => go((number ?? 1) - 1)}
      >
        <Icon path="M11 4 6 9l5 5" size={18} width={1.75} />
      </button>
      <button
        type="button"
        class="cm-forward-next"
        aria-disabled={isLast && atEnd}
        onClick={() => (isLast ? toEnd() : go((number ?? 0) + 1))}
      >
        <span class="cm-forward-word">{said(language, isLast ? 'story_end' : 'story_next')}</span>{' '}
        <span class="cm-forward-heading">
          {isLast ? said(language, 'story_end_heading') : next && <Words state={state} text={next.title} />}
        </span>
      </button>
    </div>
  );
}

function useEndInView(host: Props['host'], hasEnd: boolean): boolean {
  const atEnd = useSignal(false);
  useEffect(() => {
    const end = host.current?.querySelector('.cm-story-end > h2');
    if (!end) return;
    const watch = new IntersectionObserver(([entry]) => (atEnd.value = entry?.isIntersecting ?? false), {
      rootMargin: '0px 0px -45% 0px',
    });
    watch.observe(end);
    return () => watch.disconnect();
  }, [hasEnd]);
  return atEnd.value;
}
