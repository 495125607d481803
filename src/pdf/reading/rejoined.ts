import type { FlowWord } from './words.js';

/** A line may end after these without a space: the word goes on. */
const GOES_ON = /[^\s\-\u2010\u2013\u2014/][-\u2010\u2013\u2014/]$/;
const DASHED = /^[\u2013\u2014][^\s\u2013\u2014]/;

/** The words that the pages should have, in lower case. */
export interface Vocabulary {
  /** Whether a word begins with these characters. */
  begins(text: string): boolean;
  /** Whether these characters are a word. */
  has(text: string): boolean;
}

/** A vocabulary of `words` as they stand between spaces. */
export function vocabularyOf(words: Iterable<string>): Vocabulary {
  const whole = new Set(Array.from(new Set(words), (word) => word.toLowerCase()));
  const sorted = [...whole].sort();
  const from = (text: string): string | undefined => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? '') < text) low = middle + 1;
      else high = middle;
    }
    return sorted[low];
  };
  return {
    begins: (text) => from(text.toLowerCase())?.startsWith(text.toLowerCase()) === true,
    has: (text) => whole.has(text.toLowerCase()),
  };
}

/**
 * Puts broken words together, in one flow of words: the text of all pages without notes and margins, or the notes. The whole
 * word stands where its first part does. A line that ends with a dash, or with what is no word by itself, goes on if a word of
 * the book begins with the two parts joined: 'grown-up' does, 'pre- and post-war' does not. Without the book's words, a dash always does.
 */
export function rejoined<W extends FlowWord>(flow: readonly W[], book?: Vocabulary): W[] {
  const whole: W[] = [];
  const goesOn = (last: FlowWord, next: FlowWord): boolean => {
    if (last.broken !== 'line') return last.broken === 'hyphen';
    const may = GOES_ON.test(last.text) || DASHED.test(next.text) || book?.has(last.text) === false;
    return may && (book === undefined || book.begins(last.text + next.text));
  };
  for (const word of flow) {
    const last = whole.at(-1);
    if (!last || !goesOn(last, word)) {
      const either = last?.broken === 'line' && book?.begins(last.text + word.text) === true;
      whole.push(either ? { ...word, loose: true } : word);
    } else {
      const joined: { -readonly [K in keyof W]: W[K] } = { ...last, text: last.text + word.text };
      delete joined.broken;
      delete joined.loose;
      if (word.broken) joined.broken = word.broken;
      whole[whole.length - 1] = joined;
    }
  }
  return whole;
}
