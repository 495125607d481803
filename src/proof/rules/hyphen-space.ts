import { isUnbroken } from '../text/index.js';
import { defineRule } from './rule.js';

/** Words that a hyphen may hang on before: `two- or threefold`. */
const SUSPENDED = /^(?:and|or|to|nor|but|und|oder|et|ou|than|as|versus)$/;

/** A compound, or two numbers, with a space after the hyphen. */
const COMPOUND = /(?<=^|[\s“‘(])(?<first>\p{L}{3,})[-‐] (?<second>\p{L}{2,})/gu;
const NUMBERS = /(?<=^|[\s“‘(])(?<first>\d{1,4})[-‐] (?<second>\d{1,4})(?=[\s,.;:)]|$)/g;

/** A space after the hyphen of a compound: `close- fitting`. */
export const hyphenSpace = defineRule({
  id: 'hyphen-space',
  summary: 'A space after the hyphen of a compound, or of two numbers',
  why: 'When lines are joined after a hyphen that belongs to the word, the line end stays as a space. Hyphens that hang on to wait for their second part (two- or threefold) are left alone.',
  english: true,
  examples: {
    wrong: [
      'She wore a [[close- fitting→close-fitting]] dress.',
      'It is told on pp. [[118- 119→118-119]] of it.',
    ],
    right: [
      'It was two- or threefold, pre- and post-war.',
      'He said - and meant - it.',
      'Federated learning- This is a technique.',
      'From 3 - 4 it was 5 -6.',
    ],
  },
  *check(passage) {
    if (!/[-‐] /.test(passage.text)) return;
    for (const match of [...passage.text.matchAll(COMPOUND), ...passage.text.matchAll(NUMBERS)]) {
      const { first = '', second = '' } = match.groups ?? {};
      if (SUSPENDED.test(second)) continue;
      const end = match.index + match[0].length;
      if (!isUnbroken(passage, match.index, end)) continue;
      // Between two names a hyphen was meant, after a small word a dash.
      const capital = /^\p{Lu}/u.test(second);
      if (capital && !/^\p{Lu}/u.test(first)) continue;
      yield {
        start: match.index,
        end,
        expected: [`${first}-${second}`],
        note: 'The line ended after the hyphen.',
        // Before a capital a dash may have been meant.
        confidence: capital ? 0.55 : 0.7,
      };
    }
  },
});
