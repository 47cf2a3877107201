/** Isolation of foreign text inside the interface's sentences: it must not change the direction of the words round it. */

const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether the text could close an isolate round it: such a text needs a box of its own. */
export function holdsControls(text: string): boolean {
  return text.search(CONTROLS) !== -1;
}

/** For a string that is no element: without its own controls, and isolated where it has letters that run leftwards. */
export function isolated(text: string): string {
  const plain = text.replace(CONTROLS, '');
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}
