import {
  isForeignWord,
  isPlainEnglish,
  looksForeign,
  type Language,
  skeletonsOf,
  type Skeletons,
  wordTable,
  type WordTable,
} from '../language/index.js';
import type { Passage, Token } from '../text/index.js';
import { readHabits, type BookHabits } from './habits.js';
import { knownTo, type Known } from './known.js';
import { matterMeter } from './matter-meter.js';
import { isNearlyClean, noiseMeter, type Noise } from './noise.js';
import { sideBySide } from './side-by-side.js';
import { chanceOfMatter, type MatterCounts } from './special-matter.js';
import { specialStretches, stretchMeter, type Kinds } from './stretches.js';
import { tokenReader } from './token-reader.js';
import { wordCounts, type CountedWord } from './word-counts.js';
import { clearReading, countOwnMisreadings, type OwnMisreadings } from './own-misreadings.js';

/** A whole book as a rule may ask about it: its language, its own words, how often it uses each. */
export interface Book extends Known {
  readonly language: Language;
  readonly habits: BookHabits;
  /** Whether the book is in English, as its commonest small words tell. */
  readonly isEnglish: boolean;
  /** Whether it was written on a computer, as the code and the links in it tell: no scan has misread it. */
  readonly isDigital: boolean;
  /** The number of words. */
  readonly size: number;
  readonly noise: Noise;
  /** How noisy it is, from 0, a clean book, to 1, a bad scan. */
  readonly dirt: number;
  /** Whether all of it is full of strange words that are meant: dialect, a pedigree, a price list. */
  readonly isSpecial: boolean;
  /** Whether the stretch of it is that one of its passages stands in, by the passage's first token. In a scan it is said of the whole alone. */
  isSpecialAt(firstToken: number): boolean;
  /** What tells it of the whole. */
  readonly matter: MatterCounts;
  /** The tokens of one of its passages. */
  tokens(passage: Passage): readonly Token[];
  /** By the number of a passage, the number of its first token. */
  readonly firstTokens: Uint32Array;
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
  /** The same, where a short text counts as if it went on in ordinary English: how often the model's word `id` would stand in it. */
  countForeseen(norm: string, id: number): number;
  /** How often it stands there exactly so. */
  countForm(surface: string): number;
  /** How often a number stands there. */
  countNumber(surface: string): number;
  /** How often two words stand there side by side, with nothing but a space between. */
  countPair(first: string, second: string): number;
  /** How often two words stand there with a hyphen between. */
  countCompound(first: string, second: string): number;
  /** The compound with a hyphen, more than once in the book, that a word without it would be: `today` → `to-day`. */
  compoundOf(joined: string): string | undefined;
  /** The id of the word that a form, which no dictionary has, is taken for where it stands beside others; −1 for none. */
  presumed(norm: string): number;
}

/** More often than this in one book, and an unknown word is the book's own, no noise. */
const OWN_WORD = 3;
/** From this probability on a text is taken for special matter: a scan that is, by mistake, has its errors found no more. */
const SPECIAL = 0.7;
/** The standing of a common word. */
const ORDINARY = 4;
/** Words of a text that is long enough to be its own witness. */
const FORESEEN = 20_000;
/** Shorter forms may be too many words. */
const PRESUMED_FROM = 3;
const ORDINAL = /^\d+(?:st|nd|rd|th|d|s)$/i;
/** So much code and so many links in a thousand words, and a text was written on a computer; one may stand in any. */
const DIGITAL_FROM = 4;
const DIGITAL_LEAST = 2;
/** The least share of the commonest small words in English prose; other languages have next to none. */
const ENGLISH_FROM = 0.1;

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/**
 * Reads the passages of one book through and counts. `ownWords` are those of `proof.yaml`; `wanted` says of each passage whether its tokens
 * will be asked for again.
 */
