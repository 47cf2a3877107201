/** Buttons that mend a fault: one where one action is certain, else one for each that is possible. */
import { mend } from '../base/actions.ts';
import * as store from '../base/store.ts';
import type { Fault, FaultFix } from '../base/types.ts';
import { isDeskKey, t } from '../i18n/index.ts';
import { reopen } from './showing-faults.ts';

export function FixButtons({ fault }: { fault: Fault }) {
  const fixes = fault.fixes ?? [];
  if (fixes.length === 0 || store.isReadOnly.value) return null;
  return (
    <div class="cm-desk-row cm-fixes" role="group" aria-label={t('fixes')}>
      {fixes.map((fix, choice) => (
        <button
          key={choice}
          type="button"
          class="cm-desk-key"
          disabled={store.hasDraft.value}
          title={store.hasDraft.value ? t('fix_draft') : undefined}
          onClick={() => void mendAndShow(fault, choice)}
        >
          {words(fix)}
        </button>
      ))}
    </div>
  );
}

async function mendAndShow(fault: Fault, choice: number): Promise<void> {
  if (await mend(fault, choice)) {
    store.faultAt.value = Math.max(-1, store.faultAt.value - 1);
    await reopen();
  }
}

function words({ name, shown }: FaultFix): string {
  const key = `fix_${name.replaceAll('-', '_')}`;
  return isDeskKey(key) ? t(key, { shown }) : name;
}
