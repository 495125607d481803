import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, it } from 'vitest';
import { GFM, type Addition } from '../../../src/manuscript/syntax/gfm.js';
import { runs } from '../../support/chance.js';

/** The tree, or what the library's own assertions say to it, which the program runs without. */
function parse(text: string, additions: readonly Addition[]): unknown {
  try {
    return fromMarkdown(text, {
      extensions: additions.map(({ syntax }) => syntax),
      mdastExtensions: additions.map(({ fromMarkdown: compile }) => compile),
    });
  } catch (error) {
    return String(error);
  }
}

/** Pieces that additions are made of, and what may stand between them. */
const PIECES = [
  'http://a.b',
  'HTTPS:',
  '//',
  'www',
  '.',
  'a&#64;b.c',
  'a@b.c',
  '\\:',
  '&colon;',
  '|',
  ' | ',
  ':-',
  '-:',
  '-',
  '--',
  '\n',
  '\n\n',
  'word ',
  '~',
  '~~',
  '[^1]',
  '[^1]: ',
  '[',
  '^1]',
  '- [x] ',
  '* [ ] ',
  '[\n] ',
  '> ',
  '`',
  '<b>',
];

it('looks for nothing that a text can have: the tree is the one that all additions would make', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }), (pieces) => {
      const text = pieces.join('');
      expect(
        parse(
          text,
          GFM.filter(({ sign }) => sign.test(text)),
        ),
      ).toEqual(parse(text, GFM));
    }),
    { numRuns: runs(1000) },
  );
});

it.each([
  ['an address', 'http://a.b', 0],
  ['a note', 'a[^1]\n\n[^1]: b', 1],
  ['what is struck', '~~a~~', 2],
  ['a table', 'a\n:-', 3],
  ['a task', '- [x] a', 4],
])('would miss %s without its addition', (_, text, index) => {
  expect(
    parse(
      text,
      GFM.filter((_addition, i) => i !== index),
    ),
  ).not.toEqual(parse(text, GFM));
});
