import { COMMON, NAME, type Language } from '../language/index.js';

/** What the book and the language know of single words. */
export interface Known {
  /** 0 not known, 1 only in long lists or as a name, 2 in a dictionary, 3 a rare word of the model, 4 a common one. */
  standing(norm: string, capital: boolean, id: number): number;
  /** Whether the book's `proof.yaml` has the word: somebody has vouched for it. */
  isOwn(norm: string): boolean;
  /** Whether it is a word of the language or of this book's `proof.yaml`. */
  isKnown(norm: string, capital: boolean): boolean;
  /** Whether it is an ordinary word, of the kind that two run together would be. */
  isCommon(norm: string): boolean;
}

const LONE = new Set(['a', 'i', 'o']);

/** What the language and the book's own words, those of `proof.yaml`, know. */
export function knownTo({ words, model }: Language, ownWords: readonly string[]): Known {
  const own = new Set(ownWords.map((word) => word.toLowerCase().replaceAll('’', "'")));
  return {
    standing(norm, capital, id) {
      if (norm.length === 1) return LONE.has(norm) || own.has(norm) ? 4 : 0;
      if (id >= 0) return id < model.vocabulary ? 4 : 3;
      if (own.has(norm)) return 4;
      const flags = words.flags(norm);
      if (flags & COMMON) return 2;
      return (capital ? flags : flags & ~NAME) ? 1 : 0;
    },
    isOwn: (norm) => own.has(norm),
    isKnown(norm, capital) {
      if (norm.length === 1) return LONE.has(norm) || own.has(norm);
      if (model.id(norm) >= 0 || own.has(norm)) return true;
      const flags = words.flags(norm);
      return capital ? flags > 0 : (flags & ~NAME) > 0;
    },
    isCommon: (norm) =>
      (norm.length > 1 || norm === 'a' || norm === 'i') &&
      ((words.flags(norm) & COMMON) > 0 || model.id(norm) >= 0 || own.has(norm)),
  };
}
