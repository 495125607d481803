/** What has to be known of a word; points, from the top left corner. */
interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The marked sequence that it stands in, if that is told. */
  readonly sequence?: number;
}

/** Where all letters stand that are written from the right, some in two halves. */
const FROM_THE_RIGHT = /[\u0590-\u08ff\ud802-\ud83b\ufb1d-\ufeff]/;
const RIGHT_TO_LEFT =
  /^\P{Script=Latin}*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;
const FIGURES = /\p{Nd}(?:[\p{Nd}.,:/]*\p{Nd})?/gu;

/** What the number of a note is; `3)` ends a citation in brackets that begins the line. */
const NUMBER = /^[\p{Nd}\u200f]+$/u;
/** What the label of a work is, where it stands in a column of its own: farther from the text than words do, in parts of the size. */
const LABEL = /^(?:\[\p{Nd}+\]|\(\p{Nd}+\)|\p{Nd}+\.?)$/u;
const COLUMN_GAP = 0.4;

const runsLeft = ({ text }: Placed): boolean => FROM_THE_RIGHT.test(text) && RIGHT_TO_LEFT.test(text);
const runsRight = (word: Placed): boolean => !runsLeft(word) && /\p{L}/u.test(word.text);
const hasFigures = ({ text }: Placed): boolean => /\p{Nd}/u.test(text);

const turned = (text: string): string => Array.from(text).reverse().join('');

/** A word's glyphs as they read: those from the right were drawn from the left, but for their figures. */
const read = <W extends Placed>(word: W): W =>
  runsLeft(word) ? { ...word, text: turned(word.text).replace(FIGURES, turned) } : word;

/** Whether a word was drawn on the line of `first`. */
const besides = (first: Placed, word: Placed): boolean => Math.abs(first.y - word.y) <= first.height / 2;

/**
 * Words in the order in which they read: engines draw every line from the left. In a line from the left each run of words from the right
 * is turned round; in a line from the right the whole of it, but for runs of words from the left.
 */
export function inReadingOrder<W extends Placed>(words: readonly W[], rightToLeft: boolean): readonly W[] {
  if (!rightToLeft && !words.some(runsLeft)) return words;
  const ordered: W[] = [];
  let run: W[] = [];
  for (const word of words) {
    const [first] = run;
    const last = run.at(-1);
    const turns = rightToLeft || runsLeft(word);
    // what stands beside a word of the other direction is not always drawn in its turn
    const gap = rightToLeft && first && besides(first, word) ? gapFor(word, run) : -1;
    if (gap > 0) {
      run.splice(gap, 0, word);
      continue;
    }
    // what is drawn left of what came before is another cell, or another line
    const goesOn = first && last && besides(first, word) && (!rightToLeft || word.x + word.width > last.x);
    if (!turns || !goesOn) {
      ordered.push(...fromTheRight(run));
      run = [];
    }
    if (turns) run.push(word);
    else ordered.push(word);
  }
  ordered.push(...fromTheRight(run));
  return ordered;
}

/** How far words may reach into each other, in points: a kern. */
const KERN = 1;

/** Between which words of a line another one has its place, as the index of the second; -1 where it has none. */
function gapFor(word: Placed, line: readonly Placed[]): number {
  return line.findIndex((next, i) => {
    const before = line[i - 1];
    return before && before.x + before.width <= word.x + KERN && word.x + word.width <= next.x + KERN;
  });
}

/**
 * A line, as drawn from the left, as it reads from the right: a run from the left is words with letters, and figures behind them. Figures that
 * begin the line and are an element of their own are none of it: the number of a note that begins with a name.
 */
function fromTheRight<W extends Placed>(line: readonly W[]): W[] {
  const runs: W[][] = [];
  const [before, first] = line.slice(-2);
  const numbered = before && first && before.sequence !== first.sequence && isNumber(first, before);
  const numbers = numbered ? line.length - 1 : line.length;
  for (let at = 0; at < line.length;) {
    let end = at;
    for (let next = at; next < line.length; next++) {
      const word = line[next];
      if (!word || runsLeft(word) || (next === at && !runsRight(word)) || (next > at && next === numbers))
        break;
      if (runsRight(word) || hasFigures(word)) end = next;
    }
    runs.push(line.slice(at, end + 1));
    at = end + 1;
  }
  return runs.reverse().flat().map(read);
}

const isNumber = ({ text, x, height }: Placed, before: Placed): boolean =>
  NUMBER.test(text) || (LABEL.test(text) && x - before.x - before.width > COLUMN_GAP * height);
