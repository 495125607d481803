import type { Element, ElementContent } from 'hast';
import { addClass, hasClass } from '../book/index.js';
import { textOf } from './elements.js';

/** Figures, with a sign, a unit of money or a percent sign: they are read from the right. */
const FIGURES = /^[\u2212\u2013+-]?\s?[$€£¥]?\s?\d[\d.,'’\u00a0\u202f ]*\s?[%‰]?$/u;
/** A table's type, where it must be smaller, as a part of the text's. */
const SMALLER = 0.85;
/** Tables of more rows than this may go on overleaf. */
const LONGEST_WHOLE = 10;
/** Characters between two columns. */
const GUTTER = 2;
/** Characters of the longest cell of a column of names, not of sentences. */
const LONGEST_NAME = 24;
/** Characters that a column of sentences keeps, where it has so many, before names beside it stand on a line each. */
const SENTENCE = 20;
/** What stands in an empty cell: the engine tags no cell without content, and its row would have a column less. */
const NOTHING = '\u00a0';

/**
 * Marks columns of `figures`, which are set to the right, but for a first one whose figures are all as long, and tables that need room: `dense` ones fit in smaller type, in
 * `crowded` ones words have to break, those of its `long` cells. `line` is about how many characters stand on a line of text. Mutates `table`.
 */
export function markTable(table: Element, line: number): void {
  const rows = rowsIn(table);
  if (isWhole(table)) addClass(table, 'whole');
  for (const row of rows) {
    const last = row.at(-1);
    if (last) addClass(last, 'last');
    for (const cell of row) if (isEmpty(cell)) cell.children = [{ type: 'text', value: NOTHING }];
  }
  if (rows.some((row) => row.some(({ properties }) => properties.colSpan ?? properties.rowSpan))) return;
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const needs: number[] = [];
  /** What a column would need if none of its words were divided; of names alone. */
  const wholes: (number | undefined)[] = [];
  for (let i = 0; i < columns; i++) {
    const cells = rows.flatMap((row) => row[i] ?? []);
    const body = cells.filter(({ tagName }) => tagName === 'td').map((cell) => textOf(cell).trim());
    const said = body.filter((text) => /[\p{L}\p{N}]/u.test(text));
    // years and the like name their rows as words do: the first of them stands at the margin
    const names = i === 0 && new Set(said.map((text) => text.length)).size === 1;
    if (said.length > 0 && !names && said.every((text) => FIGURES.test(text))) {
      for (const cell of cells) if (cell.properties.align === undefined) addClass(cell, 'figures');
    }
    needs.push(Math.max(GUTTER, ...cells.map(needOf)));
    const named = body.every((text) => bare(text).length <= LONGEST_NAME);
    wholes.push(named ? Math.max(GUTTER, ...cells.map(wholeNeedOf)) : undefined);
  }
  leaveNamesOnALine(rows, needs, wholes, line);
  leaveNamesWhole(rows, needs, wholes, line);
  const needed = needs.reduce((sum, need) => sum + need, 0);
  if (needed > line / SMALLER) {
    addClass(table, 'crowded');
    const share = shareOf(needs, line / SMALLER);
    for (const cell of rows.flat()) if (needOf(cell) > share) addClass(cell, 'long');
  } else if (needed > line) addClass(table, 'dense');
}

/** Where there is room for it, names are not divided: only columns of sentences turn over. */
function leaveNamesWhole(
  rows: readonly (readonly Element[])[],
  needs: readonly number[],
  wholes: readonly (number | undefined)[],
  line: number,
): void {
  if (needs.reduce((sum, need, i) => sum + Math.max(need, wholes[i] ?? 0), 0) > line) return;
  for (const row of rows)
    for (const [i, cell] of row.entries()) {
      const text = textOf(cell).trim();
      if (wholes[i] === undefined || cell.tagName !== 'td' || hasClass(cell, 'unbroken')) continue;
      if (text === bare(text) && !cell.children.some(isCode)) continue;
      addClass(cell, /\s/u.test(text) ? 'undivided' : 'unbroken');
    }
}

/** Where something has to turn over, and there is room for it, names stand on a line each, those of the shortest columns first: sentences and heads turn over. */
function leaveNamesOnALine(
  rows: readonly (readonly Element[])[],
  needs: readonly number[],
  wholes: readonly (number | undefined)[],
  line: number,
): void {
  const longestOf = (tags: RegExp): readonly number[] =>
    needs.map((need, i) =>
      Math.max(
        need,
        ...rows.map((row) => GUTTER + (row[i] && tags.test(row[i].tagName) ? lengthOf(row[i]) : 0)),
      ),
    );
  if (longestOf(/^t[dh]$/).reduce((sum, length) => sum + length, 0) <= line) return;
  const longest = longestOf(/^td$/);
  const least = needs.map((need, i) =>
    Math.max(need, wholes[i] ?? Math.min(longest[i] ?? 0, SENTENCE + GUTTER)),
  );
  let room = line - least.reduce((sum, need) => sum + need, 0);
  const more = (i: number): number => (longest[i] ?? 0) - (least[i] ?? 0);
  const names = [...wholes.keys()].filter((i) => wholes[i] !== undefined).sort((a, b) => more(a) - more(b));
  for (const i of names) {
    room -= more(i);
    if (room < 0) return;
    for (const row of rows) {
      const cell = row[i];
      if (cell?.tagName === 'td' && /[\s\u00ad\u200b-]/u.test(textOf(cell).trim()))
        addClass(cell, 'unbroken');
    }
  }
}

const lengthOf = (cell: Element): number => bare(textOf(cell).trim()).length;

const isCode = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'code';

const bare = (text: string): string => text.replace(/[\u00ad\u200b]/gu, '');

/** As `needOf`, of words that are not divided. */
const wholeNeedOf = (cell: Element): number =>
  GUTTER +
  Math.max(
    0,
    ...bare(textOf(cell))
      .split(/\s+/u)
      .map((word) => word.length),
  );

/** Whether a table has so few rows that a page end does not cut it. */
export const isWhole = (table: Element): boolean => rowsIn(table).length <= LONGEST_WHOLE;

/** How many characters the longest word of a cell takes, as far as it is not divided, and the gutter; the words of a head are not. */
function needOf(cell: Element): number {
  const text = textOf(cell);
  const parts =
    cell.tagName === 'th' ? text.replaceAll('\u00ad', '').split(/\s+/u) : text.split(/[\s\u00ad\u200b/-]+/u);
  return GUTTER + Math.max(0, ...parts.map((part) => part.length));
}

/** What each of the longest columns gets, all alike, once the shorter ones have what they need. */
function shareOf(needs: readonly number[], line: number): number {
  let rest = line;
  let left = needs.length;
  for (const need of [...needs].sort((a, b) => a - b)) {
    if (need > rest / left) break;
    rest -= need;
    left--;
  }
  return rest / Math.max(1, left);
}

const isEmpty = ({ children }: Element): boolean =>
  children.every((child) => child.type !== 'element' && (child.type !== 'text' || child.value.trim() === ''));

function rowsIn(node: Element): (readonly Element[])[] {
  const elements = node.children.filter(
    (child: ElementContent): child is Element => child.type === 'element',
  );
  if (node.tagName === 'tr') return [elements.filter(({ tagName }) => /^t[dh]$/.test(tagName))];
  return elements.flatMap((child) => (/^(?:thead|tbody|tfoot|tr)$/.test(child.tagName) ? rowsIn(child) : []));
}
