import type { Book } from '../book/index.js';
import { COMMON } from '../language/index.js';
import { defineRule } from './rule.js';
import type { Token } from '../text/index.js';

/** Words that hang on to a hyphen and a space: `two- or threefold`. */
const SUSPENDED_BEFORE = new Set('and or to nor but'.split(' '));

/** Letters of the first part of a learned compound, and of the word that it stands before. */
const COMBINING = /^(?:co|\p{L}{3,}[oi])$/u;
const WHOLE_FROM = 5;

/**
 * Whether the parts are a compound, though one of them is no word: they differ in a vowel only (zig-zag), or the first is a learned beginning
 * (tragi-comedy, socio-economic).
 */
function isCompound(book: Book, first: string, second: string): boolean {
  const bones = (word: string): string => word.replaceAll(/[aeiou]/g, '*');
  if (bones(first) === bones(second)) return true;
  return COMBINING.test(first) && second.length >= WHOLE_FROM && book.isCommon(second);
}

/**
 * How surely two parts with a hyphen between are one word, 0 to 1; undefined when they may well be a compound.
 * `spaced`: a space follows the hyphen.
 */
function joinScore(book: Book, first: Token, second: Token, spaced: boolean): number | undefined {
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
  if (isCompound(book, first.norm, second.norm)) return undefined;
  // Somebody speaks in syllables, or in dialect.
  if (book.countCompound(first.norm, second.norm) > 1 || (secondKnown && (flags & COMMON) === 0))
    return undefined;
  return firstKnown || secondKnown ? 0.8 : 0.92;
}

/** A hyphen of a line end that stayed inside a word: `intel-lectuals`, `intel- lectuals`. */
export const leftoverHyphen = defineRule({
  id: 'leftover-hyphen',
  summary: 'A hyphen from a line end left inside a word',
  why: 'When lines are joined, hyphens that only parted a word stay behind. Real compounds are left alone: both parts are words of their own, or the book writes it so elsewhere.',
  english: true,
  scans: true,
  examples: {
    wrong: [
      'The New York [[intel-lectuals→intellectuals]] became moderate.',
      'They crossed the [[moun- tains→mountains]] by night.',
      'The New York [[intel‐lectuals→intellectuals]] became moderate.',
      'It was a [[consign— ment→consignment]] of rifles.',
    ],
    right: [
      'A well-known anti-Stalinist of the right-wing press.',
      'A well‐known man of twenty‐first birthdays.',
      'Pre- and post-war years; two- or threefold.',
      'A zig-zag path and a criss-cross of tragi-comedy.',
      'He s-stammered a lot, no-o-o.',
    ],
  },
  *check(passage, book) {
    const { tokens, text } = passage;
    for (let i = 0; i + 2 < tokens.length; i++) {
      const first = tokens[i];
      const mark = tokens[i + 1];
      const second = tokens[i + 2];
      if (first?.kind !== 'word' || mark?.kind !== 'mark' || second?.kind !== 'word') continue;
      if (mark.norm !== '-' && mark.norm !== ';') continue;
      const between = text.slice(first.end, second.start);
      if (!/^(?:[-‐]\s*|[—–]\s+)$/.test(between) || second.capitals > 0) continue;
      if (tokens[i - 1]?.norm === '-' || tokens[i + 3]?.norm === '-') continue;
      const score = joinScore(book, first, second, between.length > 1);
      if (score === undefined) continue;
      yield {
        start: first.start,
        end: second.end,
        expected: [first.surface + second.surface],
        note: 'The hyphen only parted the word at a line end.',
        confidence: score,
        certain: score > 0.95,
      };
    }
  },
});
