import { defineRule } from './rule.js';

/** A book has a habit when it writes a compound so this often, and otherwise once. */
const HABIT = 6;

/** A compound that the book writes with a hyphen elsewhere, or without: `to-day`, `today`. */
export const compoundTwin = defineRule({
  id: 'compound-twin',
  summary: 'A compound that the book writes otherwise elsewhere: with a hyphen, or as one word',
  why: 'Hyphens at line ends get lost, and others stay behind. Where a book writes a compound in one way many times, the one time that it does not is a slip.',
  english: true,
  examples: {
    wrong: [
      'He came to-day, to-day, to-day, to-day, to-day, to-day, and she comes [[today→to-day]].',
      'A newspaper, a newspaper, a newspaper, a newspaper, a newspaper, a newspaper and a [[news-paper→newspaper]].',
    ],
    right: ['He came to-day, she comes today.', 'A grown-up man, grown up men.'],
  },
  *check({ tokens, text }, book) {
    for (const [index, token] of tokens.entries()) {
      if (token.kind !== 'word' || token.capitals > 0) continue;
      const usual = book.compoundOf(token.norm);
      if (usual !== undefined && book.count(token.norm) === 1) {
        const [first, second] = usual.split('-') as [string, string];
        if (book.countCompound(first, second) < HABIT) continue;
        yield {
          start: token.start,
          end: token.end,
          expected: [usual],
          note: `The book writes “${usual}” elsewhere (${String(book.countCompound(first, second))}×).`,
          confidence: 0.6 - 0.3 * book.dirt,
        };
        continue;
      }
      const second = tokens[index + 2];
      if (tokens[index + 1]?.norm !== '-' || second?.kind !== 'word' || second.capitals > 0) continue;
      if (text.slice(token.end, second.start) !== '-' || tokens[index + 3]?.norm === '-') continue;
      if (tokens[index - 1]?.norm === '-' || book.countCompound(token.norm, second.norm) > 1) continue;
      const joined = token.norm + second.norm;
      if (book.count(joined) < HABIT) continue;
      yield {
        start: token.start,
        end: second.end,
        expected: [joined],
        note: `The book writes “${joined}” elsewhere (${String(book.count(joined))}×).`,
        confidence: 0.6 - 0.3 * book.dirt,
      };
    }
  },
});
