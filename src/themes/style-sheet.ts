import type { Fault } from './fault.js';
import { masked } from './masked.js';

export interface Declaration {
  readonly name: string;
  /** Without comments and the spaces around it. */
  readonly value: string;
  readonly at: number;
}

/** A rule: of elements, or an at-rule with or without a block. */
export interface Rule {
  /** A selector, or `@page :left`; comments are spaces, what strings hold is `_`. */
  readonly prelude: string;
  readonly at: number;
  readonly declarations: readonly Declaration[];
  /** In `@media`, `@supports` and `@page`. */
  readonly rules: readonly Rule[];
}

/** A style sheet, read as far as a theme is more than what the engine does with it. */
export interface StyleSheet {
  /** Its path from the book's folder, or from `styles/`. */
  readonly file: string;
  readonly text: string;
  readonly rules: readonly Rule[];
  /** Where it is no CSS. The engine would pass over such things without a word. */
  readonly faults: readonly Fault[];
}

/** At-rules that hold rules. */
const HOLDERS = /^@(?:media|supports|page|font-feature-values)\b/i;

/** Reads rules and declarations with their places. What is no CSS is told, and read on behind it. */
export function readStyleSheet(file: string, text: string): StyleSheet {
  const { mask, faults: first } = masked(text);
  const faults: Fault[] = [...first];
  const { rules, end } = readBlock({ text, mask, faults }, 0, undefined);
  if (end < text.length) throw new Error(`Unexpected end of reading at ${end} of ${file}`);
  return { file, text, rules, faults: faults.toSorted((a, b) => a.at - b.at) };
}

interface Reading {
  readonly text: string;
  readonly mask: string;
  readonly faults: Fault[];
}

interface Block {
  readonly declarations: Declaration[];
  readonly rules: Rule[];
  readonly end: number;
}

/** Where a block opens, and what opens it. */
interface Opened {
  readonly at: number;
  readonly prelude: string;
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split(/\r\n|\n|\r/).length;

/** Reads what stands between two braces, or the whole. */
function readBlock(reading: Reading, from: number, opened: Opened | undefined): Block {
  const { text, mask, faults } = reading;
  const declarations: Declaration[] = [];
  const rules: Rule[] = [];
  const block = (end: number): Block => ({ declarations, rules, end });
  for (let at = from; ;) {
    at = skipped(mask, at);
    if (at >= mask.length) {
      if (opened) {
        const line = lineOf(text, opened.at);
        faults.push({
          at: opened.at,
          message: `Unexpected end of the style sheet in the rule of line ${line}, expected }`,
        });
      }
      return block(mask.length);
    }
    if (mask[at] === '}') {
      if (opened) return block(at + 1);
      faults.push({ at, message: 'Unexpected }, expected it where a { has opened a rule' });
      at++;
      continue;
    }
    const end = endOf(reading, at);
    if (mask[end] === '{') {
      const prelude = mask.slice(at, end).trim();
      if (opened && !HOLDERS.test(opened.prelude)) {
        faults.push({
          at,
          message: `Unexpected rule inside the rule of line ${lineOf(text, opened.at)}, expected } before it`,
          hint: 'Pages know no rules inside rules: write each with its whole selector.',
        });
      }
      if (prelude === '') faults.push({ at: end, message: 'Unexpected {, expected a selector before it' });
      const inner = readBlock(reading, end + 1, { at, prelude });
      rules.push({ prelude, at, declarations: inner.declarations, rules: inner.rules });
      at = inner.end;
      continue;
    }
    if (mask[at] === '@')
      rules.push({ prelude: mask.slice(at, end).trim(), at, declarations: [], rules: [] });
    else {
      const declaration = readDeclaration(reading, at, end, opened);
      if (declaration) declarations.push(declaration);
    }
    at = end;
  }
}

const IDLE = /[\s;]*/y;

function skipped(mask: string, at: number): number {
  IDLE.lastIndex = at;
  IDLE.exec(mask);
  return IDLE.lastIndex;
}

const SIGNS = /[()[\]{};]/g;
const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/** The `;`, `{` or `}` that ends what begins at `from`, or the end of the whole. */
function endOf({ mask, faults }: Reading, from: number): number {
  const open: number[] = [];
  SIGNS.lastIndex = from;
  for (let found = SIGNS.exec(mask); found; found = SIGNS.exec(mask)) {
    const [sign] = found;
    const at = found.index;
    const inner = open.at(-1);
    if (sign === '(' || sign === '[') open.push(at);
    else if (inner !== undefined && sign === CLOSES[mask[inner] ?? '']) open.pop();
    else if (sign === ')' || sign === ']') faults.push({ at, message: `Unexpected ${sign}, expected none` });
    else if (sign !== ';' || inner === undefined) {
      if (inner !== undefined) faults.push(unclosed(mask, inner));
      return at;
    }
  }
  if (open[0] !== undefined) faults.push(unclosed(mask, open[0]));
  return mask.length;
}

const unclosed = (mask: string, at: number): Fault => ({
  at,
  message: `Unexpected ${mask[at] ?? ''} that nothing closes, expected ${CLOSES[mask[at] ?? ''] ?? ''}`,
});

function readDeclaration(
  { text, mask, faults }: Reading,
  at: number,
  end: number,
  opened: Opened | undefined,
): Declaration | undefined {
  const colon = mask.indexOf(':', at);
  const name = mask.slice(at, colon < 0 || colon > end ? end : colon).trim();
  if (!opened || colon < 0 || colon > end || !/^-{0,2}[a-z_][\w-]*$/i.test(name)) {
    const shown = (mask.slice(at, end).trim().split('\n', 1)[0] ?? '').slice(0, 40);
    faults.push({
      at,
      message: `Unexpected "${shown}", expected ${opened ? 'a property, a colon and a value' : 'a selector and {'}`,
      ...(name.startsWith('//') && { hint: 'A comment stands between /* and */.' }),
    });
    return undefined;
  }
  const value = shownIn(text, mask, colon + 1, end);
  const own = mask.slice(colon + 1, end);
  if (!name.startsWith('--')) {
    const second = /([a-z-]+)\s*:/i.exec(own.replace(/\([^()]*\)/g, (inner) => '_'.repeat(inner.length)));
    if (second?.[1] !== undefined) {
      faults.push({
        at: colon + 1 + own.indexOf(second[0]),
        message: `Unexpected "${second[1]}:" in the value of ${name}, expected ; before it`,
      });
    } else if (value === '') {
      faults.push({ at, message: `Unexpected ${name} without a value, expected one` });
    }
  }
  return { name: name.startsWith('--') ? name : name.toLowerCase(), value, at };
}

/** The text between two places without its comments. */
function shownIn(text: string, mask: string, from: number, to: number): string {
  if (!text.slice(from, to).includes('/*')) return text.slice(from, to).trim();
  let shown = '';
  for (let at = from; at < to; at++) {
    const hides = mask[at] === ' ' && text[at] !== ' ' && !/\s/.test(text[at] ?? '');
    shown += hides ? ' ' : (text[at] ?? '');
  }
  return shown.trim();
}

/** Every rule of a sheet, those in other rules too, each after the one that holds it. */
export function* everyRule(rules: readonly Rule[]): Generator<Rule> {
  for (const rule of rules) {
    yield rule;
    yield* everyRule(rule.rules);
  }
}
