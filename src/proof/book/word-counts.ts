import { hashOf } from '../language/index.js';
import type { Token } from '../text/index.js';

/** What a book has of one word. */
export interface CountedWord {
  readonly norm: string;
  readonly hash: number;
  /** Whether the language or `proof.yaml` has it in small letters. */
  readonly isKnown: boolean;
  /** How often it stands there, and how often of that in small letters. */
  times: number;
  small: number;
  /** How often just as `norm` writes it. */
  plain: number;
}

/** How often a book has its words and their forms. */
export interface WordCounts {
  /** Counts a word, and says what the book has of it. */
  readonly note: (token: Token) => CountedWord;
  /** All words, in the order in which they first come. */
  readonly all: () => Iterable<CountedWord>;
  /** How often a word stands there, in any case. */
  readonly count: (norm: string) => number;
  /** How often it stands there in small letters. */
  readonly countSmall: (norm: string) => number;
  /** How often it stands there exactly so. */
  readonly countForm: (surface: string) => number;
}

/** Counts with nothing noted yet. */
export function wordCounts(isKnown: (norm: string) => boolean): WordCounts {
  const words = new Map<string, CountedWord>();
  // Most forms are the word itself, which is counted already.
  const otherForms = new Map<string, number>();
  return {
    note: ({ norm, surface, capitals }) => {
      let word = words.get(norm);
      if (!word) {
        word = { norm, hash: hashOf(norm), isKnown: isKnown(norm), times: 0, small: 0, plain: 0 };
        words.set(norm, word);
      }
      word.times++;
      if (capitals === 0) word.small++;
      if (surface === norm) word.plain++;
      else otherForms.set(surface, (otherForms.get(surface) ?? 0) + 1);
      return word;
    },
    all: () => words.values(),
    count: (norm) => words.get(norm)?.times ?? 0,
    countSmall: (norm) => words.get(norm)?.small ?? 0,
    countForm: (surface) => otherForms.get(surface) ?? words.get(surface)?.plain ?? 0,
  };
}
