import { defineRule } from './rule.js';

const OTHER_SCRIPT = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
/** Letters of other scripts that look like Latin ones. */
const LOOKS_LIKE: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(
    'аaеeоoрpсcуyхxіiјjѕsԁdһhАAВBЕEКKМMНHОOРPСCТTХXΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvαaιiρpυuκk'.matchAll(
      /(.)(.)/gu,
    ),
  ).map(([, other = '', latin = '']) => [other, latin]),
);

const LOOKED_LIKE = new Set(Object.values(LOOKS_LIKE));

/** Whether all letters of one of two scripts look like the other's: neither λmax nor mμ, which are meant. */
function mayBeMistaken(letters: readonly string[]): boolean {
  const isOther = (letter: string): boolean => OTHER_SCRIPT.test(letter);
  return (
    letters.every((letter) => !isOther(letter) || letter in LOOKS_LIKE) ||
    letters.every((letter) => isOther(letter) || LOOKED_LIKE.has(letter))
  );
}

/** A Cyrillic or Greek letter in a Latin word. */
export const homoglyph = defineRule({
  id: 'homoglyph',
  summary: 'A letter of another script in a Latin word',
  why: 'It looks right and is not: searches miss the word, fonts show it in another face, and screen readers stumble. Whole words of another script are left alone, and letters that look like no Latin one.',
  examples: {
    wrong: ['The [[rеd→red]] flag.', 'In [[Mоscow→Moscow]] then.', 'The word [[прaвда]] means truth.'],
    right: ['The word правда means truth; π is a number.', 'The red flag.', 'At λmax 259 mμ.'],
  },
  *check(passage) {
    for (const token of passage.tokens) {
      if (token.kind !== 'word' || !OTHER_SCRIPT.test(token.surface)) continue;
      const letters = Array.from(token.surface);
      if (!/\p{Script=Latin}/u.test(token.surface) || !mayBeMistaken(letters)) continue;
      const latin = letters.map((letter) => LOOKS_LIKE[letter] ?? letter).join('');
      const pure = !OTHER_SCRIPT.test(latin);
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
