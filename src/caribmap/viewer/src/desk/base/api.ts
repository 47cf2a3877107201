/** Requests to the desk's server, with the token that stands in the fragment of the printed address. */
import type { Refused } from './types.ts';

const TOKEN = /[#&]token=([\w-]+)/.exec(location.hash)?.[1] ?? '';
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5000;

/** An answer of the server that is a refusal, or no answer at all: its code is then "gone". */
export class Refusal extends Error {
  readonly answer: Refused;

  constructor(answer: Refused) {
    super(answer.message);
    this.answer = answer;
  }
}

const GONE: Refused = { code: 'gone', message: '', hint: '', detail: null };

async function request(path: string, body?: unknown): Promise<Response> {
  const headers: Record<string, string> = { 'X-Caribmap-Token': TOKEN };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const options = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
  return fetch(`/api/${path}`, options).catch(() => {
    throw new Refusal(GONE);
  });
}

/** The answer to a GET, or to a POST of `body`. Throws `Refusal`. */
export async function ask<T>(path: string, body?: unknown): Promise<T> {
  const response = await request(path, body);
  const answer: unknown = await response.json().catch(() => GONE);
  if (!response.ok) throw new Refusal(answer as Refused);
  return answer as T;
}

interface Listener {
  readonly heard: (name: string, data: unknown) => void;
  readonly connected: (isConnected: boolean) => void;
}

/** Listens to the server's events and connects again, at growing intervals, whenever it is gone. */
export async function listen(listener: Listener): Promise<never> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      const response = await request('events');
      if (response.ok && response.body) {
        listener.connected(true);
        wait = FIRST_WAIT_MS;
        await readEvents(response.body, listener.heard);
      }
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof TypeError)) throw error;
    }
    listener.connected(false);
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function readEvents(body: ReadableStream<Uint8Array>, heard: Listener['heard']): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  for (let waiting = ''; ; ) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (waiting + decoder.decode(value, { stream: true })).split('\n\n');
    waiting = blocks.pop() ?? '';
    for (const block of blocks) {
      const name = /^event: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (name && data) heard(name, JSON.parse(data));
    }
  }
}

export function hasToken(): boolean {
  return TOKEN !== '';
}
