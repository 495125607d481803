import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/parse.js';
import type {} from '../../../src/manuscript/syntax/superiors.js';

/** What is raised and lowered, with what was written for it. */
function raised(markdown: string): string[] {
  const found: string[] = [];
  visit(parse('a.md', markdown), 'superior', (node) => {
    const written = markdown.slice(node.position?.start.offset, node.position?.end.offset);
    found.push(`${node.data.hName} ${toString(node)} <- ${written}`);
  });
  return found;
}

describe('superiors and inferiors', () => {
  it.each([
    ['H~2~O on the 10^th^ of May', ['sub 2 <- ~2~', 'sup th <- ^th^']],
    ['fol. 3^v^–4^*r*^, SO~4~^2−^', ['sup v <- ^v^', 'sup r <- ^*r*^', 'sub 4 <- ~4~', 'sup 2− <- ^2−^']],
    ['*a^b^*, [c^d^](e), # f^g^', ['sup b <- ^b^', 'sup d <- ^d^', 'sup g <- ^g^']],
    [String.raw`a^b\^c^`, [String.raw`sup b^c <- ^b\^c^`]],
    ['~~struck~~, ~~a H~2~O~~', ['sub 2 <- ~2~']],
    ['| a^b^ |\n| --- |\n| ~c~ |', ['sup b <- ^b^', 'sub c <- ~c~']],
    ['x^2+y^2 and 2^10 or 2^20', []],
    ['~5 and ~10, ~ and ~, ~/a or ~/b', []],
    [String.raw`\^a^ b\~c~ ^ d^ ^[e] [^f]^ `, []],
    ['`a^b^` <https://example.org/~a/b~c>', []],
    ['~~~\ncode~2~\n~~~', []],
  ])('in %j', (markdown, expected) => {
    expect(raised(markdown)).toEqual(expected);
  });

  it('leaves struck words struck', () => {
    expect(JSON.stringify(parse('a.md', '~~a~~ b~c~'))).toContain('"delete"');
  });
});
