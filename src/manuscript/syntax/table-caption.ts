import type { Properties } from 'hast';
import type { Nodes, Paragraph, Parent, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { visit } from '../../visit.js';
import { takeEndAttributes } from './attributes.js';

/** What a table is about; in the tree the first child of its table, wherever it was written. */
export interface TableCaption extends Parent {
  type: 'tableCaption';
  children: PhrasingContent[];
  data: { hName: 'caption'; hProperties?: Properties };
}

declare module 'mdast' {
  interface RootContentMap {
    tableCaption: TableCaption;
  }
  interface TableContentMap {
    tableCaption: TableCaption;
  }
}

/** What a caption begins with. */
const MARK = /^(?:table:[ \t]*|:[ \t]+)/i;

/**
 * Makes captions of paragraphs that begin with `Table:` or with a colon right above or below a table, and of a last row that has no bar. What stands
 * in braces at their end, `{#tbl-mills}`, is the table's. One above goes before one below, as in Pandoc. Mutates `tree`.
 */
export function takeTableCaptions(tree: Root, source: string): void {
  visit(tree, 'table', (table, index, parent) => {
    if (parent === undefined || index === undefined) return undefined;
    const siblings: RootContent[] = parent.children;
    const [above, below] = [siblings[index - 1], siblings[index + 1]];
    if (isCaption(above, source)) {
      siblings.splice(index - 1, 1);
      give(table, withoutMark(above), source);
      return index;
    }
    const row = table.children.at(-1);
    const cell = row?.type === 'tableRow' ? row.children[0] : undefined;
    if (
      row &&
      cell &&
      table.children.length > 1 &&
      !written(row, source).includes('|') &&
      isMarked(cell, source)
    ) {
      table.children.pop();
      const end = table.children.at(-1)?.position?.end;
      if (table.position && end) table.position = { start: table.position.start, end };
      give(table, withoutMark(cell), source);
    } else if (isCaption(below, source)) {
      siblings.splice(index + 1, 1);
      give(table, withoutMark(below), source);
    } else if (above?.type === 'definitionList') {
      const read = notDefined(above, source);
      if (!read) return undefined;
      siblings[index - 1] = read.text;
      give(table, read.caption, source);
    }
    return undefined;
  });
}

/**
 * A text of one line, and below it, behind an empty line, a single line with a colon: above a table that has no other caption this is hardly a
 * definition.
 */
function notDefined(
  { children }: Extract<RootContent, { type: 'definitionList' }>,
  source: string,
): { readonly text: Paragraph; readonly caption: Paragraph } | undefined {
  const [term, body] = children;
  if (children.length !== 2 || term?.type !== 'definitionTerm' || body?.type !== 'definitionBody')
    return undefined;
  const [caption] = body.children;
  if (!body.spread || body.children.length !== 1 || caption?.type !== 'paragraph') return undefined;
  if (!written(body, source).startsWith(':')) return undefined;
  const { children: words, position } = term;
  return { text: { type: 'paragraph', children: words, ...(position && { position }) }, caption };
}

const isCaption = (node: RootContent | undefined, source: string): node is Paragraph =>
  node?.type === 'paragraph' && isMarked(node, source);

/** Whether it begins with the mark of a caption, in the text and as it is written: `\:` is a colon. */
function isMarked({ children: [first] }: { children: PhrasingContent[] }, source: string): boolean {
  return first?.type === 'text' && MARK.test(first.value) && MARK.test(written(first, source));
}

function withoutMark<N extends { children: PhrasingContent[] }>(node: N): N {
  const [first] = node.children;
  const length = first?.type === 'text' ? (MARK.exec(first.value)?.[0].length ?? 0) : 0;
  if (first?.type !== 'text') return node;
  first.value = first.value.slice(length);
  if (first.position?.start.offset !== undefined) {
    first.position.start.offset += length;
    first.position.start.column += length;
  }
  if (first.value === '') node.children.shift();
  return node;
}

function give(
  table: Table,
  { children, position }: Pick<Paragraph, 'children' | 'position'>,
  source: string,
): void {
  const caption: TableCaption = {
    type: 'tableCaption',
    children,
    data: { hName: 'caption' },
    ...(position && { position }),
  };
  const attributes = takeEndAttributes(caption, source);
  if (attributes) table.data = { ...table.data, hProperties: { ...attributes } };
  table.children.unshift(caption);
}

const written = ({ position }: Nodes, source: string): string =>
  source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
