import { defineRule } from './rule.js';

const EXCLAMATION = '!';
const QUESTION = '?';
/** What a mark at the end of a speech was read as. */
const READ_FOR: Readonly<Record<string, string>> = {
  l: EXCLAMATION,
  I: EXCLAMATION,
  '1': EXCLAMATION,
  P: QUESTION,
  '2': QUESTION,
};

/** A figure among the dots after a sentence. */
const DOTTED = /(?<=[.!?] )(?:\d\.\.\.|\.\.\.\d)(?=[\s”"]|$)/g;

/** A letter or figure where a speech ends: `master P”`, `Magus l”`; and 5 or 3 for a semicolon. */
export const letterForMark = defineRule({
  id: 'letter-for-mark',
  summary: 'A letter or figure in the place of a mark: `l”` for `!”`, `P”` for `?”`, `5` for `;`',
  why: 'Scans read ! as l, I or 1, ? as P or 2, and a semicolon as 5 or 3. A lone letter before a closing quote is no word; figures may be meant, so there the noise of the text decides.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      '“Where are you going, [[master P→master?]]” he asked.',
      '“Long live the [[king l→king!]]” they cried.',
    ],
    right: ['“It was I,” she said. “Plan B.” “Vitamin P or Chapter 1.”', 'He saw kings5 and queens.'],
  },
  *check(passage, book) {
    const { text } = passage;
    for (const match of text.matchAll(DOTTED))
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: ['…'],
        note: 'Scans read the dots of an ellipsis so.',
        confidence: 0.3 + 0.6 * book.dirt,
      };
    if (!/ [lIP12][”"]|[35] \p{Ll}/u.test(text)) return;
    for (const match of text.matchAll(/(?<word>\p{Ll}{2,}) (?<seen>[lIP12])(?=”|"(?:\s|$))/gu)) {
      const { word = '', seen = '' } = match.groups ?? {};
      const letter = /[lP]/.test(seen);
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: [`${word}${READ_FOR[seen] ?? ''}`],
        note: `A speech ends here; “${seen}” was a mark.`,
        confidence: letter ? 0.85 : 0.3 + 0.6 * book.dirt,
      };
    }
    for (const match of text.matchAll(/(?<![\p{L}\d])(?<word>\p{Ll}{3,})(?<gap> ?)[35](?= \p{Ll}{2})/gu)) {
      const { word = '', gap = '' } = match.groups ?? {};
      // In figures of its own the number may count what follows.
      if (gap !== '' || !book.isCommon(word)) continue;
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: [`${word};`],
        note: 'Scans read a semicolon so.',
        confidence: 0.25 + 0.6 * book.dirt,
      };
    }
  },
});
