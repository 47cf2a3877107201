/** Gives text to the reader: as a file or to the clipboard, false where the page around this one forbids it. */

/** A frame can forbid downloads without saying so to the page inside: there only an open frame is trusted. */
export function saveText(text: readonly string[], name: string, type: string): boolean {
  if (!maySave()) return false;
  const address = URL.createObjectURL(new Blob([...text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has read the address by the time the next task runs.
  setTimeout(() => URL.revokeObjectURL(address));
  return true;
}

export async function copyText(text: string): Promise<boolean> {
  if (!(await mayCopy())) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Asked before it is tried: a browser that refuses says so in the console of the page around this one. */
async function mayCopy(): Promise<boolean> {
  try {
    // Some browsers do not know the name: they are tried.
    const { state } = await navigator.permissions.query({ name: 'clipboard-write' as PermissionName });
    return state !== 'denied';
  } catch {
    return true;
  }
}

function maySave(): boolean {
  if (window.self === window.top) return true;
  const frame = window.frameElement;
  return (
    frame !== null &&
    (!frame.hasAttribute('sandbox') || /\ballow-downloads\b/.test(frame.getAttribute('sandbox') ?? ''))
  );
}
