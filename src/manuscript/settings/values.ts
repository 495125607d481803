import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { nearest } from '../../problem.js';
import type { Complaints } from './source.js';

/** Reads one value of the settings; undefined, with a complaint, where it is not what was expected. */
export type Reader<T> = (node: Node | null, about: Complaints) => T | undefined;

/** What a value looks like in a message. */
function shown(node: Node | null): string {
  if (isMap(node)) return 'a map';
  if (isSeq(node)) return 'a list';
  if (!isScalar(node) || node.value === null) return 'nothing';
  const text = node.source ?? '';
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}

/** Text as it is written: `1984` and `yes` are text too. */
export const text: Reader<string> = (node, about) => {
  if (isScalar(node) && node.value !== null) {
    const written = (typeof node.value === 'string' ? node.value : (node.source ?? '')).normalize().trim();
    if (written !== '') return written;
  }
  about.complain(`Unexpected ${shown(node)}, expected text`, node);
  return undefined;
};

export const truth: Reader<boolean> = (node, about) => {
  if (isScalar(node) && typeof node.value === 'boolean') return node.value;
  about.complain(`Unexpected ${shown(node)}, expected true or false`, node);
  return undefined;
};

/** Text of a form; `expected` says which. */
export function formed(expected: string, fits: (text: string) => boolean): Reader<string> {
  return (node, about) => {
    const found = text(node, about);
    if (found === undefined || fits(found)) return found;
    about.complain(`Unexpected ${shown(node)}, expected ${expected}`, node);
    return undefined;
  };
}

/** A whole number, of pixels, lines or per cent. */
export function whole(least: number, most: number): Reader<number> {
  return (node, about) => {
    const found = isScalar(node) ? node.value : undefined;
    if (typeof found === 'number' && Number.isInteger(found) && found >= least && found <= most) return found;
    about.complain(`Unexpected ${shown(node)}, expected a whole number from ${least} to ${most}`, node);
    return undefined;
  };
}

/** Levels of headings as `true` has them: chapters, sections and what is below these. */
const LEVELS = 3;

/** How many levels of headings: a number to 6, or `true` and `false`. */
export const levels: Reader<number> = (node, about) => {
  const found = isScalar(node) ? node.value : undefined;
  if (typeof found === 'boolean') return found ? LEVELS : 0;
  if (typeof found === 'number' && Number.isInteger(found) && found >= 0 && found <= 6) return found;
  about.complain(`Unexpected ${shown(node)}, expected how many levels of headings, from 0 to 6`, node);
  return undefined;
};

/** One of a few names. */
export function oneOf<T extends string>(...names: readonly T[]): Reader<T> {
  return (node, about) => {
    const found = text(node, about);
    const right = names.find((name) => name === found);
    if (found !== undefined && right === undefined) {
      const near = nearest(found, names);
      about.complain(
        `Unexpected ${shown(node)}, expected ${near === undefined ? names.join(', ') : `"${near}"`}`,
        node,
      );
    }
    return right;
  };
}

/** A list, or a single value in place of a list of one. */
export function listOf<T>(item: Reader<T>): Reader<readonly T[]> {
  return (node, about) => {
    if (!isSeq(node)) {
      const only = item(node, about);
      return only === undefined ? undefined : [only];
    }
    const found = node.items.map((entry) => item(entry as Node | null, about));
    return found.filter((value) => value !== undefined);
  };
}

/** A map whose keys are known; `also` are other names for them. */
export function mapOf<T extends object>(
  readers: { readonly [K in keyof T]-?: Reader<Exclude<T[K], undefined>> },
  also: Readonly<Record<string, string>> = {},
): Reader<Partial<T>> {
  const known = new Map<string, Reader<unknown>>(Object.entries(readers));
  return (node, about) => {
    if (!isMap(node)) {
      about.complain(`Unexpected ${shown(node)}, expected a map of ${[...known.keys()].join(', ')}`, node);
      return undefined;
    }
    const found = new Map<string, unknown>();
    for (const pair of node.items) {
      const key = pair.key as Node;
      const written = isScalar(key) ? (key.source ?? '') : '';
      const name = Object.hasOwn(also, written) ? (also[written] ?? written) : written;
      const reader = known.get(name);
      if (reader === undefined) {
        const near = meantBy(written, [...known.keys()]);
        if (about.ignores?.(written, key, near) !== true)
          about.complain(unknownKey(written, near, [...known.keys()]), key);
      } else if (found.has(name)) {
        about.complain(`Unexpected second "${name}" (as "${written}"), expected one`, key);
      } else {
        const value = pair.value as Node | null;
        found.set(name, reader(value === null || value.range == null ? key : value, about));
      }
    }
    return Object.fromEntries([...found].filter(([, value]) => value !== undefined)) as Partial<T>;
  };
}

/** What other programs call a setting, where the author must not be left to believe that it does something. */
const MEANT: Readonly<Record<string, string>> = {
  pagesize: 'trim',
  'page-size': 'trim',
  margin: 'theme',
  margins: 'theme',
};

/** The key that is meant by another one: by what it says, or by its letters. */
const meantBy = (written: string, known: readonly string[]): string | undefined =>
  known.find((key) => Object.hasOwn(MEANT, written) && key === MEANT[written]) ?? nearest(written, known);

function unknownKey(written: string, near: string | undefined, known: readonly string[]): string {
  return `Unexpected key "${written}", expected ${near === undefined ? `one of ${known.join(', ')}` : `"${near}"`}`;
}
