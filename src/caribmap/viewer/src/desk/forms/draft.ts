/** What is typed into a form is kept until it is saved or dropped, also while the page is loaded anew. */
const PREFIX = 'caribmap-desk:';

export function readDraft<T>(name: string): T | null {
  const text = sessionStorage.getItem(PREFIX + name);
  return text === null ? null : (JSON.parse(text) as T);
}

export function keepDraft(name: string, draft: unknown): void {
  sessionStorage.setItem(PREFIX + name, JSON.stringify(draft));
}

export function dropDraft(name: string): void {
  sessionStorage.removeItem(PREFIX + name);
}
