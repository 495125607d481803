import { endOf, firstWord, formOf, startOf, type End, type OwnWords, type Start } from '../lines/index.js';

/** How a line begins: with a capital that only a new sentence gives, or with letters that OCR misread. */
export type Begun = Start | 'sentence' | 'garbled';

/** How a line begins, by the words of the book; a capital that only a new sentence gives is told from one that the word has anyway. */
export function begunBy(text: string, words: OwnWords): Begun {
  const start = startOf(text);
  // A mark of quotation, or a letter that is larger than the others, is misread: aTheir, 8So, eT'he.
  if (/^[\p{Ll}\d]{1,2}\p{Lu}\p{Ll}/u.test(text) || /^\p{Ll}\p{Lu}['\u2019]\p{Ll}/u.test(text))
    return 'garbled';
  const form = formOf(firstWord(text));
  if (start === 'capital' && words.isSmall(form)) return 'sentence';
  if (start === 'lower' && words.count(form) > 0) return start;
  // OCR misreads large and indented letters: Ihe, TThe, 1he, 'he for The.
  const bare = formOf((/^\S+/.exec(text)?.[0] ?? '').replace(/^[^\p{L}\d]+|[.,;:!?]+$/gu, ''));
  if (bare.length < 2 || words.count(bare) > 2) return start;
  const readings = [
    bare.slice(1),
    `${bare[0] ?? ''}${bare.slice(2)}`,
    `t${bare}`,
    ...Array.from('tiwahb', (letter) => letter + bare.slice(1)),
  ];
  const isWord = (reading: string): boolean =>
    reading.length >= 2 && words.count(reading) >= 5 && words.isSmall(reading);
  return readings.some(isWord) ? 'garbled' : start;
}

/** How a line ends; a dash that leads up to a quotation is told from the hyphen of a divided word. */
export function endedBy(text: string, next: Begun): End | 'dash' {
  const end = endOf(text);
  if (end === 'hyphen') return next === 'lower' ? end : 'dash';
  return /[-\u2013\u2014]$/u.test(text) ? 'dash' : end;
}
