import { defineRule } from '../rule.js';

/** Share of marks set with a space from which on the book is set that way. */
const HOUSE_STYLE = 0.2;

/** A space before a comma or stop: `word ,`. */
export const spaceBeforeMark = defineRule({
  id: 'space-before-mark',
  summary: 'A space before a comma, stop or semicolon',
  why: 'Old books set a thin space before some marks, which a scan reads as a whole one. A book that does so throughout before ; : ? ! keeps it.',
  examples: {
    wrong: ['He came[[ ,→,]] saw and left.', 'It was late[[ ;→;]] nobody was there; they had gone; all.'],
    right: ['He came, saw; and left … or so.', 'A list of .txt files, and .5 of it.'],
  },
  *check(passage, book) {
    const { markSpaced, markTight } = book.habits;
    const houseStyle = markSpaced > 5 && markSpaced > HOUSE_STYLE * (markSpaced + markTight);
    for (const match of passage.text.matchAll(
      /(?<=[\p{L}\p{M}\d”’)])[ \t]+(?<mark>[,;:!?]|\.(?!\s?\.))(?=[\s”’"]|$)/gu,
    )) {
      const mark = match.groups?.['mark'] ?? '';
      const spacedMark = /[;:!?]/.test(mark);
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: [mark],
        note: `No space belongs before “${mark}”.`,
        confidence: spacedMark && houseStyle ? 0.4 : 0.9,
        certain: !(spacedMark && houseStyle),
      };
    }
  },
});
