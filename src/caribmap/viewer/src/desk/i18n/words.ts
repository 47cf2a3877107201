/** What every dictionary of the desk holds. */
import type { en } from './en.ts';

export type DeskKey = keyof typeof en;
export type DeskWords = Readonly<Record<DeskKey, string>>;
