import { endOf, formOf, startOf, type Continues } from '../lines/index.js';
import { CAP, clamp, isDivided, joined } from './follows.js';

const TOKEN = /[\p{L}\p{M}]+(?:['\u2019][\p{L}\p{M}]+)*|[,;:.!?]/gu;
/** Frequent words are classes of their own, by how many there are; others are known by their capital and their last letters. */
const MOST_WORDS = 150;
const ENDING = 2;
/** Runs of lines that are learnt from: more teach nothing new. */
const MOST_RUNS = 400;
/** How many times' worth of belief it is that words follow each other by chance. */
const BELIEF = 15;
const MOST = 3;

/**
 * How much likelier the first word of a line is after the last word of another than anywhere, by the words of this text alone and in
 * any language: by classes of words, since no word but the most frequent stands often enough. As a logarithm.
 */
export function ownRuns(pages: readonly (readonly string[])[]): (last: string, first: string) => number {
  const known = pages.slice(0, MOST_RUNS).map((lines) =>
    lines.map((line) => ({
      words: [...line.matchAll(TOKEN)].map(([word]) => word),
      isCut: endOf(line) === 'hyphen',
    })),
  );
  const counts = new Map<string, number>();
  for (const { words } of known.flat())
    for (const word of words) counts.set(formOf(word), (counts.get(formOf(word)) ?? 0) + 1);
  const frequent = new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST_WORDS)
      .map(([word]) => word),
  );
  const classOf = (word: string): string => {
    const form = formOf(word);
    return frequent.has(form) ? form : (/^\p{Lu}/u.test(word) ? 'A' : 'a') + form.slice(-ENDING);
  };
  const single = new Map<string, number>();
  const double = new Map<string, number>();
  let all = 0;
  for (const lines of known)
    for (const here of streamOf(lines, classOf)) {
      single.set(here.word, (single.get(here.word) ?? 0) + 1);
      all++;
      if (here.before === undefined) continue;
      const key = `${here.before} ${here.word}`;
      double.set(key, (double.get(key) ?? 0) + 1);
    }
  return (last, first) => {
    const before = [...last.matchAll(TOKEN)].at(-1)?.[0];
    const after = TOKEN_FIRST.exec(first)?.[0];
    if (before === undefined || after === undefined || endOf(last) === 'hyphen') return 0;
    const [a, b] = [classOf(before), classOf(after)];
    const anywhere = ((single.get(b) ?? 0) + 0.5) / (all + 1000);
    const here = ((double.get(`${a} ${b}`) ?? 0) + BELIEF * anywhere) / ((single.get(a) ?? 0) + BELIEF);
    return clamp(Math.log(here / anywhere), MOST);
  };
}

const TOKEN_FIRST = new RegExp(TOKEN.source, 'u');

/** Classes in the order of the text, each with the one before; halves of divided words are left out. */
function* streamOf(
  lines: readonly { readonly words: readonly string[]; readonly isCut: boolean }[],
  classOf: (word: string) => string,
): Generator<{ readonly word: string; readonly before: string | undefined }> {
  let before: string | undefined;
  let cut = false;
  for (const { words, isCut } of lines) {
    for (const [i, word] of words.entries()) {
      const isHalf = (cut && i === 0) || (isCut && i === words.length - 1);
      const here = isHalf ? undefined : classOf(word);
      if (here !== undefined) yield { word: here, before };
      before = here;
    }
    cut = isCut;
  }
}

const wordsOf = (text: string): string[] =>
  [...text.replaceAll('\u2019', "'").matchAll(/[\p{L}\p{M}']+|,/gu)].map(([word]) => formOf(word));

/** Words on either side of a seam that are a usual run of words, by a language model; the halves of a divided word as the word. */
export function runAcross(last: string, first: string, continues: Continues): number {
  const end = endOf(last);
  if (isDivided(last, first)) {
    const [, ...after] = wordsOf(first);
    return Math.max(
      -1,
      Math.min(CAP, continues(wordsOf(last).slice(-3, -1), [joined(last, first), ...after.slice(0, 1)])),
    );
  }
  if (end !== 'letter' && end !== 'comma') return 0;
  const value = continues(wordsOf(last).slice(-2), wordsOf(first).slice(0, 2));
  // A name is rare after anything: it says nothing against.
  const least = startOf(first) === 'lower' ? -2 : 0;
  return Math.max(least, Math.min(CAP, value));
}
