import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseMarkdown } from '../../../src/manuscript/index.js';
import { markdownPassages } from '../../../src/proof/text/markdown.js';
import { sourceRange, type Passage } from '../../../src/proof/text/passage.js';
import { plainPassages } from '../../../src/proof/text/plain.js';
import { OBJECT, tokensOf } from '../../../src/proof/text/tokens.js';

const read = (text: string): Passage[] => markdownPassages('a.md', text, parseMarkdown('a.md', text));
const cut = (source: string, passage: Passage, word: string): string => {
  const at = passage.text.indexOf(word);
  const range = sourceRange(passage, at, at + word.length);
  return source.slice(range.start, range.end);
};

describe('passages of Markdown', () => {
  it('are the text that a reader reads', () => {
    const source =
      '---\ntitle: x\n---\n\n# A *high* head\n\n> Quoted `code` and\n> more [link](http://x.y) <!-- no -->end[^1].\n\n- item\n\n| cell |\n|---|\n| in |\n\n[^1]: Note &amp; text\n\n```\nnot this\n```\n';
    expect(read(source).map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', 'A high head'],
      ['paragraph', `Quoted ${OBJECT} and\nmore link end.`],
      ['item', 'item'],
      ['cell', 'cell'],
      ['cell', 'in'],
      ['note', 'Note & text'],
    ]);
  });

  it('have titles of callouts, which are no paragraphs', () => {
    const source = '> [!note]- Take *care*\n> of it.\n\n::: {.tip title="Rest it"}\nOvernight.\n:::\n';
    const passages = read(source);
    expect(passages.map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', 'Take care'],
      ['paragraph', 'of it.'],
      ['heading', 'Rest it'],
      ['paragraph', 'Overnight.'],
    ]);
    for (const word of ['Take', 'care', 'of it.', 'Rest it'])
      expect(
        passages.some((passage) => passage.text.includes(word) && cut(source, passage, word) === word),
      ).toBe(true);
  });

  it('have terms, definitions and captions of tables, at their places', () => {
    const source =
      'A *term*\r\n:   and what\r\n    it is\r\n\r\n| cell |\r\n|---|\r\n\r\n:  Captions {#x}\r\n';
    const passages = read(source);
    expect(passages.map(({ kind, text }) => [kind, text])).toEqual([
      ['cell', 'A term'],
      ['item', 'and what\nit is'],
      ['item', 'Captions'],
      ['cell', 'cell'],
    ]);
    for (const passage of passages)
      for (const word of passage.text.split(/\s/)) expect(cut(source, passage, word)).toBe(word);
  });

  it('leave citations and bare addresses out', () => {
    const [passage] = read('So [@wald1992, p. 7] and @serge2012 [p. 3] at <http://a.b/c> jane@x.org.');
    expect(passage?.text.replaceAll(OBJECT, '_')).toBe('So _ and _ at _ _.');
  });

  it('know where each word stands in the file', () => {
    const source = '> A \\*star\\* and AT&amp;T\r\n> in a **quo**te, `x` [@key] last.\r\n';
    const [passage] = read(source);
    if (!passage) throw new Error('no passage');
    expect(passage.text).toBe(`A *star* and AT&T\nin a quote, ${OBJECT} ${OBJECT} last.`);
    expect(cut(source, passage, '*star*')).toBe('\\*star\\*');
    expect(cut(source, passage, 'AT&T')).toBe('AT&amp;T');
    expect(cut(source, passage, 'in a')).toBe('in a');
    expect(cut(source, passage, 'quote')).toBe('quo**te');
    expect(cut(source, passage, 'last')).toBe('last');
  });

  it('cut the word out of the file wherever markup stands', () => {
    const word = fc.stringMatching(/^[a-zé]{1,6}$/);
    const piece = fc.tuple(fc.constantFrom('', '*', '**', '> ', '`c` ', '&lt; ', '\\[ ', '[@k] '), word);
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), word, (pieces, last) => {
        const needle = `${last}qzq`;
        const source = `${pieces.map(([mark, text]) => (mark.startsWith('*') ? `${mark}${text}${mark}` : mark + text)).join(' ')} ${needle}\n`;
        const passage = read(source).find(({ text }) => text.includes(needle));
        expect(passage && cut(source, passage, needle)).toBe(needle);
      }),
    );
  });
});

describe('passages of plain text', () => {
  it('are parted by blank lines', () => {
    expect(plainPassages('a.txt', 'One\ntwo\n\n \nthree\n').map(({ text }) => text)).toEqual([
      'One\ntwo',
      'three',
    ]);
  });

  it('are the lines where these are whole paragraphs', () => {
    const long = 'word '.repeat(40).trim();
    expect(plainPassages('a.txt', `${long}\n${long}\n`)).toHaveLength(2);
  });

  it('keep their offsets over any line end', () => {
    const line = fc.stringMatching(/^[ a-z]{0,9}$/);
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
        const source = lines.join(end);
        for (const passage of plainPassages('a.txt', source))
          for (const match of passage.text.matchAll(/[a-z]+/g)) {
            const range = sourceRange(passage, match.index, match.index + match[0].length);
            expect(source.slice(range.start, range.end)).toBe(match[0]);
          }
      }),
    );
  });
});

describe('tokens', () => {
  const norms = (text: string, joins = true): string[] => tokensOf(text, () => joins).map(({ norm }) => norm);

  it('are the stream that the language model was counted from', () => {
    expect(norms("Mr. Smith's dog — a well-known one, in 1917 — it's gone! “Yes,” he said.")).toEqual([
      'mr',
      'smith',
      "'s",
      'dog',
      ';',
      'a',
      'well',
      '-',
      'known',
      'one',
      ',',
      'in',
      '#',
      ';',
      "it's",
      'gone',
      '.',
      'yes',
      ',',
      'he',
      'said',
      '.',
    ]);
  });

  it('undo line-end hyphens where the halves belong together', () => {
    const [token] = tokensOf('Trot-\nsky', () => true);
    expect(token).toMatchObject({ norm: 'trotsky', surface: 'Trotsky', start: 0, end: 9 });
    expect(norms('left-\nwing', false)).toEqual(['left', '-', 'wing']);
  });

  it('tell where they stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        let end = 0;
        for (const token of tokensOf(text, () => false)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
          if (token.kind === 'word') expect(text.slice(token.start, token.end)).toBe(token.surface);
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
