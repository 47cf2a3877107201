/** Check of a payload against its types: what does not match is left out and named, once, when the page reads it. */
import { SHAPES } from './payload.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface Sound {
  /** The value as its type says: lists without their broken items, other broken values null or empty. */
  readonly value: unknown;
  /** Paths of what is left out: 'places[3].names'. */
  readonly damage: readonly string[];
}

/** The sound part of a record of the named type, its own records and lists included. */
export function soundPart(type: string, value: unknown, path = ''): Sound {
  const item = /^(.*)\[\]$/.exec(type)?.[1];
  if (item !== undefined && Array.isArray(value)) {
    const check = checkOf(item);
    const broken = value.map((member: unknown) => check(member));
    return {
      value: value.filter((_, index) => broken[index] === null),
      damage: broken.flatMap((found, index) => (found === null ? [] : `${path}[${index}]${found}`)),
    };
  }
  const shape = SHAPES[type];
  if (!shape) {
    const found = flaw(type, value, path);
    return found === null ? { value, damage: [] } : { value: emptyOf(type), damage: [found] };
  }
  const given = isFields(value) ? value : {};
  const parts = Object.entries(shape).map(
    ([key, own]) => [key, soundPart(own, given[key], path ? `${path}.${key}` : key)] as const,
  );
  const damage = isFields(value) ? parts.flatMap(([, part]) => part.damage) : [path];
  return { value: Object.fromEntries(parts.map(([key, part]) => [key, part.value])), damage };
}

/** Path of the first mismatch between a value and its type; null where the value matches. */
function flaw(type: string, value: unknown, path: string): string | null {
  const found = checkOf(type)(value);
  return found === null ? null : path + found;
}

/** Gives the path from a value to a mismatch in it, '' for the value itself; null where the value matches. */
type Check = (value: unknown) => string | null;

/** Cache of the checks by type: a page has thousands of values to check before anything is drawn. */
const CHECKS = new Map<string, Check>();

function checkOf(type: string): Check {
  const check = CHECKS.get(type) ?? made(type);
  CHECKS.set(type, check);
  return check;
}

function made(type: string): Check {
  if (type.endsWith('?')) {
    const check = checkOf(type.slice(0, -1));
    return (value) => (value === null ? null : check(value));
  }
  if (type.endsWith('[]')) return checkOfList(checkOf(type.slice(0, -2)));
  if (type.endsWith('{}')) {
    const check = checkOf(type.slice(0, -2));
    return (value) => (isFields(value) ? flawAmong(Object.keys(value), value, () => check) : '');
  }
  const shape = SHAPES[type];
  if (shape) {
    const keys = Object.keys(shape);
    // Looked up as they are used: types may hold themselves.
    return (value) => (isFields(value) ? flawAmong(keys, value, (key) => checkOf(shape[key] as string)) : '');
  }
  if (type === 'unknown') return () => null;
  if (type === 'null') return (value) => (value === null ? null : '');
  if (type === 'object') return (value) => (isFields(value) ? null : '');
  return (value) => (typeof value === type ? null : '');
}

function checkOfList(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return '';
    for (let index = 0; index < value.length; index++) {
      const found = check(value[index]);
      if (found !== null) return `[${index}]${found}`;
    }
    return null;
  };
}

function flawAmong(keys: readonly string[], value: Fields, checkFor: (key: string) => Check): string | null {
  for (const key of keys) {
    const found = checkFor(key)(value[key]);
    if (found !== null) return `.${key}${found}`;
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
