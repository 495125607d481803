import { defineRule } from './rule.js';

/** An ellipsis with a space on one side only: `least. . .at`. */
export const ellipsisSpacing = defineRule({
  id: 'ellipsis-spacing',
  summary: 'An ellipsis of spaced dots that runs into the next word',
  why: 'Of dots that are spaced, the space after the last is lost at a line end or in a scan. Unspaced dots are a style of their own; they count only where the book sets them off elsewhere.',
  examples: {
    wrong: [
      'But at least[[. . .→. . . ]]at least it was theirs.',
      'It was drained by the Party[[. . .→. . . ]]In 1921 it was over.',
    ],
    right: [
      'The values of anarchism. . . without being one.',
      'An article by Trotsky . . . was unjust.',
      'Well…maybe not...or so.',
    ],
  },
  *check(passage, book) {
    if (!/…|\. ?\./.test(passage.text)) return;
    for (const match of passage.text.matchAll(
      /(?:(?<=\p{L})\. ?\. \.|(?<=\p{L}) \. ?\. ?\.|(?<=\p{L})\. \. ?\.)(?=\p{L})/gu,
    )) {
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: [`${match[0]} `],
        note: 'The dots are set off before, but not after.',
        confidence: 0.9,
        certain: true,
      };
    }
    const { ellipsisSpaced, ellipsisTight } = book.habits;
    if (ellipsisTight > 2 || ellipsisSpaced < 10 * ellipsisTight) return;
    for (const match of passage.text.matchAll(/(?<=\p{L})(?:…|\.\.\.)(?=\p{L})/gu))
      yield {
        start: match.index,
        end: match.index + match[0].length,
        expected: [`${match[0]} `],
        note: 'Elsewhere in the book a space follows the ellipsis.',
        confidence: 0.6,
      };
  },
});
