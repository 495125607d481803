import { defineRule } from './rule.js';

/** A word that often stands before a number shows what belongs there. */
const OFTEN = 3;
const JOINING = new Set(
  'and or but than as that so yet nor if when what how which like said thought am was'.split(' '),
);
const ROMAN: Readonly<Record<string, string>> = { '11': 'II', '111': 'III' };

/** I for 1 and 11 for II, where the book counts the same thing in figures or in Roman letters elsewhere. */
export const letterForFigure = defineRule({
  id: 'letter-for-figure',
  summary: '`I` where the book counts in figures, `11` where it counts in Roman letters',
  why: 'I, l and 1 look alike. What stands after the same word elsewhere in the book (Fig. 2, Fig. 3; Chapter II, Chapter III) shows which is meant.',
  english: true,
  examples: {
    wrong: [
      'See Fig. 2, Fig. 3 and Fig. 4. The frame is shown in Fig. [[I→1]], the seat in Fig. 5.',
      'Chapter II and Chapter III and Chapter IV come after Chapter [[11→II]].',
    ],
    right: [
      'See Fig. 2, Fig. 3 and Fig. 4. After 2, after 3, after 4 I went home.',
      'Chapter II and Chapter III and Chapter IV come after Chapter I.',
      'Chapter 11 comes after Chapter 10 and Chapter 9.',
    ],
  },
  *check(passage, book) {
    const { text } = passage;
    const { habits } = book;
    if (!/ (?:[Il]|111?)(?:[\s,.;:)—]|$)/.test(text)) return;
    for (const match of text.matchAll(
      /(?<word>\p{L}{2,})(?<stop>\.?) (?<seen>[Il]|111?)(?=[\s,.;:)—]|$)/gu,
    )) {
      const { word = '', stop = '', seen = '' } = match.groups ?? {};
      const figures = habits.figuresAfter(word);
      const romans = habits.romansAfter(word);
      const end = match.index + match[0].length;
      const found = {
        start: end - seen.length,
        end,
        note: `Elsewhere in the book another kind of number follows “${word}”.`,
      };
      const roman = ROMAN[seen];
      if (roman !== undefined) {
        if (romans >= OFTEN && figures < romans) yield { ...found, expected: [roman], confidence: 0.85 };
        // A king, if the text is full of such slips.
        else if (seen === '111' && figures === 0 && /^\p{Lu}\p{Ll}/u.test(word))
          yield {
            ...found,
            note: 'A name with its number.',
            expected: [roman],
            confidence: 0.3 + 0.6 * book.dirt,
          };
        continue;
      }
      // The pronoun follows small words too; a mark or another number after it shows that it counts.
      const counts = /^(?:[,.;:)—]|$| to \d)/u.test(text.slice(end, end + 5));
      // Small words that join clauses may stand before a number and before the pronoun alike.
      if (JOINING.has(word.toLowerCase())) continue;
      if (figures < OFTEN || 5 * romans > figures || !(counts || stop !== '')) continue;
      yield { ...found, expected: ['1'], confidence: stop !== '' || !/^\p{Ll}/u.test(word) ? 0.85 : 0.7 };
    }
  },
});
