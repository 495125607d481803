import { toString } from 'mdast-util-to-string';
import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/parse.js';
import type {} from '../../../src/manuscript/syntax/table-caption.js';

const TABLE = '| a | b |\n|---|---|\n| 1 | 2 |';

function blocks(tree: Root): string[] {
  return tree.children.map((node) => {
    if (node.type !== 'table') return node.type;
    const [caption, ...rows] = node.children.map((child) =>
      child.type === 'tableCaption' ? toString(child) : `${child.children.length}`,
    );
    const said: unknown = node.data?.hProperties;
    return `table ${[caption, ...rows].join(' | ')}${said === undefined ? '' : ` ${JSON.stringify(said)}`}`;
  });
}

describe('captions of tables', () => {
  it.each([
    [`Table: The mills\n\n${TABLE}`, ['table The mills | 2 | 2']],
    [`table:The mills\n\n${TABLE}`, ['table The mills | 2 | 2']],
    [
      `: The *mills* {#tbl-m .wide}\n\n${TABLE}`,
      ['table The mills | 2 | 2 {"id":"tbl-m","className":["wide"]}'],
    ],
    [`${TABLE}\n\n: Two\nlines {#tbl-m}\n\nText`, ['table Two\nlines | 2 | 2 {"id":"tbl-m"}', 'paragraph']],
    [`${TABLE}\n: Right below {#m}\n\nText`, ['table Right below | 2 | 2 {"id":"m"}', 'paragraph']],
    [`${TABLE}\n\nTable: *All* of it`, ['table All of it | 2 | 2']],
    [`${TABLE}\n\n: One\n\n${TABLE}\n\n: Two`, ['table One | 2 | 2', 'table Two | 2 | 2']],
    [`: One\n\n${TABLE}\n\n: Two\n\n${TABLE}`, ['table One | 2 | 2', 'table Two | 2 | 2']],
    [`Text.\n\n: Above {#tbl}\n\n${TABLE}`, ['paragraph', 'table Above | 2 | 2 {"id":"tbl"}']],
    [`Term\n: defined\n\n${TABLE}`, ['definitionList', 'table 2 | 2']],
    [`Term\n\n: defined\n\n${TABLE}\n\n: Below`, ['definitionList', 'table Below | 2 | 2']],
    [`\\: no\n\n${TABLE}\n\n:smile: no`, ['paragraph', 'table 2 | 2', 'paragraph']],
    [`${TABLE}\n\nText\n\n: far`, ['table 2 | 2', 'definitionList']],
    [`${TABLE}\n| : | a cell |`, ['table 2 | 2 | 2']],
    [`${TABLE}\n\n: Braces \\{#x\\}`, ['table Braces {#x} | 2 | 2']],
  ])('in %j', (markdown, expected) => {
    expect(blocks(parse('a.md', markdown))).toEqual(expected);
  });

  it('stand where they are written, without their mark', () => {
    const markdown = `Text.\n\nTable:  The *mills* here {#m}\n\n${TABLE}\n\n> ${TABLE.replaceAll('\n', '\n> ')}\n> : Quoted\n`;
    const found: string[] = [];
    visit(parse('a.md', markdown), 'tableCaption', (caption) => {
      const written = ({ position }: Nodes): string =>
        markdown.slice(position?.start.offset, position?.end.offset);
      found.push(written(caption), ...caption.children.map(written));
    });
    expect(found).toEqual([
      'Table:  The *mills* here {#m}',
      'The ',
      '*mills*',
      ' here',
      ': Quoted',
      'Quoted',
    ]);
  });
});
