import type { LanguageModel } from './language-model.js';
import { COMMON, NAME, type WordSet } from './lexicon.js';
import type { Passage } from './passage.js';
import { tokensOf, type JoinJudge, type Token } from './tokens.js';

/** What the proof-reader knows of a language; compiled at build time. */
export interface Language {
  readonly words: WordSet;
  readonly model: LanguageModel;
}

/** Ways of setting that a book keeps to; a rule asks them before it calls the rarer way a mistake. */
export interface BookHabits {
  /** Ellipses before a word: with a space and without. */
  readonly ellipsisSpaced: number;
  readonly ellipsisTight: number;
  /** Semicolons, colons, question and exclamation marks with a space before them, and without. */
  readonly markSpaced: number;
  readonly markTight: number;
  /** Page references `p. 7`, and `p 7`. */
  readonly pageStopped: number;
  readonly pageBare: number;
}

/** A whole book as a rule may ask about it: its language, its own words, how often it uses each. */
export interface Book {
  readonly language: Language;
  readonly habits: BookHabits;
  /** The number of words. */
  readonly size: number;
  /** ln of the share of unknown lower-case words: about −9 in a clean book, −3 in a bad scan. */
  readonly noise: number;
  /** The same from 0, a clean book, to 1, a bad scan. */
  readonly dirt: number;
  /** How often a word stands in the book, in any case. */
  count(norm: string): number;
  /** How often it stands there exactly so. */
  countForm(surface: string): number;
  /** Whether it is a word of the language or of this book's `proof.yaml`. */
  isKnown(norm: string, capital: boolean): boolean;
  /** Whether it is an ordinary word, of the kind that two run together would be. */
  isCommon(norm: string): boolean;
}

const LONE = new Set(['a', 'i', 'o']);
/** More often than this in one book, and an unknown word is the book's own, no noise. */
const OWN_WORD = 3;
/** ln share of unknown words in a proofed book, and in a scan that nobody has read yet. */
const CLEAN = -6.5;
const DIRTY = -3.5;

/** Judges whether a line-end hyphen belongs to the word, by the language alone. */
export function joinJudge(language: Language): JoinJudge {
  const known = (word: string): boolean => language.words.flags(word) > 0 || language.model.id(word) >= 0;
  return (first, second) => {
    const a = first.toLowerCase();
    const b = second.toLowerCase().replaceAll('’', "'");
    if (/^\p{Lu}/u.test(second) && second.toUpperCase() !== second) return false;
    if (known(a + b) || known((a + b).replace(/'s?$/, ''))) return true;
    return !(known(a) && known(b.replace(/'s?$/, '')));
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function matches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Reads the passages of one book through and counts. `ownWords` are those of `proof.yaml`. */
export function readBook(
  language: Language,
  passages: readonly Passage[],
  ownWords: readonly string[],
): Book {
  const { words, model } = language;
  const own = new Set(ownWords.map((word) => word.toLowerCase().replaceAll('’', "'")));
  const norms = new Map<string, number>();
  const forms = new Map<string, number>();
  const lower = new Map<string, number>();
  const habits = {
    ellipsisSpaced: 0,
    ellipsisTight: 0,
    markSpaced: 0,
    markTight: 0,
    pageStopped: 0,
    pageBare: 0,
  };
  const joins = joinJudge(language);
  let size = 0;
  const readToken = (token: Token): void => {
    if (token.kind !== 'word') return;
    size++;
    count(norms, token.norm);
    count(forms, token.surface);
    if (token.capitals === 0) count(lower, token.norm);
  };
  for (const { text } of passages) {
    for (const token of tokensOf(text, joins)) readToken(token);
    habits.ellipsisSpaced += matches(text, /(?:…|\. ?\. ?\.)[ \n]+\p{L}/gu);
    habits.ellipsisTight += matches(text, /\p{L}(?:…|\. ?\. ?\.)\p{L}/gu);
    habits.markSpaced += matches(text, /\p{L} [;:?!](?=\s)/gu);
    habits.markTight += matches(text, /\p{L}[;:?!](?=\s)/gu);
    habits.pageStopped += matches(text, /\bpp?\.\s\d/g);
    habits.pageBare += matches(text, /\bpp?\s\d/g);
  }
  const isKnown = (norm: string, capital: boolean): boolean => {
    if (norm.length === 1) return LONE.has(norm) || own.has(norm);
    if (model.id(norm) >= 0 || own.has(norm)) return true;
    const flags = words.flags(norm);
    return capital ? flags > 0 : (flags & ~NAME) > 0;
  };
  let lowerWords = 0;
  let unknown = 0;
  for (const [norm, times] of lower) {
    lowerWords += times;
    if (times <= OWN_WORD && !isKnown(norm, false)) unknown += times;
  }
  const noise = Math.log((unknown + 0.3) / (lowerWords + 150));
  return {
    language,
    habits,
    size,
    noise,
    dirt: Math.min(1, Math.max(0, (noise - CLEAN) / (DIRTY - CLEAN))),
    count: (norm) => norms.get(norm) ?? 0,
    countForm: (surface) => forms.get(surface) ?? 0,
    isKnown,
    isCommon: (norm) =>
      (norm.length > 1 || norm === 'a' || norm === 'i') &&
      ((words.flags(norm) & COMMON) > 0 || model.id(norm) >= 0 || own.has(norm)),
  };
}
