import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conserved, type Token } from '../../src/preflight/index.js';

const tokens = (text: string, at = 'serge.md:1'): Token[] =>
  text.split(/\s+/).map((word) => ({ text: word, at }));
const compare = (expected: string, found: string): string[] =>
  conserved({ edition: 'the PDF', expected: tokens(expected), found: tokens(found, 'page 3') }).map(
    ({ message }) => message,
  );

const SENTENCE =
  'He went from anarchism to Bolshevism to Trotskyism and then broke from Trotsky once and for all in the year 1937';

describe('word conservation', () => {
  it('says nothing of the same words', () => {
    expect(compare(SENTENCE, SENTENCE)).toEqual([]);
  });

  it('takes no notice of punctuation, ligatures and soft hyphens', () => {
    expect(
      compare('“the ﬁrst anarcho-syn\u00adcalist … paper”', '"the first anarcho-syncalist ... paper"'),
    ).toEqual([]);
  });

  it('names a lost word and both places', () => {
    expect(compare(SENTENCE, SENTENCE.replace('Bolshevism ', ''))).toEqual([
      'Unexpected nothing in the PDF, expected "Bolshevism" (serge.md:1, page 3)',
    ]);
  });

  it('names a doubled word', () => {
    expect(compare(SENTENCE, SENTENCE.replace('broke', 'broke broke'))).toHaveLength(1);
  });

  it('notices a lost last word', () => {
    expect(compare(SENTENCE, SENTENCE.replace(/ 1937$/, ''))).toEqual([
      'Unexpected nothing in the PDF, expected "1937" (serge.md:1, page 3)',
    ]);
  });

  it('notices words run together and words torn apart', () => {
    expect(compare(SENTENCE, SENTENCE.replace('broke from', 'brokefrom'))).toEqual([
      expect.stringContaining('words run together'),
    ]);
    expect(compare(SENTENCE, SENTENCE.replace('anarchism', 'anar chism'))).toEqual([
      expect.stringContaining('space in a word'),
    ]);
  });

  it('lets a reference to a note stand close or apart', () => {
    const expected = [...tokens('the end'), { text: '3', at: '', loose: true }, ...tokens('and more of it')];
    expect(conserved({ edition: 'x', expected, found: tokens('the end3 and more of it') })).toEqual([]);
    expect(conserved({ edition: 'x', expected, found: tokens('the end 3 and more of it') })).toEqual([]);
  });

  it('lets figures stand where a right-to-left line shows them, and no word be lost there', () => {
    expect(compare('said קול שלום 1937 and more of it', 'said 1937 קול שלום and more of it')).toEqual([]);
    expect(compare('said קול שלום 1937 and more of it', 'said 1937 קול and more of it')).toHaveLength(1);
    expect(compare('said alpha 1937 and more of it', 'said 1937 alpha and more of it')).toHaveLength(1);
  });

  it('lets names in other letters stand in any order beside one another where lines run from the right', () => {
    const [expected, found] = [tokens('Kant 1781 Morris 1884 ed'), tokens('Morris 1884 Kant 1781 ed')];
    expect(conserved({ edition: 'x', expected, found, rightToLeft: true })).toEqual([]);
    expect(conserved({ edition: 'x', expected, found })).not.toEqual([]);
    const lost = tokens('Morris 1884 Kant ed');
    expect(conserved({ edition: 'x', expected, found: lost, rightToLeft: true })).not.toEqual([]);
  });

  it('notices whatever word is dropped, doubled or changed', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{2,9}$/), { minLength: 3, maxLength: 60 });
    fc.assert(
      fc.property(words, fc.nat(), fc.constantFrom('drop', 'double', 'change'), (text, n, how) => {
        const k = n % text.length;
        const other = text.flatMap((word, i) =>
          i !== k ? [word] : how === 'drop' ? [] : how === 'double' ? [word, word] : [`${word}x`],
        );
        expect(compare(text.join(' '), text.join(' '))).toEqual([]);
        expect(compare(text.join(' '), other.join(' '))).not.toEqual([]);
      }),
    );
  });
});
