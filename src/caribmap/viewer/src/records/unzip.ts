/** A module of its own, evaluated only for packed records and in browsers without DecompressionStream: preparing fflate takes as long as half the program. */
export { gunzipSync } from 'fflate';
