import { endOf } from './endings.js';
import type { Knows, Line } from './scan.js';

/** What a book's own lines say about its words: forms that stand whole inside a line, by how often. */
export interface OwnWords {
  /** How often the form stands inside a line; lower case. */
  readonly count: (form: string) => number;
  /** Whether the book writes it with a small letter more often than not where no sentence begins: a capital then begins a sentence. */
  readonly isSmall: (form: string) => boolean;
  /** Whether the book has it elsewhere, or the dictionary does. */
  readonly knows: Knows;
}

const WORD = /[\p{L}\p{M}]+(?:['\u2019-][\p{L}\p{M}]+)*/gu;

/** Counts the words that stand inside lines; the parts of a word divided at a line's end do not count. */
export function ownWords(lines: readonly Line[], dictionary?: Knows): OwnWords {
  const counts = new Map<string, number>();
  const small = new Map<string, number>();
  let divided = false;
  for (const { text } of lines) {
    const words = [...text.matchAll(WORD)];
    const cut = endOf(text) === 'hyphen';
    words.forEach((match, i) => {
      if ((cut && i === words.length - 1) || (divided && i === 0)) return;
      const form = formOf(match[0]);
      counts.set(form, (counts.get(form) ?? 0) + 1);
      const way = /^\p{Ll}/u.test(match[0]) ? 1 : opensSentence(text.slice(0, match.index)) ? 0 : -1;
      small.set(form, (small.get(form) ?? 0) + way);
    });
    divided = cut;
  }
  const count = (form: string): number => counts.get(form) ?? 0;
  return {
    count,
    isSmall: (form) => (small.get(form) ?? 0) > 0,
    knows: (form) => count(form) > 0 || (dictionary?.(form) ?? false),
  };
}

/** A word as it is looked up: lower case, straight apostrophe, no long s. */
export function formOf(word: string): string {
  return word.toLowerCase().replaceAll('\u2019', "'").replaceAll('ſ', 's');
}

/** Whether what stands before a word on its line leaves open that a sentence begins with it. */
function opensSentence(before: string): boolean {
  return /(?:^|[.!?:\u2026])[\s"'\u2018-\u201E\u00AB\u00BB()\u2014-]*$/u.test(before);
}

/** Whether four of ten letters of a line and more are in words that stand elsewhere, or in a dictionary: OCR makes others of pictures. */
export function isLegible(text: string, words: OwnWords): boolean {
  let [known, all] = [0, 0];
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    all += word.length;
    const form = formOf(word);
    if (word.length > 2 ? words.count(form) > 1 || words.knows(form) : words.count(form) > 3)
      known += word.length;
  }
  return all >= 3 && known >= 0.4 * all;
}
