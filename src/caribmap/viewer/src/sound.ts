/** The sound part of a payload: what is not as its types say is left out, once, at the door, and named. */
import { SHAPES } from './payload.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface Sound {
  /** As its type says; lists without their broken items, and what else is broken null or empty. */
  readonly value: unknown;
  /** Where something is left out: 'places[3].names'. */
  readonly damage: readonly string[];
}

/** The sound part of a record of the named type, its own records and lists included. */
export function soundPart(type: string, value: unknown, path = ''): Sound {
  const item = /^(.*)\[\]$/.exec(type)?.[1];
  if (item !== undefined && Array.isArray(value)) {
    const broken = value.map((member: unknown, index) => flaw(item, member, `${path}[${index}]`));
    return { value: value.filter((_, index) => broken[index] === null), damage: broken.flatMap((found) => found ?? []) };
  }
  const shape = SHAPES[type];
  if (!shape) {
    const found = flaw(type, value, path);
    return found === null ? { value, damage: [] } : { value: emptyOf(type), damage: [found] };
  }
  const given = isFields(value) ? value : {};
  const parts = Object.entries(shape).map(([key, own]) => [key, soundPart(own, given[key], path ? `${path}.${key}` : key)] as const);
  const damage = isFields(value) ? parts.flatMap(([, part]) => part.damage) : [path];
  return { value: Object.fromEntries(parts.map(([key, part]) => [key, part.value])), damage };
}

/** Where a value is not of its type, null where it is. */
function flaw(type: string, value: unknown, path: string): string | null {
  if (type.endsWith('?')) return value === null ? null : flaw(type.slice(0, -1), value, path);
  if (type.endsWith('[]')) {
    if (!Array.isArray(value)) return path;
    return firstOf(value, (item, index) => flaw(type.slice(0, -2), item, `${path}[${index}]`));
  }
  if (type.endsWith('{}')) {
    if (!isFields(value)) return path;
    return firstOf(Object.keys(value), (key) => flaw(type.slice(0, -2), value[key], `${path}.${key}`));
  }
  const shape = SHAPES[type];
  if (shape) {
    if (!isFields(value)) return path;
    return firstOf(Object.keys(shape), (key) => flaw(shape[key] as string, value[key], `${path}.${key}`));
  }
  if (type === 'unknown') return null;
  if (type === 'null') return value === null ? null : path;
  if (type === 'object') return isFields(value) ? null : path;
  return typeof value === type ? null : path;
}

function firstOf<T>(items: readonly T[], check: (item: T, index: number) => string | null): string | null {
  for (const [index, item] of items.entries()) {
    const found = check(item, index);
    if (found !== null) return found;
  }
  return null;
}

function emptyOf(type: string): unknown {
  if (type.endsWith('[]')) return [];
  if (type.endsWith('{}')) return {};
  return { string: '', number: 0, boolean: false }[type] ?? null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
