/** Dialog with the text itself, selected, where the page may neither save nor copy it. */

import { useEffect, useRef } from 'preact/hooks';
import type { State } from '../state.ts';
import { said } from './said.tsx';

interface TextByHandProps {
  readonly state: State;
  readonly text: string;
  readonly onClose: () => void;
}

export function TextByHand({ state, text, onClose }: TextByHandProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const language = state.language.value;
  useEffect(() => {
    dialog.current?.showModal();
    area.current?.select();
  }, []);
  return (
    // Keys stay inside: Escape closes the dialog, not what lies under it.
    <dialog
      ref={dialog}
      class="cm-by-hand"
      aria-labelledby="by-hand-why"
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <p id="by-hand-why">{said(language, 'table_by_hand')}</p>
      <textarea ref={area} readOnly aria-labelledby="by-hand-why" value={text} />
      <button type="button" onClick={() => dialog.current?.close()}>
        {said(language, 'close')}
      </button>
    </dialog>
  );
}
