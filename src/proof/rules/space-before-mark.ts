import { isUnbroken } from '../text/index.js';
import { defineRule } from './rule.js';
import type { Book } from '../book/index.js';

/** So often in a book, and it sets a space before the mark. */
const HABIT = 3;
/** After these no clause ends: what stands there is a speck. */
const LEADING = new Set('the a an of my your our their its'.split(' '));
/** Signs that code is written with. */
const CODE = /[$={}\\<>|`\t]/;

/**
 * Whether the mark is a mark for sure, and only its space wrong. Alone in mid-sentence it may as well be a speck, and then the space is not
 * what is wrong; in lines of code it is meant.
 */
function isSurelyMark(text: string, start: number, end: number, book: Book): boolean {
  const mark = text.charAt(end - 1);
  const word = /\p{L}+$/u.exec(text.slice(Math.max(0, start - 8), start))?.[0] ?? '';
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  if (book.isDigital || LEADING.has(word.toLowerCase())) return false;
  if (CODE.test(text.slice(from, to < 0 ? undefined : to))) return false;
  const next = text.slice(end).trimStart();
  if (mark === '.') return /^(?:$|["”’“‘]*\p{Lu}|["”’](?:\s|$))/u.test(next);
  return !/^\p{Ll}/u.test(next) || book.habits.spacedMarks(mark) >= HABIT;
}

/** A space before a comma or stop: `word ,`. */
export const spaceBeforeMark = defineRule({
  id: 'space-before-mark',
  summary: 'A space before a comma, stop or semicolon',
  why: 'Old books set a thin space before some marks, which a scan reads as a whole one. English books are no longer set so; ellipses, numbers that begin with a point and marks between which something was taken out are left alone. A lone mark in mid-sentence may be a speck, so the space is taken out without asking only where the book has more of them.',
  english: true,
  examples: {
    wrong: ['He came[[ ,→,]] saw and left.', 'It was late[[ ;→;]] nobody was there; they had gone; all.'],
    right: [
      'He came, saw; and left … or so.',
      'A list of .txt files, and .5 of it.',
      'Native controls (like , , ) come with it.',
    ],
  },
  *check(passage, book) {
    for (const match of passage.text.matchAll(
      /(?<=[\p{L}\p{M}\d”’)])[ \t]+(?<mark>[,;:!?]|\.(?!\s?\.))(?=[\s”’"]|$)(?!\s+[,;:)])/gu,
    )) {
      // What is not shown, a tag, stood between.
      if (!isUnbroken(passage, match.index - 1, match.index + match[0].length)) continue;
      const mark = match.groups?.['mark'] ?? '';
      const end = match.index + match[0].length;
      yield {
        start: match.index,
        end,
        expected: [mark],
        note: `No space belongs before “${mark}”.`,
        confidence: 0.9,
        certain: isSurelyMark(passage.text, match.index, end, book),
      };
    }
  },
});
