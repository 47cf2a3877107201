/** Lets the interface speak every language that it has, as a page with all of them would. */
import { DICTIONARIES } from '../src/i18n/dictionaries.ts';
import { addWords } from '../src/i18n/index.ts';

for (const [language, words] of Object.entries(DICTIONARIES)) addWords(language, words);
