import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/parse.js';
import type {} from '../../../src/manuscript/syntax/fenced-div.js';

function divs(markdown: string): string[] {
  const found: string[] = [];
  visit(parse('a.md', markdown), 'fencedDiv', (node) => {
    const [start, end] = [node.position?.start.line, node.position?.end.line];
    const blocks = node.children.map((child) => `${child.type} ${toString(child)}`).join(', ');
    found.push(`${JSON.stringify(node.data.hProperties)} ${String(start)}-${String(end)}: ${blocks}`);
  });
  return found;
}

describe('fenced divs', () => {
  it.each([
    [
      'A\n\n::: verse\nOne\ntwo\n\nthree\n:::\nB',
      ['{"className":["verse"]} 3-8: paragraph One\ntwo, paragraph three'],
    ],
    ['::: {#a .b lang=fr} :::\n# C\n::::', ['{"id":"a","className":["b"],"lang":"fr"} 1-3: heading C']],
    ['> ::: a\r\n> b\r\n> :::\r\n', ['{"className":["a"]} 1-3: paragraph b']],
    ['1. ::: a\n   b\n   :::\n2. c', ['{"className":["a"]} 1-3: paragraph b']],
    [
      '::: a\n\n::: b\nc\n:::\n\nd\n:::',
      ['{"className":["a"]} 1-8: fencedDiv c, paragraph d', '{"className":["b"]} 3-5: paragraph c'],
    ],
    ['A\n::: b\nc\n:::', []],
    ['::: a\nb', []],
    ['> ::: a\nb\n:::', []],
    ['::: a b\nc\n:::', []],
    ['    ::: a\n    :::\n', []],
  ])('in %j', (markdown, expected) => {
    expect(divs(markdown)).toEqual(expected);
  });

  it('take no time for colons that open nothing', () => {
    for (const text of [':'.repeat(100_000), '::: '.repeat(30_000)]) expect(divs(text)).toEqual([]);
  });

  it('has a bottom', () => {
    expect(() => parse('a.md', '::: a\n\n'.repeat(2_000))).toThrow(/Unexpected nesting in "a.md"/);
    expect(divs(`${'::: a\n\n'.repeat(50)}b\n\n${':::\n\n'.repeat(50)}`)).toHaveLength(50);
  });
});
