import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWhole } from '../../src/manuscript/parse.js';
import { parseAroundPlain } from '../../src/manuscript/plain-blocks.js';
import { runs } from '../support/chance.js';

/** How a text is parsed: the tree, and what the parser was given. */
function parsed(text: string): { readonly tree: unknown; readonly given: readonly string[] } {
  const given: string[] = [];
  const tree = parseAroundPlain(text, (part) => {
    given.push(part);
    return parseWhole(part);
  });
  return { tree, given };
}

const plain = fc.constantFrom(
  'One line.',
  'Two lines, of which\nthe second ends: here.',
  '“Quoted,” she said—“and (then) more!”',
  'Ägypten, œuvre, naïve 1905; it’s x',
  'A - dash - and 3 -- two',
  'x',
  '# Heading',
  '###### 1. Of “another”, in 1905 -',
);
const OTHER = [
  '# Heading *with* a sign',
  '# Closed #',
  '#  Far from its mark',
  '#',
  '####### Seven',
  '# Two\nlines',
  '# www.example.org',
  '# Named {#so}',
  '# Ends in a space ',
  'Setext\n---',
  'Setext\n===',
  '- item\n- another\n\n  in it\n\n- third',
  '1. one\n2) two',
  '> quoted\nlazily',
  '```\ncode\n\nA plain line.\n\nAnother.\n```',
  '```\nnever closed',
  '    code\n\n    more',
  '<!-- begun\n\nA plain line.\n\nended -->',
  '<div>\n\nin it\n\n</div>',
  '::: note\n\nIn a box.\n\n:::',
  'Some *emphasis*, `code`, [a link](b) and a note.[^1]',
  '[^1]: The note.\n\n    Goes on.',
  '[ref]: https://example.org',
  'See [ref] and www.example.org.',
  'www.example.org is where it is.',
  'Mail a@b.example or [@key, p. 3].',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  'a | b\n:-|-:\n1 | 2',
  'hard  \nbreak\\\nhere',
  '  indented a little',
  'A tab\there',
  'trailing space ',
  '3 begins with a figure',
  '2. begins as a list',
  '- - -',
  '***',
  '[A span]{.sc}, ^[an inline note] and {braces}',
  '&amp; &#x41;',
  ': defined',
  'Term\n:   defined\n\n    Goes on.',
  ':smile: and : no definition',
  'Table: About it',
  'x\n',
  '\u00a0',
  '---\ntitle: x\n\nplain words\n\n---',
];
const other = fc.constantFrom(...OTHER);
const text = fc
  .tuple(
    fc.array(fc.tuple(fc.oneof(plain, other), fc.constantFrom('\n\n', '\n\n', '\n', '\n\n\n', '\n \n')), {
      maxLength: 8,
    }),
    fc.constantFrom('', '\n', '\n\n'),
    fc.oneof(plain, other),
  )
  .map(([blocks, begin, last]) => begin + blocks.flat().join('') + last);

describe('paragraphs and headings that are nothing but text', () => {
  it.each(OTHER)('come out as the parser makes them around %j', (block) => {
    const markdown = `One line.\n\n${block}\n\nx\n`;
    expect(parsed(markdown).tree).toEqual(parseWhole(markdown));
  });

  it('come out as the parser makes them, whatever stands around them', () => {
    fc.assert(
      fc.property(text, (markdown) => {
        expect(parsed(markdown).tree).toEqual(parseWhole(markdown));
      }),
      { numRuns: runs(200) },
    );
  });

  it('are not parsed', () => {
    const { given } = parsed('# Chapter\n\nA line,\nand another.\n\nSome *emphasis*.\n\nThe end.\n');
    expect(given).toEqual(['x\n\nSome *emphasis*.\n\nx\n']);
    for (const markdown of ['# Chapter\n\nA line.\n', '\n\nA line.', 'A line.\n\n## Part\n\n\n'])
      expect(parsed(markdown)).toEqual({ tree: parseWhole(markdown), given: [] });
  });

  it('are parsed with the rest where they are something else', () => {
    const markdown = 'A line.\n\n```\n\nA line of code.\n\n```\n';
    const { tree, given } = parsed(markdown);
    expect(given.at(-1)).toBe(markdown);
    expect(tree).toEqual(parseWhole(markdown));
  });
});
