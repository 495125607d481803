import type { Book } from './book.js';
import { COMMON } from './lexicon.js';
import type { Token } from './tokens.js';

/** Words that hang on to a hyphen and a space: `two- or threefold`. */
const SUSPENDED_BEFORE = new Set('and or to nor but'.split(' '));

/**
 * How surely two parts with a hyphen between are one word, 0 to 1; undefined when they may well be a compound.
 * `spaced`: a space follows the hyphen.
 */
export function joinScore(book: Book, first: Token, second: Token, spaced: boolean): number | undefined {
  if (spaced && SUSPENDED_BEFORE.has(second.norm)) return undefined;
  const joined = first.norm + second.norm;
  const { words, model } = book.language;
  const id = model.id(joined);
  const flags = words.flags(joined);
  if (id < 0 && (flags & COMMON) === 0 && book.count(joined) === 0) return undefined;
  // s-stammered, no-o: somebody speaks so.
  if (second.norm.startsWith(first.norm) || first.norm.length === 1 || second.norm.length === 1)
    return undefined;
  const firstKnown = book.isCommon(first.norm);
  const secondKnown = book.isCommon(second.norm);
  if (firstKnown && secondKnown) return spaced ? 0.75 : undefined;
  if (spaced) return 0.97;
  // Somebody speaks in syllables, or in dialect.
  if (book.countCompound(first.norm, second.norm) > 1 || (secondKnown && (flags & COMMON) === 0))
    return undefined;
  return firstKnown || secondKnown ? 0.8 : 0.92;
}
