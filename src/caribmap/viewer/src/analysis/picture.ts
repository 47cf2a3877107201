/** A picture for the reader: on the clipboard, else saved as a file. */
import { saveText } from '../parts/hand-over.ts';

export async function handOverPicture(picture: Blob, name: string): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ [picture.type]: picture })]);
    return true;
  } catch {
    // The browser, or the page round the frame, allows no pictures on the clipboard.
    return saveText([picture], name, picture.type);
  }
}
