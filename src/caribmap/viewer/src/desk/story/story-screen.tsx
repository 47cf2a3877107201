/** The Story screen: views and steps beside the map that shows them; what is new begins with what the map shows. */
import { beginRecord } from '../base/beginning.ts';
import { useNouns } from '../base/listing.ts';
import * as store from '../base/store.ts';
import { t } from '../i18n/index.ts';
import { beginStep, beginView } from './from-map.ts';
import { RecordStrip } from './record-strip.tsx';
import { showStep, showView } from './showing.ts';

export function StoryScreen() {
  useNouns(['view', 'step', 'layer', 'worldview', 'quote', 'event']);
  const mayWrite = !store.isReadOnly.value;
  return (
    <div class="cm-left cm-story-screen">
      <div class="cm-story-strips">
        <RecordStrip noun="view" show={showView}>
          {mayWrite && (
            <button type="button" class="cm-desk-key" aria-keyshortcuts="v" onClick={beginView}>
              <kbd>v</kbd> {t('keep_framing')}
            </button>
          )}
        </RecordStrip>
        <RecordStrip noun="step" show={showStep} isNumbered>
          {mayWrite && (
            <button type="button" class="cm-desk-key" onClick={beginStep}>
              + {t('step_from_map')}
            </button>
          )}
        </RecordStrip>
        {(['layer', 'worldview'] as const).map((noun) => (
          <RecordStrip key={noun} noun={noun}>
            {mayWrite && (
              <button type="button" class="cm-desk-key" onClick={() => beginRecord(noun)}>
                + {t('add')}
              </button>
            )}
          </RecordStrip>
        ))}
      </div>
    </div>
  );
}
