import type { Channel, Neighbours } from './channel.js';
import type { LanguageModel } from './language-model.js';
import { isPlainEnglish, looksForeign } from './foreign.js';
import type { Forest } from './forest.js';
import { readHabits, type BookHabits } from './habits.js';
import { COMMON, NAME, type WordSet } from './lexicon.js';
import { countOwnMisreadings, type OwnMisreadings } from './own-misreadings.js';
import type { Passage } from './passage.js';
import { skeletonsOf, type Skeletons } from './skeleton.js';
import type { Spelling } from './spelling.js';
import { tokensOf, type JoinJudge, type Token } from './tokens.js';
import { wordTable, type WordTable } from './word-table.js';

/** What the proof-reader knows of a language; compiled at build time. */
export interface Language {
  readonly words: WordSet;
  readonly model: LanguageModel;
  readonly spelling: Spelling;
  readonly channel: Channel;
  readonly forests: Readonly<Record<'known' | 'unknown' | 'pair', Forest>>;
  /** What a word may be a misreading of. */
  readonly neighbours: (word: string) => Neighbours;
  /** The model's words by their strokes: misreadings of several letters at once. */
  readonly skeletons: Skeletons;
}

/** A whole book as a rule may ask about it: its language, its own words, how often it uses each. */
export interface Book {
  readonly language: Language;
  readonly habits: BookHabits;
  /** Whether the book is in English, as its commonest small words tell. */
  readonly isEnglish: boolean;
  /** The number of words. */
  readonly size: number;
  /** ln of the share of unknown lower-case words: about −9 in a clean book, −3 in a bad scan. */
  readonly noise: number;
  /** The same from 0, a clean book, to 1, a bad scan. */
  readonly dirt: number;
  /** The noise of the forty tokens before and after one of the book's tokens, itself not counted. */
  noiseAt(token: number): number;
  /** Every word of the book, in small letters. */
  words(): Iterable<string>;
  /** The words that stand in the book more than once, and a table of them. */
  readonly repeated: readonly string[];
  readonly table: WordTable;
  readonly skeletons: Skeletons;
  /** What this text's scan reads for what. */
  readonly misreadings: OwnMisreadings;
  /** How often a word stands in the book, in any case. */
  count(norm: string): number;
  /** How often it stands there exactly so. */
  countForm(surface: string): number;
  /** How often two words stand there with a hyphen between. */
  countCompound(first: string, second: string): number;
  /** The compound with a hyphen, more than once in the book, that a word without it would be: `today` → `to-day`. */
  compoundOf(joined: string): string | undefined;
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
/** More often than this in one book, and an unknown word is the book's own, no noise. */
const OWN_WORD = 3;
const ORDINAL = /^\d+(?:st|nd|rd|th|d|s)$/i;
/** The least share of the commonest small words in English prose; other languages have next to none. */
const ENGLISH_FROM = 0.1;
/** A text counts as if so many clean words stood before it: one error makes no bad scan of a short one. */
const CLEAN_WORDS = 600;
/** Tokens on each side that make a place. */
const NEAR = 40;
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
  const joins = joinJudge(language);
  let size = 0;
  let plainEnglish = 0;
  const isKnown = (norm: string, capital: boolean): boolean => {
    if (norm.length === 1) return LONE.has(norm) || own.has(norm);
    if (model.id(norm) >= 0 || own.has(norm)) return true;
    const flags = words.flags(norm);
    return capital ? flags > 0 : (flags & ~NAME) > 0;
  };
  const compounds = new Map<string, number>();
  // Per token: a number of the list below if it may be noise, 0 if not; what is noise is known when all is counted.
  const suspects: string[] = [''];
  let marks = new Uint32Array(1 << 16);
  let total = 0;
  const readToken = (token: Token, index: number, tokens: readonly Token[]): void => {
    if (total === marks.length) {
      const grown = new Uint32Array(2 * total);
      grown.set(marks);
      marks = grown;
    }
    total++;
    if (token.kind === 'number' && /\p{L}/u.test(token.surface) && !ORDINAL.test(token.surface)) {
      marks[total - 1] = suspects.push('') - 1;
      return;
    }
    if (token.kind !== 'word') return;
    size++;
    if (isPlainEnglish(token.norm)) plainEnglish++;
    count(norms, token.norm);
    count(forms, token.surface);
    if (tokens[index - 1]?.norm === '-' && tokens[index - 2]?.kind === 'word')
      count(compounds, `${tokens[index - 2]?.norm ?? ''}-${token.norm}`);
    if (token.capitals > 0) return;
    count(lower, token.norm);
    if (!isKnown(token.norm, false)) marks[total - 1] = suspects.push(token.norm) - 1;
  };
  for (const { text } of passages) tokensOf(text, joins).forEach(readToken);
  let lowerWords = 0;
  let unknown = 0;
  const strange: string[] = [];
  for (const [norm, times] of lower) {
    lowerWords += times;
    if (times > OWN_WORD || isKnown(norm, false)) continue;
    unknown += times;
    if (!looksForeign(norm)) strange.push(norm);
  }
  const before = new Uint32Array(total + 1);
  for (let i = 0; i < total; i++) {
    const norm = marks[i] ? suspects[marks[i] as number] : undefined;
    const noisy = norm !== undefined && (lower.get(norm) ?? 0) <= OWN_WORD;
    before[i + 1] = (before[i] as number) + (noisy ? 1 : 0);
  }
  const noise = Math.log((unknown + 0.3) / (lowerWords + CLEAN_WORDS));
  const hyphened = new Map(
    [...compounds]
      .filter(([, times]) => times > 1)
      .map(([compound]) => [compound.replace('-', ''), compound]),
  );
  const repeated = [...norms].filter(([, times]) => times > 1).map(([norm]) => norm);
  return {
    language,
    habits: readHabits(passages),
    isEnglish: size < 30 || plainEnglish > ENGLISH_FROM * size,
    words: () => norms.keys(),
    repeated,
    table: wordTable(repeated, 0),
    skeletons: skeletonsOf(repeated, 0),
    misreadings: countOwnMisreadings(strange, model, language.neighbours),
    size,
    noise,
    dirt: Math.min(1, Math.max(0, (noise - CLEAN) / (DIRTY - CLEAN))),
    noiseAt(token) {
      const from = Math.max(0, token - NEAR);
      const to = Math.min(total, token + NEAR + 1);
      const sum = (at: number): number => before[at] ?? 0;
      const own = sum(token + 1) - sum(token);
      return Math.log((sum(to) - sum(from) - own + 0.2) / (to - from + 20));
    },
    compoundOf: (joined) => hyphened.get(joined),
    countCompound: (first, second) => compounds.get(`${first}-${second}`) ?? 0,
    standing(norm, capital, id) {
      if (norm.length === 1) return LONE.has(norm) || own.has(norm) ? 4 : 0;
      if (id >= 0) return id < model.vocabulary ? 4 : 3;
      if (own.has(norm)) return 4;
      const flags = words.flags(norm);
      if (flags & COMMON) return 2;
      return (capital ? flags : flags & ~NAME) ? 1 : 0;
    },
    count: (norm) => norms.get(norm) ?? 0,
    countForm: (surface) => forms.get(surface) ?? 0,
    isOwn: (norm) => own.has(norm),
    isKnown,
    isCommon: (norm) =>
      (norm.length > 1 || norm === 'a' || norm === 'i') &&
      ((words.flags(norm) & COMMON) > 0 || model.id(norm) >= 0 || own.has(norm)),
  };
}
