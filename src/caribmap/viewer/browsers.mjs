/** The oldest browsers that the page is built for, as esbuild names its targets. package.json lists them, for other tools as well. */
import { readFile } from 'node:fs/promises';

/** Names of browserslist that esbuild writes differently. */
const NAMES = { ios_saf: 'ios' };

/** @returns {Promise<string[]>} such as `chrome105` */
export async function oldestBrowsers() {
  const { browserslist } = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'));
  return browserslist.map((/** @type {string} */ browser) => {
    const [name = '', version = ''] = browser.split(' ');
    return `${NAMES[name] ?? name}${version}`;
  });
}
