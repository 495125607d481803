import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/manuscript/parse.js';

function notes(markdown: string): string[] {
  const tree = parse('a.md', markdown);
  const found: string[] = [];
  visit(tree, 'footnoteReference', ({ identifier, position }) => {
    const definition = tree.children.find(
      (node) => node.type === 'footnoteDefinition' && node.identifier === identifier,
    );
    const written = markdown.slice(position?.start.offset, position?.end.offset);
    found.push(`${identifier}: ${definition ? toString(definition) : '?'} <- ${written}`);
  });
  return found;
}

describe('inline notes', () => {
  it.each([
    ['A^[b *c*] d', ['inline-1: b c <- ^[b *c*]']],
    ['A^[b [c](d) `]`] e^[f]', ['inline-1: b c ] <- ^[b [c](d) `]`]', 'inline-2: f <- ^[f]']],
    ['A^[b\nc @d [p. 1]]', ['inline-1: b\nc @d [p. 1] <- ^[b\nc @d [p. 1]]']],
    ['A[^inline-1]^[b]\n\n[^inline-1]: x', ['inline-1: x <- [^inline-1]', 'inline-2: b <- ^[b]']],
    ['A^[] \\^[b] ^ [c] `^[d]`', []],
    ['A^[b^[c]]', ['inline-1: b <- ^[b^[c]]', 'inline-2: c <- ^[c]']],
  ])('in %j', (markdown, expected) => {
    expect(notes(markdown)).toEqual(expected);
  });
});
