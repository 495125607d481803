import createHyphenator from 'hyphen';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divisions, type Patterns } from '../../src/typography/liang.js';

const patternsOf = async (file: string): Promise<Patterns> =>
  ((await import(`hyphen/patterns/${file}.js`)) as { default: Patterns }).default;

const shown = (word: string, at: readonly number[]): string =>
  [0, ...at].map((from, i) => word.slice(from, at[i] ?? word.length)).join('-');

/** Letters as they follow each other in words, so that patterns match. */
const LETTERS: Readonly<Record<string, string>> = {
  'en-us': 'eeeetttaaooiinnsshhrrddlluuccmmffyywwggppbbvvkkxjqz',
  'de-1996': 'eeeeennnniiisssrrraaattthhdduullccggmmoobbwwffkkzzpvüäßjöyxq',
  fr: 'eeeesssaaiittnnrruuuooolllddccmmppévvqqfbghàxèyjzêwçk',
  ru: 'ооооеееааиинннтттсссррввллккммддппууяыьгзбчйхжшюцщэфъё',
};

describe('divisions', () => {
  it.each(Object.entries(LETTERS))(
    'are those of the package that keeps the patterns: %s',
    async (file, letters) => {
      const patterns = await patternsOf(file);
      const theirs = createHyphenator(patterns, { minWordLength: 5, hyphenChar: '-', html: false });
      fc.assert(
        fc.property(
          fc
            .array(fc.constantFrom(...Array.from(letters)), { minLength: 5, maxLength: 18 })
            .map((all) => all.join('')),
          (word) => {
            expect(shown(word, divisions(word, patterns))).toBe(theirs(word));
          },
        ),
        { numRuns: 400 },
      );
    },
  );

  it('come from patterns that begin, go on and end in a word, the highest level at each place', () => {
    // .un1, 1tion, n2a, u4n
    const patterns: Patterns = [
      [[0, 0, 1], [1], [0, 2]],
      { '.': { u: { n: 0 } }, t: { i: { o: { n: 1 } } }, n: { a: 2 } },
    ];
    expect(shown('unation', divisions('unation', patterns))).toBe('una-tion');
    expect(shown('undution', divisions('undution', patterns))).toBe('un-du-tion');
  });

  it('are those of an exception where there is one, and none for a word that objects have of themselves', () => {
    const patterns: Patterns = [[[1]], { c: 0 }, { table: [2] }];
    expect(divisions('table', patterns)).toEqual([2]);
    expect(divisions('constructor', patterns)).toEqual([7]);
  });
});
