import {
  AFTER_SUSPENDED,
  ALWAYS_HYPHENED,
  dividesFigures,
  ENCLITICS,
  firstWord,
  formOf,
  HYPHEN,
  lastWord,
  type Divides,
  type OwnWords,
  type Tongue,
} from '../lines/index.js';

/** What becomes of a hyphen at a line's end. */
export interface Verdict {
  /** `join`: it goes; `keep`: it stays and the halves meet; `space`: it stays, and so does the space. */
  readonly fate: 'join' | 'keep' | 'space';
  /** Nothing decided: it stays, and an editor should look. */
  readonly open: boolean;
  readonly why: string;
  readonly left: string;
  readonly right: string;
}

const settled = (fate: Verdict['fate'], why: string, left: string, right: string): Verdict => ({
  fate,
  open: false,
  why,
  left,
  right,
});

/** What a hyphen is judged by. */
export interface Knowledge {
  readonly words: OwnWords;
  readonly tongue: Tongue | undefined;
  /** Whether `words` knows the language beside the book. */
  readonly dictionary: boolean;
  /** Where the language divides words, by its hyphenation patterns. */
  readonly divides?: Divides | undefined;
}

/** Decides on the hyphen that `before` ends with, by evidence; undefined where it ends with none, or no word follows. */
export function judgeHyphen(
  before: string,
  after: string,
  { words, tongue, dictionary, divides }: Knowledge,
): Verdict | undefined {
  const [left, right] = [lastWord(before), firstWord(after)];
  if (dividesFigures(before, after)) return settled('keep', 'figures that are joined', left, right);
  if (!HYPHEN.test(before)) return undefined;
  if (left === '' || right === '' || /^\d/.test(right)) return undefined;
  const mark = before.at(-1) ?? '';
  const done = (fate: Verdict['fate'], why: string): Verdict => settled(fate, why, left, right);
  const [joined, hyphened] = [formOf(left + right), formOf(`${left}-${right}`)];
  const [whole, parted] = [words.count(joined), words.count(hyphened)];
  if (mark === '\u00AD' || mark === '\u00AC') return done('join', 'a mark that only divides');
  if (tongue && AFTER_SUSPENDED[tongue].includes(right.toLowerCase()) && whole === 0 && !words.knows(joined))
    return done('space', 'a suspended hyphen');
  if (whole > parted) return done('join', 'the book has it in one word elsewhere');
  if (parted > whole) return done('keep', 'the book has it with a hyphen elsewhere');
  const isCapital = /^\p{Lu}/u.test(right);
  if (isCapital && left !== left.toUpperCase()) return done('keep', 'a capital after the hyphen');
  const last = left.toLowerCase().split('-').at(-1) ?? '';
  if (words.knows(joined)) return done('join', 'a word of the language');
  // A word with an inner hyphen is divided at a line's end only where its last part is a word.
  if (last !== left.toLowerCase() && words.knows(formOf(last + right)))
    return done('join', 'its last part is a word of the language');
  if (tongue && (ENCLITICS[tongue] ?? []).includes(right.split('-')[0]?.toLowerCase() ?? ''))
    return done('keep', 'a word that is hung on with a hyphen');
  if (tongue && (ALWAYS_HYPHENED[tongue] ?? []).includes(last) && words.knows(formOf(right)))
    return done('keep', 'a first part that keeps its hyphen');
  const halves = [formOf(last), formOf(right.split('-')[0] ?? '')] as const;
  const both = halves.every((half) => half.length >= LEAST_HALF && words.knows(half));
  const isDivision = divides?.(halves.join('')).includes(halves[0].length);
  if (!dictionary) {
    if (isDivision === undefined) return done('join', 'no sign of a hyphen of its own');
    if (isDivision) return done('join', 'the language divides the word there');
    if (!both) return done('join', 'its halves are no words');
    return { ...done('keep', 'two words, and the language does not divide one there'), open: true };
  }
  if (!both) return done('join', 'its halves are no words');
  if (isOpen(halves, words)) {
    if (isDivision === false) return done('keep', 'two words, and the language does not divide one there');
    return { ...done('keep', 'one word or two'), open: true };
  }
  return done('keep', 'two words, and no such word in one');
}

/** Letters under which a half is more likely a syllable than a word. */
const LEAST_HALF = 3;

/** Short halves are words by accident: neither reading is likelier. */
function isOpen(halves: readonly string[], words: OwnWords): boolean {
  return halves.some((half) => half.length <= 4 && words.count(half) === 0);
}
