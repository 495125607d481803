import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/parse.js';

/** The stanzas of each block of lines, with spaces that do not break as dots. */
function blocks(markdown: string): string[][] {
  const found: string[][] = [];
  visit(parse('a.md', markdown), 'fencedDiv', ({ children }) => {
    found.push(children.map((stanza) => toString(stanza).replaceAll('\u00A0', '.')));
  });
  return found;
}

describe('blocks of lines', () => {
  it.each([
    ['| one\n|    two\n| *three*\n', [['one\n...two\nthree']]],
    ['| one\n|\n| two\n| \n|   three', [['one', 'two', '..three']]],
    ['| a *b\n| c* d  \n| e', [['a b\nc d', 'e']].map(([a, b]) => [`${a ?? ''}${b ?? ''}`])],
    ['| a long\n  line\n| another', [['a long line\nanother']]],
    ['> | one\n> |  two\n', [['one\n.two']]],
    ['- | one\n  | two\n', [['one\ntwo']]],
    ['| one\r\n|\r\n| two\r\n', [['one', 'two']]],
    ['text\n| one\n', []],
    ['|one\n|two', []],
    ['| a | b |\n| c | d |', []],
    ['| a | b |\n| - | - |\n| c | d |', []],
    ['    | code', []],
  ])('in %j', (markdown, expected) => {
    expect(blocks(markdown)).toEqual(expected);
  });

  it('are in their places in the file', () => {
    const markdown = 'A\n\n| one *x*\n|\n|   two\n| | bar\n';
    const found: string[] = [];
    visit(parse('a.md', markdown), 'text', ({ position }) => {
      found.push(markdown.slice(position?.start.offset, position?.end.offset));
    });
    expect(found).toEqual(['A', '| one ', 'x', '\n|   two\n| | bar']);
  });
});
