/** Days as the payload has them, ISO 8601: four digits of the year, or a sign and six before year 0 and after 9999. */

const PLAIN_LENGTH = '2025-10-26'.length;

/** Below 0 where `one` is the earlier day, above where it is the later. */
export function compareDays(one: string, other: string): number {
  if (one.length === PLAIN_LENGTH && other.length === PLAIN_LENGTH) return one < other ? -1 : Number(one > other);
  return Date.parse(one) - Date.parse(other);
}

/** Whether the calendar has the day. */
export function isDay(text: string): boolean {
  const time = /^(?:\d{4}|[+-]\d{6})-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
