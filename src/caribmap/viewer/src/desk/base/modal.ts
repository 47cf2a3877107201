/** A dialog that a signal shows. */
import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Modal {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly isShown: boolean;
  readonly close: () => void;
  readonly onClose: () => void;
}

export function useModal(shown: Signal<boolean>): Modal {
  const dialog = useRef<HTMLDialogElement>(null);
  // A close event comes late, perhaps when the dialog is to be open again: those of our own closings say nothing.
  const ownClosings = useRef(0);
  const isShown = shown.value;
  const hide = (): void => {
    if (!dialog.current?.open) return;
    ownClosings.current += 1;
    dialog.current.close();
  };
  const close = (): void => {
    hide(); // at once: a dialog that closes gives the focus back, and what is chosen may take it
    shown.value = false;
  };
  const onClose = (): void => {
    if (ownClosings.current > 0) ownClosings.current -= 1;
    else shown.value = false;
  };
  useEffect(() => {
    if (isShown) dialog.current?.showModal();
    else hide();
  }, [isShown]);
  return { dialog, isShown, close, onClose };
}
