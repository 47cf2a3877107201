/** Gives text to the reader: as a file or to the clipboard, false where the page around this one forbids it. */

/** A frame can forbid downloads without saying so to the page inside: there only an open frame is trusted. */
export function saveText(text: string, name: string, type: string): boolean {
  if (!maySave()) return false;
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has read the address by the time the next task runs.
  setTimeout(() => URL.revokeObjectURL(address));
  return true;
}

export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function maySave(): boolean {
  if (window.self === window.top) return true;
  const frame = window.frameElement;
  return frame !== null && (!frame.hasAttribute('sandbox') || /\ballow-downloads\b/.test(frame.getAttribute('sandbox') ?? ''));
}
