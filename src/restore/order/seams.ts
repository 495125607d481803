import { isNoise, type Continues, type Line, type OwnWords } from '../lines/index.js';
import { bracketsAcross, followsIn, isDivided, joinsIn, type Pair } from './follows.js';
import { ownRuns, runAcross } from './runs.js';

/**
 * How well one line goes on where another ends, as the logarithm of how much likelier it is that it does than that two lines at
 * random do.
 */
export type Seam = (last: Line, first: Line) => number;

/** Logistic weights, fitted by `bench/restore-seams.mjs` on lines that follow each other and lines that do not. */
const WEIGHTS = { follows: 1, joins: 1.1, brackets: 1.8, run: 0.75, 'own run': 0.25 } as const;
/** What the text's own runs of words weigh where there is no language model. */
const OWN_ALONE = 0.35;

/** What is looked at to tell whether one line follows another; each a logarithm, the names are those of the weights. */
export type Signs = (last: string, first: string) => Readonly<Record<keyof typeof WEIGHTS, number>>;

/** Learns from runs of lines, which surely follow each other, how lines of this text follow each other. */
export function signsIn(runs: readonly (readonly string[])[], words: OwnWords, continues?: Continues): Signs {
  const pairs = runs.flatMap((lines) => neighbours(lines));
  const follows = followsIn(pairs, words);
  const joins = joinsIn(pairs, words);
  const own = ownRuns(runs);
  return (last, first) => ({
    follows: follows(last, first),
    joins: isDivided(last, first) ? joins(last, first) : 0,
    brackets: bracketsAcross(last, first),
    run: continues ? runAcross(last, first, continues) : 0,
    'own run': own(last, first),
  });
}

function neighbours(lines: readonly string[]): Pair[] {
  return lines.slice(1).map((line, i) => [lines[i] ?? '', line]);
}

/** Weighs seams by what the lines of the whole text show of how they follow each other. */
export function seamsIn(lines: readonly Line[], words: OwnWords, continues?: Continues): Seam {
  const signs = signsIn(runsIn(lines), words, continues);
  const weights = continues ? WEIGHTS : { ...WEIGHTS, 'own run': OWN_ALONE };
  const place = new Map(lines.map((line, i) => [line, i]));
  const memo = new Map<number, number>();
  return (last, first) => {
    const key = (place.get(last) ?? 0) * lines.length + (place.get(first) ?? 0);
    const known = memo.get(key);
    if (known !== undefined) return known;
    let sum = 0;
    for (const [name, value] of Object.entries(signs(last.text, first.text)))
      sum += weights[name as keyof typeof WEIGHTS] * value;
    memo.set(key, sum);
    return sum;
  };
}

/** Lines between which nothing says that a page ends; specks are left out. */
function runsIn(lines: readonly Line[]): string[][] {
  const runs: string[][] = [[]];
  for (const { text, blanks, mark } of lines) {
    if (blanks > 0 || mark !== undefined) runs.push([]);
    if (!isNoise(text)) runs.at(-1)?.push(text);
  }
  return runs;
}

/** Of the pages of a scan, the share after which one is missing, or a picture or a note comes between. */
const MISSING = 0.08;

/** The weight of a seam where the page that should follow may be missing, and then anything may. */
export const orMissing = (weight: number, share = MISSING): number =>
  Math.log(share + (1 - share) * Math.exp(weight));
