/** A module of its own, evaluated only for packed records: preparing fflate takes as long as half the program. */
export { gunzipSync } from 'fflate';
