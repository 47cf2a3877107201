/** Every language of the interface. A page carries those that its dossier offers; English is in the viewer itself. */
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import type { Messages } from './messages.ts';
import { pt } from './pt.ts';
import { uk } from './uk.ts';

export const DICTIONARIES: Readonly<Record<string, Messages>> = { ar, de, en, es, fr, it, pt, uk };
