import { defineRule } from './rule.js';

/** Letters of other scripts that look like Latin ones. */
const LOOKS_LIKE: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(
    'аaеeоoрpсcуyхxіiјjѕsԁdһhАAВBЕEКKМMНHОOРPСCТTХXΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvαaιiρpυuκk'.matchAll(
      /(.)(.)/gu,
    ),
  ).map(([, other = '', latin = '']) => [other, latin]),
);

/** A Cyrillic or Greek letter in a Latin word. */
export const homoglyph = defineRule({
  id: 'homoglyph',
  summary: 'A letter of another script in a Latin word',
  why: 'It looks right and is not: searches miss the word, fonts show it in another face, and screen readers stumble. Whole words of another script are left alone.',
  examples: {
    wrong: ['The [[rеd→red]] flag.', 'In [[Mоscow→Moscow]] then.'],
    right: ['The word правда means truth; π is a number.', 'The red flag.'],
  },
  *check(passage) {
    for (const token of passage.tokens) {
      if (token.kind !== 'word' || !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(token.surface)) continue;
      if (!/\p{Script=Latin}/u.test(token.surface)) continue;
      const latin = Array.from(token.surface, (letter) => LOOKS_LIKE[letter] ?? letter).join('');
      const pure = !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(latin);
      yield {
        start: token.start,
        end: token.end,
        expected: pure ? [latin] : [],
        note: 'Letters of two scripts stand in one word.',
        confidence: 0.97,
        certain: pure,
      };
    }
  },
});
