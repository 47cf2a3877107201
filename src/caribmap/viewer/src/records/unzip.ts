/** Apart, so that a page without packed records does without it: to prepare it takes as long as half the program. */
export { gunzipSync } from 'fflate';
