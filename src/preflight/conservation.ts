import type { Problem } from '../problem.js';
import { agreeThroughout, GAP, lettersOf, RIGHT_TO_LEFT, type Letters, type Token } from './letters.js';

/** How far ahead the two texts are searched for the place where they agree again, and how many letters must agree there. */
const REACH = 20_000;
const ANCHOR = 24;
/** After so many differences the two are different texts; more lines would not help anyone. */
const MOST = 20;

/** The same words in two forms of a book: as `expected` from one, as `found` in the other, each with its places. Gone through once, and once more if they differ. */
export interface Comparison {
  /** What `found` is, for messages: `the PDF`. */
  readonly edition: string;
  readonly expected: Iterable<Token>;
  readonly found: Iterable<Token>;
  /** Whether lines run from the right: whether names in other letters side by side are one run or several, the page does not say. */
  readonly rightToLeft?: boolean;
}

/**
 * Compares two texts word for word, in order. Each word lost, doubled or changed, each pair run together, and each word torn
 * apart is an error that names the word and both places. Punctuation and the kind of white space do not matter, nor does the
 * order of figures among words that run from right to left: from a page alone nobody could tell it (UAX #9, W2 to W7).
 */
export function conserved({ edition, expected, found, rightToLeft = false }: Comparison): readonly Problem[] {
  if (agreeThroughout(expected, found, (a, b) => gapFault(a, b) !== undefined)) return [];
  const want = lettersOf([...expected]);
  const have = lettersOf([...found]);
  const [a, b] = [want.letters, have.letters];
  const problems: Problem[] = [];
  const report = (message: string, i: number, j: number, note: string): void => {
    const where = [want.at(i), have.at(j)].filter((at) => at !== '').join(', ');
    problems.push({ ruleId: 'word-conservation', severity: 'error', message: `${message} (${where})`, note });
  };
  let i = 0;
  let j = 0;
  while ((i < a.length || j < b.length) && problems.length < MOST) {
    if (i < a.length && a.charCodeAt(i) === b.charCodeAt(j)) {
      const fault = gapFault(want.gaps[i], have.gaps[j]);
      if (fault !== undefined) {
        const message = `Unexpected ${fault} in ${edition} at ${quoted(have, j, 1)}, expected ${quoted(want, i, 1)}`;
        report(message, i, j, 'Words must be divided in an edition as they are in the manuscript.');
      }
      i++;
      j++;
      continue;
    }
    const [lost, extra] = difference(a, i, b, j);
    if (lost === extra && isTurned(a.slice(i, i + lost), b.slice(j, j + extra), rightToLeft)) {
      i += lost;
      j += extra;
      continue;
    }
    const message = `Unexpected ${quoted(have, j, extra)} in ${edition}, expected ${quoted(want, i, lost)}`;
    const losing = 'A word of the manuscript is lost, or stands where no reader can see it.';
    report(message, i, j, lost > 0 ? losing : 'A word is there twice, or comes from nowhere.');
    i += lost;
    j += extra;
  }
  return problems;
}

/** Whether the same letters stand in another order, right-to-left ones among them. */
function isTurned(expected: string, found: string, rightToLeft: boolean): boolean {
  if (!rightToLeft && !RIGHT_TO_LEFT.test(expected)) return false;
  const sorted = (text: string): string => Array.from(text).sort().join('');
  return sorted(expected) === sorted(found);
}

function gapFault(expected: number | undefined, found: number | undefined): string | undefined {
  if (expected === GAP.none && found === GAP.space) return 'space in a word';
  if (expected === GAP.space && found === GAP.none) return 'words run together';
  return undefined;
}

function quoted(text: Letters, index: number, count: number): string {
  if (count === 0) return 'nothing';
  const word = JSON.stringify(text.word(index));
  return count > 40 ? `${word} and what follows, ${String(count)} letters` : word;
}

/** The smallest numbers of letters to skip in each text after which they agree for `ANCHOR` letters. */
function difference(a: string, i: number, b: string, j: number): readonly [number, number] {
  for (let far = 1; far < REACH; far++) {
    if (agrees(a, i + far, b, j)) return [far, 0];
    if (agrees(a, i, b, j + far)) return [0, far];
    if (far < 200 && agrees(a, i + far, b, j + far)) return [far, far];
  }
  return [a.length - i, b.length - j];
}

function agrees(a: string, i: number, b: string, j: number): boolean {
  if (i > a.length || j > b.length) return false;
  const length = Math.min(ANCHOR, Math.max(a.length - i, b.length - j));
  return a.slice(i, i + length) === b.slice(j, j + length);
}
