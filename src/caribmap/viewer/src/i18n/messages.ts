/** The keys that every dictionary of the interface has; German is the list. */
import type { de } from './de.ts';

export type MessageKey = keyof typeof de;
export type Messages = Readonly<Record<MessageKey, string>>;
