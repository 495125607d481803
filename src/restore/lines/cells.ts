/** What stands between the cells of a row in a text that was read by the places of its words: a sign that no text has. */
export const BETWEEN_CELLS = '\u001F';

/** Whether a line is a row of a table, cells parted by that sign. */
export const hasCells = (text: string): boolean => text.includes(BETWEEN_CELLS);

/** Numbers and signs with hardly a letter: 1,200; 4½%; £12 3s. 4d.; —. */
export const isFigures = (text: string): boolean =>
  /[\p{N}\u2013\u2014-]/u.test(text) && (text.match(/\p{L}/gu)?.length ?? 0) <= text.length / 3;
