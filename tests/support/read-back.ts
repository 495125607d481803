import type { PrintedWord } from '../../src/pdf/index.js';

/** A line may end after these without a space: the word goes on. */
const GOES_ON = /[^\s\-\u2010\u2013\u2014/][-\u2010\u2013\u2014/]$/;

/** What words of a PDF say, in their order: those that a hyphen or a dash divides at the end of a line in one. */
export const said = (words: readonly PrintedWord[]): string =>
  words
    .map(({ text, broken }) => {
      const goesOn = broken === 'hyphen' || (broken === 'line' && GOES_ON.test(text));
      return goesOn ? text : `${text} `;
    })
    .join('')
    .trim();
