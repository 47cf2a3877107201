/** Download and clipboard: each gives text to the reader, and false where the host page forbids it. */

/** A frame can forbid downloads without saying so to the page inside: there only an open frame is trusted. */
export function saveText(text: readonly BlobPart[], name: string, type: string): boolean {
  if (!maySave()) return false;
  const address = URL.createObjectURL(new Blob([...text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has read the address before the next task runs.
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

/** Whether the clipboard may be written. Trying would log an error in the console where it may not. */
async function mayCopy(): Promise<boolean> {
  try {
    // Some browsers do not know the permission's name: there the attempt decides.
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
