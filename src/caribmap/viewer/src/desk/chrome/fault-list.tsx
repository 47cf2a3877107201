/** The faults of the dossier; each leads to what it is about, and to what mends it. */
import * as store from '../base/store.ts';
import type { Fault } from '../base/types.ts';
import { t } from '../i18n/index.ts';
import { FixButtons } from './fix-buttons.tsx';
import { showFault } from './showing-faults.ts';

export function FaultList({ done }: { done?: () => void }) {
  const faults = store.faults.value;
  return (
    <div
      class="cm-lists"
      onKeyDown={(event) => {
        if (event.key === 'Escape') done?.();
      }}
    >
      <h2>{t('faults')}</h2>
      {faults.length === 0 && <p class="cm-quiet">{t('no_faults')}</p>}
      <ol class="cm-faults">
        {faults.map((fault, index) => (
          <li key={index} class={`cm-fault-${fault.severity}`}>
            <button
              type="button"
              class="cm-record-row"
              aria-current={index === store.faultAt.value ? 'true' : undefined}
              onClick={() => void showFault(index)}
            >
              <span>
                <strong>{t(fault.severity === 'error' ? 'error' : 'warning')}</strong> {fault.code}{' '}
                {placeOfFault(fault)}
              </span>
              <span lang="en">{fault.message}</span>
              <small lang="en">{fault.hint}</small>
            </button>
            <Excerpt fault={fault} />
            <FixButtons fault={fault} />
          </li>
        ))}
      </ol>
      {done && (
        <button type="button" class="cm-desk-key" onClick={done}>
          {t('leave')} <kbd>Esc</kbd>
        </button>
      )}
    </div>
  );
}

function placeOfFault({ file, line }: Fault): string {
  return line === null ? file : `${file}:${line}`;
}

function Excerpt({ fault: { line, excerpt = [] } }: { fault: Fault }) {
  if (excerpt.length === 0) return null;
  return (
    <pre class="cm-excerpt" dir="ltr">
      {excerpt.map(([number, text]) => (
        <code key={number} class={number === line ? 'cm-excerpt-line' : undefined}>
          {String(number).padStart(4)} {text}
          {'\n'}
        </code>
      ))}
    </pre>
  );
}
