import type { Element, ElementContent } from 'hast';
import { addClass, textOf } from './elements.js';

/** Figures, with a sign, a unit of money or a percent sign: they are read from the right. */
const FIGURES = /^[\u2212\u2013+-]?\s?[$€£¥]?\s?\d[\d.,'’\u00a0\u202f ]*\s?[%‰]?$/u;
/** A table's type, where it must be smaller, as a part of the text's. */
const SMALLER = 0.85;
/** Tables of more rows than this may go on overleaf. */
const LONGEST_WHOLE = 10;
/** Characters between two columns. */
const GUTTER = 2;
/** What stands in an empty cell: the engine tags no cell without content, and its row would have a column less. */
const NOTHING = '\u00a0';

/**
 * Marks columns of `figures`, which are set to the right, and tables that need room: `dense` ones fit in smaller type, in
 * `crowded` ones words have to break. `line` is about how many characters stand on a line of text. Mutates `table`.
 */
export function markTable(table: Element, line: number): void {
  const rows = rowsIn(table);
  if (rows.length <= LONGEST_WHOLE) addClass(table, 'whole');
  for (const row of rows) {
    const last = row.at(-1);
    if (last) addClass(last, 'last');
    for (const cell of row) if (isEmpty(cell)) cell.children = [{ type: 'text', value: NOTHING }];
  }
  if (rows.some((row) => row.some(({ properties }) => properties.colSpan ?? properties.rowSpan))) return;
  const columns = Math.max(0, ...rows.map((row) => row.length));
  let needs = 0;
  for (let i = 0; i < columns; i++) {
    const cells = rows.flatMap((row) => row[i] ?? []);
    const body = cells.filter(({ tagName }) => tagName === 'td').map((cell) => textOf(cell).trim());
    const said = body.filter((text) => /[\p{L}\p{N}]/u.test(text));
    if (said.length > 0 && said.every((text) => FIGURES.test(text))) {
      for (const cell of cells) if (cell.properties.align === undefined) addClass(cell, 'figures');
    }
    const parts = cells.flatMap((cell) => textOf(cell).split(/[\s\u00ad\u200b/-]+/u));
    needs += GUTTER + Math.max(0, ...parts.map((part) => part.length));
  }
  if (needs > line / SMALLER) addClass(table, 'crowded');
  else if (needs > line) addClass(table, 'dense');
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
