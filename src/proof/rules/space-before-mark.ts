import { isUnbroken } from '../text/index.js';
import { defineRule } from './rule.js';

/** A space before a comma or stop: `word ,`. */
export const spaceBeforeMark = defineRule({
  id: 'space-before-mark',
  summary: 'A space before a comma, stop or semicolon',
  why: 'Old books set a thin space before some marks, which a scan reads as a whole one. English books are no longer set so; ellipses, numbers that begin with a point and marks between which something was taken out are left alone.',
  english: true,
  examples: {
    wrong: ['He came[[ ,→,]] saw and left.', 'It was late[[ ;→;]] nobody was there; they had gone; all.'],
    right: [
      'He came, saw; and left … or so.',
      'A list of .txt files, and .5 of it.',
      'Native controls (like , , ) come with it.',
    ],
  },
  *check(passage) {
    for (const match of passage.text.matchAll(
      /(?<=[\p{L}\p{M}\d”’)])[ \t]+(?<mark>[,;:!?]|\.(?!\s?\.))(?=[\s”’"]|$)(?!\s+[,;:)])/gu,
    )) {
      // What is not shown, a tag, stood between.
      if (!isUnbroken(passage, match.index - 1, match.index + match[0].length)) continue;
      const mark = match.groups?.['mark'] ?? '';
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: [mark],
        note: `No space belongs before “${mark}”.`,
        confidence: 0.9,
        certain: true,
      };
    }
  },
});
