import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/parse.js';
import type {} from '../../../src/manuscript/syntax/span.js';

function spans(markdown: string): string[] {
  const found: string[] = [];
  visit(parse('a.md', markdown), 'span', (node) => {
    const written = markdown.slice(node.position?.start.offset, node.position?.end.offset);
    found.push(`${toString(node)} ${JSON.stringify(node.data.hProperties)} <- ${written}`);
  });
  return found;
}

describe('spans', () => {
  it.each([
    ['A [mot *juste*]{lang=fr} b', ['mot juste {"lang":"fr"} <- [mot *juste*]{lang=fr}']],
    ['[a\nb]{.c #d}', ['a\nb {"className":["c"],"id":"d"} <- [a\nb]{.c #d}']],
    ['[a [b]{.c}]{.d}', ['a b {"className":["d"]} <- [a [b]{.c}]{.d}', 'b {"className":["c"]} <- [b]{.c}']],
    ['[a](b) [c] [d]{} [e]{f g} `[h]{.i}` \\[j]{.k} [l]{.m\n} []{.n} [^o]{.p}', []],
  ])('in %j', (markdown, expected) => {
    expect(spans(markdown)).toEqual(expected);
  });

  it('takes no time for brackets that do not close', () => {
    expect(spans('[a '.repeat(20_000))).toEqual([]);
  });
});
