/** Error messages in the page: instead of a blank page, and where something is left out. */
import { t } from '../i18n/index.ts';

/** Most damaged pieces that are named; of others the message only has the number. */
const NAMED = 3;

/** Shows why the map cannot be shown. */
export function showFailure(page: Document, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  page.body.prepend(notice(page, 'cm-failure', t(page.documentElement.lang, 'failure', { reason })));
}

/** Shows that something is left out; `damage` says where in the data. */
export function showDamage(page: Document, damage: readonly string[]): void {
  const language = page.documentElement.lang;
  const where = damage.slice(0, NAMED).join(', ') + (damage.length > NAMED ? ' …' : '');
  const message = notice(page, 'cm-failure cm-is-partial', t(language, 'damaged', { count: damage.length, where }));
  const button = page.createElement('button');
  button.type = 'button';
  button.textContent = t(language, 'close');
  button.addEventListener('click', () => message.remove());
  message.append(' ', button);
  page.body.append(message);
}

function notice(page: Document, className: string, text: string): HTMLElement {
  const message = page.createElement('p');
  message.className = className;
  message.setAttribute('role', 'alert');
  message.textContent = text;
  return message;
}
