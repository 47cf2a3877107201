/** Forms that wait for an answer of the server before they are shown. */
import { attempt } from './actions.ts';
import { atHand } from './store.ts';

/** Number of forms asked for, and of changes of what is at hand. */
let changes = 0;
atHand.subscribe(() => {
  changes += 1;
});

/**
 * Reads what a form needs and calls what was returned, which shows the form: unless another was asked for, opened or left
 * meanwhile. False if the server refused.
 */
export async function openForm(read: () => Promise<() => void>): Promise<boolean> {
  changes += 1;
  const own = changes;
  return attempt(async () => {
    const show = await read();
    if (changes === own) show();
  });
}
