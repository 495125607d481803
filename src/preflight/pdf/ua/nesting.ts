import { follow, type PdfFile } from '../../../pdf/index.js';
import type { Check, Found } from '../check.js';
import { attributesOf, tagsOf, type Tag } from './tree.js';

/** What stands in an element, and what it stands in (ISO 32000-1, 14.8.4.2 to 14.8.4.4); what is left out may be anywhere. */
const NESTING: Readonly<Record<string, { readonly in?: RegExp; readonly holds?: RegExp }>> = {
  Table: { holds: /^(?:TR|THead|TBody|TFoot|Caption)$/ },
  THead: { in: /^Table$/, holds: /^TR$/ },
  TBody: { in: /^Table$/, holds: /^TR$/ },
  TFoot: { in: /^Table$/, holds: /^TR$/ },
  TR: { in: /^(?:Table|THead|TBody|TFoot)$/, holds: /^T[HD]$/ },
  TH: { in: /^TR$/ },
  TD: { in: /^TR$/ },
  L: { holds: /^(?:LI|L|Caption)$/ },
  LI: { in: /^L$/, holds: /^(?:Lbl|LBody)$/ },
  LBody: { in: /^LI$/ },
  TOC: { holds: /^(?:TOC|TOCI|Caption)$/ },
  TOCI: { in: /^TOC$/, holds: /^(?:Lbl|Reference|NonStruct|P|TOC)$/ },
  Ruby: { holds: /^(?:RB|RT|RP)$/ },
  RB: { in: /^Ruby$/ },
  RT: { in: /^Ruby$/ },
  RP: { in: /^Ruby$/ },
  Warichu: { holds: /^W[TP]$/ },
  WT: { in: /^Warichu$/ },
  WP: { in: /^Warichu$/ },
};

const at = ({ page }: Tag): { readonly page?: number } => (page === undefined ? {} : { page });

function misplaced(tag: Tag): readonly Found[] {
  const { role, parent, kids } = tag;
  const rule = role === undefined ? undefined : NESTING[role];
  if (!role || !rule) return [];
  const found: Found[] = [];
  if (rule.in && !rule.in.test(parent?.role ?? ''))
    found.push({
      ...at(tag),
      message: `Unexpected ${role} in ${parent?.role ?? 'nothing'}, expected it in ${listed(rule.in)}`,
    });
  const stranger = kids.find((kid) => rule.holds?.test(kid.role ?? '') === false);
  if (rule.holds && stranger)
    found.push({
      ...at(tag),
      message: `Unexpected ${stranger.role ?? stranger.own} in ${role}, expected ${listed(rule.holds)}`,
    });
  return found;
}

const listed = (names: RegExp): string =>
  names.source
    .replace(/[\^$()]|\?:/g, '')
    .replace('T[HD]', 'TH|TD')
    .replace('W[TP]', 'WT|WP')
    .split('|')
    .join(' or ');

/** How many columns a row has, and how many of them go on in later rows. */
function rowsOf(file: PdfFile, table: Tag): readonly Tag[] {
  return table.kids.flatMap((kid) =>
    kid.role === 'TR' ? [kid] : kid.role?.startsWith('T') ? rowsOf(file, kid) : [],
  );
}

/** The numbers of columns that the rows of a table come to, with cells that span. */
function widthsOf(file: PdfFile, table: Tag): ReadonlySet<number> {
  const span = (cell: Tag, key: string): number => {
    const values = attributesOf(file, cell.dict).map((one) => follow(file, one.get(key)));
    const found = values.find((value) => typeof value === 'number');
    return typeof found === 'number' && found >= 1 ? Math.floor(found) : 1;
  };
  const widths = new Set<number>();
  /** For each later row, how many columns come down to it. */
  const down: number[] = [];
  for (const [index, row] of rowsOf(file, table).entries()) {
    let width = down[index] ?? 0;
    for (const cell of row.kids) {
      const columns = span(cell, 'ColSpan');
      width += columns;
      for (let next = 1; next < Math.min(span(cell, 'RowSpan'), 1000); next++)
        down[index + next] = (down[index + next] ?? 0) + columns;
    }
    widths.add(width);
  }
  return widths;
}

/** Whether a cell says which headers it has, or a header which cells. */
function connected(file: PdfFile, table: Tag): boolean {
  const cells = rowsOf(file, table).flatMap(({ kids }) => kids);
  const has = (cell: Tag, key: string): boolean => attributesOf(file, cell.dict).some((one) => one.has(key));
  const headers = cells.filter(({ role }) => role === 'TH');
  return headers.every((cell) => has(cell, 'Scope')) || cells.some((cell) => has(cell, 'Headers'));
}

const each = (file: PdfFile, role: string, look: (tag: Tag) => string | undefined): readonly Found[] =>
  tagsOf(file)
    .filter((tag) => tag.role === role)
    .flatMap((tag) => {
      const message = look(tag);
      return message === undefined ? [] : [{ ...at(tag), message }];
    });

/** What stands in what: Matterhorn Protocol 1.1, checkpoints 09 and 15. */
export const NESTING_CHECKS: readonly Check[] = [
  {
    id: 'ua/nesting',
    why: 'A screen reader counts rows, items and entries by what stands in what.',
    look: ({ file }) => tagsOf(file).flatMap(misplaced),
  },
  {
    id: 'ua/tables',
    why: 'Cells are read with the headers that they stand under.',
    look: ({ file }) =>
      each(file, 'Table', (table) =>
        connected(file, table)
          ? undefined
          : 'Unexpected header cell without scope, expected Row or Column, or cells with Headers',
      ),
  },
  {
    id: 'ua/rows',
    why: 'A row with other columns than the rest is read under the wrong headers.',
    look: ({ file }) =>
      each(file, 'Table', (table) => {
        const widths = [...widthsOf(file, table)];
        return widths.length < 2
          ? undefined
          : `Unexpected rows of ${widths.sort((a, b) => a - b).join(' and ')} columns in a table, expected the same in each`;
      }),
  },
];
