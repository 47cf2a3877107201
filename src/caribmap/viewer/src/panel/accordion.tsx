/** Sections as an index of rows; one is open at a time. Closed ones are not in the page. */

import { useLayoutEffect, useRef } from 'preact/hooks';
import { said } from '../parts/said.tsx';

import type { State } from '../state.ts';
import type { PanelSection } from './sections.tsx';

export function Accordion({ state, sections }: { readonly state: State; readonly sections: readonly PanelSection[] }) {
  const host = useRef<HTMLDivElement>(null);
  const { value } = state.section;
  useLayoutEffect(() => showHeading(host.current), [value]);
  return (
    <div ref={host} class="cm-accordion">
      {sections
        .filter(({ inAnalysis }) => !inAnalysis || state.analysing.value)
        .map(({ id, name, count, Content }) => {
          const open = state.section.value === id;
          return (
            <section key={id} class="cm-section">
              <h2>
                <button
                  type="button"
                  aria-expanded={open}
                  aria-controls={`section-${id}`}
                  onClick={() => {
                    state.section.value = open ? null : id;
                  }}
                >
                  <span>{said(state.language.value, name)}</span>
                  <span class="cm-row-count">{count(state)}</span>
                </button>
              </h2>
              <div id={`section-${id}`} class="cm-section-content" hidden={!open}>
                {open && <Content state={state} />}
              </div>
            </section>
          );
        })}
    </div>
  );
}

/** Scrolls the heading of the section that opened back into view: a section that closed above may have moved it out. */
function showHeading(accordion: HTMLElement | null): void {
  const opened = accordion?.querySelector('[aria-expanded="true"]')?.closest('.cm-section');
  const seen = opened?.closest('.cm-chrome-panel, .cm-sheet-body')?.getBoundingClientRect();
  if (opened && seen && opened.getBoundingClientRect().top < seen.top) opened.scrollIntoView({ block: 'start' });
}
