import { isCapitals, isNoise } from './endings.js';
import type { Tongue } from './languages.js';
import type { Replaced } from './letters.js';
import type { Knows, Line } from './scan.js';
import { formOf, type OwnWords } from './words.js';

/** A line that is another than in the source: what it was, and what it is; its text is empty where it went into its neighbour. */
export interface Changed {
  readonly was: Line;
  readonly is: Line;
}

/** Lines with their letters closed up, and which of them are others for it. */
export interface ClosedUp {
  readonly lines: readonly Line[];
  readonly changed: readonly Changed[];
  readonly replaced: readonly Replaced[];
}

/** Letters that are words by themselves: an initial of these is joined to what follows only where that is none. */
const LONE: Readonly<Record<Tongue, string>> = { en: 'AIO', de: 'O', fr: 'AÀOÔY', es: 'AEOUY', it: 'AEIO' };

/**
 * Closes up what a typographer parted and a reader does not: words set with spaces between their letters, and the initial that
 * stands over two lines or more and so comes as a letter by itself, before its word or on a line of its own.
 */
export function closeUp(
  lines: readonly Line[],
  words: OwnWords,
  { tongue, dictionary }: { readonly tongue: Tongue | undefined; readonly dictionary: Knows | undefined },
): ClosedUp {
  // What stands here once only may be the rest of a word.
  const isWord = (form: string): boolean => words.count(form) > 1 || (dictionary?.(form) ?? false);
  const found: Line[] = [];
  const changed: Changed[] = [];
  let [spaced, initials] = [0, 0];
  const change = (was: Line, is: Line): void => void changed.push({ was, is });
  for (const line of lines) {
    const closed = spacedOut(line.text, words);
    let here = closed.times === 0 ? line : { ...line, text: closed.text };
    spaced += closed.times;
    const before = found.at(-1);
    const initial = before && /^["'\u2018\u201C\u201E\u00AB]?\p{Lu}$/u.test(before.text) ? before : undefined;
    const text =
      initial && line.mark === undefined && line.blanks <= MOST_BLANKS
        ? withInitial(initial.text, here.text, words, isWord, tongue)
        : undefined;
    if (initial && text !== undefined) {
      const { mark, folio, blanks, indent, number: initialOn } = initial;
      found.pop();
      // What was said of the initial's line goes for its word.
      here = {
        ...here,
        text,
        blanks,
        indent,
        initialOn,
        ...(mark && { mark }),
        ...(folio !== undefined && { folio }),
      };
      change(initial, { ...initial, text: '' });
      initials++;
    } else {
      const [, letter, rest] = /^(["'\u2018\u201C\u201E\u00AB]?\p{Lu}) (\S.*)$/su.exec(here.text) ?? [];
      const own =
        letter !== undefined && rest !== undefined && withInitial(letter, rest, words, isWord, tongue);
      if (typeof own === 'string' && own !== here.text) {
        here = { ...here, text: own };
        initials++;
      }
    }
    if (here.text !== line.text) change(line, here);
    found.push(here);
  }
  const replaced = [
    { sign: 'letters spaced out', times: spaced },
    { sign: 'initial apart from its word', times: initials },
  ];
  return { lines: found, changed, replaced: replaced.filter(({ times }) => times > 0) };
}

/** Empty lines that an initial may leave between itself and its word. */
const MOST_BLANKS = 2;

/** Signs that the line beside an initial has at least. */
const LEAST_LINE = 10;

/** What follows an initial, with it; undefined where it is no initial of these words. */
function withInitial(
  initial: string,
  rest: string,
  words: OwnWords,
  isWord: Knows,
  tongue: Tongue | undefined,
): string | undefined {
  const [fragment = ''] = /^[\p{L}\p{M}]+(?:['\u2019][\p{L}\p{M}]+)*/u.exec(rest) ?? [];
  // Behind an initial go small letters, or capitals as far as the first word or the first line's end: never a capital and small ones.
  if (fragment === '' || (!/^\p{Ll}/u.test(fragment) && fragment !== fragment.toUpperCase()))
    return undefined;
  // A picture that OCR made letters of has single ones, too, but no line of text beside them.
  if (isCapitals(rest) || isNoise(rest) || rest.length < LEAST_LINE) return undefined;
  const letter = initial.at(-1) ?? '';
  const isCapital = fragment === fragment.toUpperCase();
  const isLone = tongue === undefined || LONE[tongue].includes(letter);
  const isOwn = fragment.length > 1 && isWord(formOf(fragment));
  // A letter may name a part of a figure, and what follows be a word: then the book itself must have the two as one, and often.
  const joined = formOf(letter + fragment);
  const isWhole = isOwn
    ? !isLone && (isCapital ? isWord(joined) : words.count(joined) >= OFTEN)
    : isWord(joined);
  if (isWhole && (fragment.length > 1 || isCapital) && !/^\d/.test(rest.slice(fragment.length)))
    return initial + rest;
  return isLone && isOwn && isCapital ? `${initial} ${rest}` : undefined;
}

/** Times that a book has a word which is surely one. */
const OFTEN = 3;

/** Letters one space apart, four or more; and what stands beside such a word on its line may have two or three. */
const SPACED = /(?<![\p{L}\p{N}'\u2019])\p{L}(?: \p{L}(?![\p{L}\p{N}'\u2019])){3,}/gu;
const BESIDE = /(?<=^|\s{2})\p{L}(?: \p{L}){1,2}(?=\s{2}|[.,;:!?]|$)/gu;
/** Letters that a word has at most where nothing but its looks speaks for it. */
const LONGEST_UNKNOWN = 14;
const VOWEL = /[aeiouyàâäáãéèêëíìîïóòôöõúùûü]/i;

function spacedOut(text: string, words: OwnWords): { readonly text: string; readonly times: number } {
  let times = 0;
  const close = (run: string): string => {
    const joined = run.replaceAll(' ', '');
    const isAll = text.replaceAll(/[^\p{L}\p{N}]/gu, '') === joined;
    const said = wordsFrom(joined, words, isAll);
    if (said === undefined) return run;
    times++;
    return said;
  };
  const closed = text.replaceAll(SPACED, close);
  if (times === 0) return { text, times };
  const beside = closed.replaceAll(BESIDE, (run) => {
    const joined = run.replaceAll(' ', '');
    return words.knows(formOf(joined)) ? joined : run;
  });
  // the wider spaces parted such words from each other
  return { text: beside.replaceAll(/(?<=\S) {2,}(?=\S)/g, ' '), times };
}

/** The words that letters make: one that is known, several that are, or, where the line has nothing else, one that looks like a word. */
function wordsFrom(letters: string, words: OwnWords, isAll: boolean): string | undefined {
  if (words.knows(formOf(letters))) return letters;
  if (isAlphabet(letters) || /^[IVXLCDM]+$/.test(letters)) return undefined;
  const several = divided(letters, words);
  if (several) return several.join(' ');
  const isOneCase = letters === letters.toUpperCase() || letters.slice(1) === letters.slice(1).toLowerCase();
  const looksIt = VOWEL.test(letters) && /[^aeiou]/i.test(letters) && letters.length <= LONGEST_UNKNOWN;
  return isAll && isOneCase && looksIt ? letters : undefined;
}

/** A, B, C, D: names of points or of answers. */
function isAlphabet(letters: string): boolean {
  const codes = Array.from(formOf(letters), (letter) => letter.charCodeAt(0));
  return codes.every((code, i) => i === 0 || code - (codes[i - 1] ?? 0) === 1 || code === codes[i - 1]);
}

/** The fewest known words of three letters and more, or of two with a neighbour that is longer; undefined where there are none. */
function divided(letters: string, words: OwnWords): string[] | undefined {
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= letters.length; end++)
    for (let start = Math.max(0, end - 16); start < end; start++) {
      const before = best[start];
      const word = letters.slice(start, end);
      if (!before || word.length < 2 || !words.knows(formOf(word))) continue;
      if (word.length === 2 && words.count(formOf(word)) === 0) continue;
      if ((best[end]?.length ?? Infinity) > before.length + 1) best[end] = [...before, word];
    }
  const found = best[letters.length];
  return found && found.length <= letters.length / 3 ? found : undefined;
}
