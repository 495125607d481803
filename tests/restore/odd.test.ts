import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, restore } from '../../src/restore/index.js';
import { runs } from '../support/chance.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const markdown = (text: string): string => restore([{ file: 'a.txt', text }]).markdown;

describe('odd inputs', () => {
  it.each([
    ['nothing', new Uint8Array(), 'empty file'],
    ['white space', bytes(' \n\f\n'), 'empty file'],
    ['zeros', Uint8Array.of(104, 0, 105), 'binary data'],
    ['a PDF', bytes('%PDF-1.4\nxxx'), 'Unexpected PDF'],
    ['Latin-1', Uint8Array.of(104, 105, 0xe9, 33), 'byte 0xE9 at offset 2'],
    ['control characters', bytes('\u0001\u0002\u0003\u0004ab'), 'binary data'],
  ])('refuses %s and says why', (_, input, message) => {
    expect(() => decodeText('a.txt', input)).toThrow(message);
  });

  it('reads UTF-16 and a byte order mark', () => {
    expect(decodeText('a', Uint8Array.of(0xff, 0xfe, 104, 0, 105, 0))).toBe('hi');
    expect(decodeText('a', Uint8Array.of(0xef, 0xbb, 0xbf, 104, 105))).toBe('hi');
  });

  it('makes the same of every kind of line end', () => {
    const text = 'It was a long line that goes\non to the next one.\n\nAnd a second\nparagraph.\n';
    expect(markdown(text.replaceAll('\n', '\r\n'))).toBe(markdown(text));
    expect(markdown(text.replaceAll('\n', '\r'))).toBe(markdown(text));
  });

  it('escapes what Markdown would take for its own', () => {
    expect(markdown('1. one * two,\n_x_ <b> [c] words here\n')).toBe(
      '1\\. one \\* two, \\_x\\_ \\<b> \\[c\\] words here\n',
    );
  });

  it('spells out ligatures and long s', () => {
    expect(markdown('the ﬁrſt\nof \u00ADmany\n')).toBe('the first of many\n');
  });
});

describe('words', () => {
  const word = fc.constantFrom(
    'the',
    'well-',
    'known',
    '12',
    '*',
    'A.',
    'ſo',
    'Chapter',
    '—',
    '\u00AD',
    'a_b',
    '-',
    '#',
    '1.',
    '“x”',
    '\uFEFFy',
  );
  const line = fc.array(word, { maxLength: 9 }).map((words) => words.join(' '));
  const text = fc
    .array(fc.tuple(line, fc.constantFrom('\n', '\n\n', '\r\n', '\f', '\n\n\n', '\r')), { maxLength: 60 })
    .map((lines) => lines.flat().join(''));

  it('are kept whatever the text, and a second run changes nothing', () => {
    fc.assert(
      fc.property(text, (given) => {
        fc.pre(given.replaceAll(/\s/g, '') !== '');
        const { markdown: once, report } = restore([{ file: 'a.txt', text: given }]);
        expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(markdown(once)).toBe(once);
      }),
      { numRuns: runs(150) },
    );
  });
});
