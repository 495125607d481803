import type { CslItem, CslName } from '../csl-item.js';
import { nearest } from '../nearest.js';
import { readDate } from './dates.js';
import { DATES, NAMES, TYPES } from './fields.js';

/** Something about a work that had to be put right or left out. */
export interface Flaw {
  readonly message: string;
  readonly expected?: readonly string[];
}

/**
 * A work from what a file says about it, every field of the type that CSL gives it. What cannot be is left out, and told.
 * Undefined where there is no id.
 */
export function readItem(raw: unknown): {
  readonly item: CslItem | undefined;
  readonly flaws: readonly Flaw[];
} {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return {
      item: undefined,
      flaws: [{ message: `Unexpected ${kindOf(raw)}, expected an object with an id` }],
    };
  }
  const id = (raw as Record<string, unknown>)['id'];
  if ((typeof id !== 'string' && typeof id !== 'number') || id === '') {
    return { item: undefined, flaws: [{ message: 'Unexpected entry without id, expected "id": "key"' }] };
  }
  const flaws: Flaw[] = [];
  const fields: [string, unknown][] = [];
  for (const [name, value] of Object.entries(raw)) {
    if (name === 'id' || name === 'type' || value === null || value === undefined || value === '') continue;
    const read = readField(name, value, flaws, String(id));
    if (read !== undefined) fields.push([name, read]);
  }
  const type = readType((raw as Record<string, unknown>)['type'], flaws, String(id));
  // Own properties one by one: a field called __proto__ must not become one.
  return {
    item: { ...Object.fromEntries(fields.filter(([name]) => name !== '__proto__')), id: String(id), type },
    flaws,
  };
}

function readType(raw: unknown, flaws: Flaw[], id: string): string {
  if (raw === undefined) return 'document';
  if (typeof raw === 'string' && TYPES.has(raw)) return raw;
  const near = typeof raw === 'string' ? nearest(raw, TYPES) : [];
  flaws.push({
    message: `Unexpected type ${shown(raw)} in the entry '${id}', expected a type of CSL`,
    expected: near,
  });
  return 'document';
}

function readField(name: string, value: unknown, flaws: Flaw[], id: string): unknown {
  if (NAMES.has(name)) {
    const names = (Array.isArray(value) ? value : [value]).map(readName);
    if (!names.includes(undefined)) return names;
    flaws.push({
      message: `Unexpected ${name} in the entry '${id}', expected a list of { family, given } or { literal }`,
    });
    return names.filter((one) => one !== undefined);
  }
  if (DATES.has(name)) {
    const read = readDate(value);
    if (!read || read.flaw !== undefined) {
      const what = read?.flaw ?? shown(value);
      flaws.push({
        message: `Unexpected ${what} in ${name} of the entry '${id}', expected a date such as 2001-12-31`,
      });
    }
    return read && Object.keys(read.date).length > 0 ? read.date : undefined;
  }
  if (name === 'custom' || name === 'categories') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  flaws.push({ message: `Unexpected ${kindOf(value)} in ${name} of the entry '${id}', expected a string` });
  return undefined;
}

const NAME_PARTS = [
  'family',
  'given',
  'literal',
  'non-dropping-particle',
  'dropping-particle',
  'suffix',
] as const;

function readName(raw: unknown): CslName | undefined {
  if (typeof raw === 'string') return raw.trim() === '' ? undefined : nameFromText(raw.trim());
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
  const parts: [string, unknown][] = NAME_PARTS.flatMap((part) => {
    const value = (raw as Record<string, unknown>)[part];
    const text = Array.isArray(value) ? value.join(' ') : value;
    return typeof text === 'string' && text !== '' ? [[part, text] as [string, string]] : [];
  });
  const flags: [string, unknown][] = ['comma-suffix', 'static-ordering', 'parse-names']
    .map((flag): [string, unknown] => [flag, (raw as Record<string, unknown>)[flag]])
    .filter(([, value]) => value !== undefined);
  return parts.length === 0 ? undefined : Object.fromEntries([...parts, ...flags]);
}

/** `Doe, John` is a person; anything else is taken as it stands. */
function nameFromText(text: string): CslName {
  const [family = '', given] = text.split(/,\s*/);
  return given === undefined || text.split(',').length > 2 ? { literal: text } : { family, given };
}

const shown = (value: unknown): string =>
  ((JSON.stringify(value) as string | undefined) ?? 'nothing').slice(0, 60);

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}
