import type { Passage } from '../text/index.js';
import { isOldSpelling } from './old-spelling.js';
import { chanceOfMatter, type MatterCounts } from './special-matter.js';
import type { CountedWord } from './word-counts.js';

/** Words that tell of what matter a stretch is. */
const ENOUGH = 120;
/** With so many a heading ends it, so that a chapter is not judged with the end of the one before. */
const SOME = 60;

/** What is counted as the text is read. */
type Seen = Readonly<Pick<MatterCounts, 'cut' | 'elided' | 'garbled'>>;

/** Passages that follow on each other, of one chapter where that has words enough. */
export interface Stretch extends Seen {
  /** The numbers of its first passage, and of the one behind its last. */
  readonly from: number;
  readonly to: number;
  /** Its words in small letters, and those with capitals. */
  readonly small: readonly CountedWord[];
  readonly capital: readonly CountedWord[];
}

/** Of what kinds a word is, which shows only when the whole book has been read. */
export interface Kinds {
  readonly isPlain: (word: CountedWord) => boolean;
  readonly isUnknown: (word: CountedWord) => boolean;
  readonly isRare: (word: CountedWord) => boolean;
  readonly isForeign: (word: CountedWord) => boolean;
  readonly isOrdinary: (word: string) => boolean;
}

/** Parts a book in stretches while it is read. */
export interface StretchMeter {
  /** The passage with this number begins; `seen` is what has been counted in the book so far. */
  passage(passage: Pick<Passage, 'kind'>, number: number, seen: Seen): void;
  /** A word of it. */
  word(word: CountedWord, isSmall: boolean): void;
  /** All stretches, when so many passages have been read. */
  read(passages: number, seen: Seen): readonly Stretch[];
}

/** A meter with nothing read yet. */
export function stretchMeter(): StretchMeter {
  const done: Stretch[] = [];
  let before: Seen = { cut: 0, elided: 0, garbled: 0 };
  let from = 0;
  let small: CountedWord[] = [];
  let capital: CountedWord[] = [];
  const end = (to: number, seen: Seen): void => {
    const own = {
      cut: seen.cut - before.cut,
      elided: seen.elided - before.elided,
      garbled: seen.garbled - before.garbled,
    };
    done.push({ from, to, small, capital, ...own });
    [before, from, small, capital] = [seen, to, [], []];
  };
  return {
    passage({ kind }, number, seen) {
      if (small.length + capital.length >= (kind === 'heading' ? SOME : ENOUGH)) end(number, seen);
    },
    word(word, isSmall) {
      (isSmall ? small : capital).push(word);
    },
    read(passages, seen) {
      end(passages, seen);
      return done;
    },
  };
}

/** What tells of what matter a stretch is. */
function countsOf(stretch: Stretch, kinds: Kinds): MatterCounts {
  const { small, capital, cut, elided, garbled } = stretch;
  const words = small.length + capital.length;
  const times = (is: (word: CountedWord) => boolean): number =>
    small.filter(is).length + capital.filter(is).length;
  const strange = small.filter(kinds.isUnknown);
  const forms = [...new Set(strange)];
  return {
    ...{ words, cut, elided, garbled },
    lower: small.length,
    unknown: strange.length,
    known: words - strange.length,
    rare: small.filter(kinds.isRare).length,
    foreign: times(kinds.isForeign),
    plain: times(kinds.isPlain),
    forms: forms.length,
    old: forms.filter(({ norm }) => isOldSpelling(norm, kinds.isOrdinary)).length,
  };
}

/** The passages of a book that are special matter, from one number to before another, and how many words they have. */
export interface SpecialStretches extends Readonly<Pick<MatterCounts, 'words' | 'lower' | 'unknown'>> {
  readonly passages: readonly Pick<Stretch, 'from' | 'to'>[];
}

/** The stretches that are special matter by more than this probability. */
export function specialStretches(stretches: readonly Stretch[], kinds: Kinds, bar: number): SpecialStretches {
  const known = remembered(kinds);
  const passages: Pick<Stretch, 'from' | 'to'>[] = [];
  const sum = { words: 0, lower: 0, unknown: 0 };
  for (const stretch of stretches) {
    const counts = countsOf(stretch, known);
    if (chanceOfMatter(counts) <= bar) continue;
    passages.push(stretch);
    sum.words += counts.words;
    sum.lower += counts.lower;
    sum.unknown += counts.unknown;
  }
  return { passages, ...sum };
}

/** The same kinds, each word asked once. */
function remembered(kinds: Kinds): Kinds {
  const once = (is: (word: CountedWord) => boolean): ((word: CountedWord) => boolean) => {
    const answers = new Map<CountedWord, boolean>();
    return (word) => {
      let answer = answers.get(word);
      if (answer === undefined) answers.set(word, (answer = is(word)));
      return answer;
    };
  };
  return {
    isPlain: once(kinds.isPlain),
    isUnknown: kinds.isUnknown,
    isRare: once(kinds.isRare),
    isForeign: once(kinds.isForeign),
    isOrdinary: kinds.isOrdinary,
  };
}