export function readBook(
  language: Language,
  passages: readonly Passage[],
  ownWords: readonly string[],
  wanted?: readonly boolean[],
): Book {
  const known = knownTo(language, ownWords);
  const words = wordCounts((norm) => known.isKnown(norm, false));
  const numbers = new Map<string, number>();
  const compounds = new Map<string, number>();
  const pairs = sideBySide();
  const meter = noiseMeter();
  const stretches = stretchMeter();
  const isOrdinary = (word: string): boolean =>
    known.standing(word, false, language.model.id(word)) === ORDINARY;
  const matter = matterMeter(isOrdinary);
  let size = 0;
  let last: CountedWord | undefined;
  const readWord = (token: Token, index: number, tokens: readonly Token[], text: string): boolean => {
    size++;
    const word = words.note(token);
    matter.word(token, text, word.isKnown);
    stretches.word(word, token.capitals === 0);
    const previous = tokens[index - 1];
    if (previous?.kind === 'word' && last) pairs.note(last.hash, word.hash);
    else if (previous?.norm === '-' && tokens[index - 2]?.kind === 'word')
      count(compounds, `${tokens[index - 2]?.norm ?? ''}-${word.norm}`);
    last = word;
    return token.capitals > 0 || word.isKnown;
  };
  const readToken = (token: Token, index: number, tokens: readonly Token[], text: string): void => {
    const { kind, norm, surface } = token;
    if (kind === 'number') count(numbers, surface);
    if (kind === 'word') meter.note(readWord(token, index, tokens, text) ? undefined : norm);
    else meter.note(kind === 'number' && /\p{L}/u.test(surface) && !ORDINAL.test(surface) ? '' : undefined);
  };
  const tokensIn = tokenReader(language);
  const firstTokens = new Uint32Array(passages.length);
  let total = 0;
  for (const [index, passage] of passages.entries()) {
    const tokens = tokensIn(passage, wanted?.[index] ?? true);
    stretches.passage(passage, index, matter.seen());
    matter.passage(passage.text);
    for (const [place, token] of tokens.entries()) readToken(token, place, tokens, passage.text);
    firstTokens[index] = total;
    total += tokens.length;
  }
  let plainEnglish = 0;
  let lowerWords = 0;
  let unknown = 0;
  let rare = 0;
  let foreign = 0;
  const strange: string[] = [];
  const repeated: string[] = [];
  const kinds: Kinds = {
    isPlain: ({ norm }) => isPlainEnglish(norm),
    isUnknown: ({ small, isKnown }) => small > 0 && small <= OWN_WORD && !isKnown,
    isRare: ({ norm, isKnown }) =>
      isKnown && norm.length > 1 && language.model.id(norm) < 0 && !known.isOwn(norm),
    isForeign: ({ norm }) => looksForeign(norm) || (isForeignWord(norm) && language.model.id(norm) < 0),
    isOrdinary,
  };
  for (const word of words.all()) {
    const { norm, times, small } = word;
    if (times > 1) repeated.push(norm);
    if (kinds.isPlain(word)) plainEnglish += times;
    lowerWords += small;
    if (kinds.isForeign(word)) foreign += times;
    if (kinds.isRare(word)) rare += small;
    if (!kinds.isUnknown(word)) continue;
    unknown += small;
    if (!looksForeign(norm)) strange.push(norm);
    matter.form(norm);
  }
  const hyphened = new Map(
    [...compounds]
      .filter(([, times]) => times > 1)
      .map(([compound]) => [compound.replace('-', ''), compound]),
  );
  const taken = new Map<string, number>();
  const presumed = (norm: string): number => {
    if (norm.length < PRESUMED_FROM || known.isKnown(norm, true)) return -1;
    let id = taken.get(norm);
    if (id === undefined) taken.set(norm, (id = clearReading(norm, language)));
    return id;
  };
  const digital = passages.reduce((sum, passage) => sum + (passage.digital ?? 0), 0);
  const isDigital = digital >= DIGITAL_LEAST && digital * 1000 >= DIGITAL_FROM * size;
  const counts = matter.read({
    words: size,
    lower: lowerWords,
    known: size - unknown,
    unknown,
    foreign,
    rare,
    plain: plainEnglish,
  });
  const special = specialStretches(
    isDigital ? [] : stretches.read(passages.length, matter.seen()),
    kinds,
    SPECIAL,
  );
  const meant = new Uint8Array(special.words > 0 ? total : 0);
  for (const { from, to } of special.passages) meant.fill(1, firstTokens[from], firstTokens[to] ?? total);
  const isNoise = (norm: string): boolean => words.countSmall(norm) <= OWN_WORD;
  const rest = meter.read(
    unknown - special.unknown,
    lowerWords - special.lower,
    isNoise,
    (token) => meant[token] === 1,
  );
  // Most of it is clean without them. A scan is one all through, and in few words misreadings pass for anything.
  const inStretches = special.words > 0 && 2 * special.words < size && isNearlyClean(rest);
  const isSpecial = !isDigital && !inStretches && chanceOfMatter(counts) > SPECIAL;
  // What is unknown in special texts, and in those that were written on a computer, are terms.
  const noise =
    isDigital || isSpecial
      ? meter.read(0, lowerWords, () => false)
      : inStretches
        ? rest
        : meter.read(unknown, lowerWords, isNoise);
  return {
    ...known,
    language,
    tokens: (passage) => tokensIn(passage, false),
    firstTokens,
    noise,
    dirt: noise.dirt,
    isSpecial,
    isSpecialAt: (token) => isSpecial || (inStretches && meant[token] === 1),
    matter: counts,
    habits: readHabits(passages),
    isDigital,
    isEnglish: size < 30 || plainEnglish > ENGLISH_FROM * size,
    words: () => Array.from(words.all(), ({ norm }) => norm),
    repeated,
    table: wordTable(repeated, 0),
    skeletons: skeletonsOf(repeated),
    misreadings: countOwnMisreadings(strange, language),
    size,
    presumed,
    compoundOf: (joined) => hyphened.get(joined),
    countPair: (first, second) => pairs.count(first, second),
    countCompound: (first, second) => compounds.get(`${first}-${second}`) ?? 0,
    count: words.count,
    countForeseen: (norm, id) =>
      words.count(norm) +
      (id < 0 || size >= FORESEEN ? 0 : (FORESEEN - size) * Math.exp(language.model.frequency(id))),
    countForm: words.countForm,
    countNumber: (surface) => numbers.get(surface) ?? 0,
  };
}
