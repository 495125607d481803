import { CHAPTER, endOf, firstWord, isNoise, startOf } from './endings.js';
import { measureOf, widthOf } from './measure.js';
import type { Leaf } from './leaves.js';
import type { Line } from './scan.js';

/** Lines that belong together, in reading order. */
export interface Block {
  readonly kind: 'paragraph' | 'heading';
  readonly lines: readonly Placed[];
}

/** A line and the page that it stands on, as an index into the leaves. */
export interface Placed {
  readonly line: Line;
  readonly leaf: number;
}

/** How this text sets off its paragraphs. */
export interface Habit {
  readonly blank: boolean;
  readonly indent: boolean;
  readonly measure: number;
}

/** Learns from the whole text how paragraphs are set off: by blank lines, by indents, or by short last lines only. */
export function habitOf(leaves: readonly Leaf[]): Habit {
  const inside = leaves.flatMap(({ body }) => body.slice(1));
  const count = Math.max(1, inside.length);
  const blank = inside.filter((line) => line.blanks > 0).length / count;
  const indent = inside.filter((line) => isIndented(line)).length / count;
  return {
    blank: blank > 0.02 && blank < 0.6,
    indent: indent > 0.02 && indent < 0.5,
    measure: measureOf(leaves.flatMap(({ body }) => body)),
  };
}

/** An indent of a line or two's worth of letters; more is a line set in the middle. */
function isIndented(line: Line): boolean {
  return line.indent >= 2 && line.indent <= 10;
}

/** Weighs whether a new paragraph begins with `line`; above zero it does. */
function breakWeight(before: Placed, here: Placed, habit: Habit, measures: readonly number[]): number {
  const [a, b] = [before.line, here.line];
  const samePage = before.leaf === here.leaf;
  const end = endOf(a.text);
  const start = startOf(b.text);
  if (end === 'hyphen' && start === 'lower') return -9;
  const measure = measures[before.leaf] ?? habit.measure;
  // Had the next word found room on the line, the line was ended on purpose.
  const slack = (measure - widthOf(`${a.text} ${firstWord(b.text)}`)) / Math.max(1, measure);
  const room = slack > 0.3 ? 2.6 : slack > 0.15 ? 2 : slack > 0.06 ? 1 : slack > 0 ? 0 : -1;
  const ended = { stop: 1, other: -0.3, colon: -0.3, comma: -1.2, letter: -1.2, hyphen: -3 }[end];
  const begun = { capital: 0.2, open: 0.6, digit: 0, other: -0.2, lower: -3 }[start];
  const blank = !samePage || !habit.blank ? 0 : b.blanks > 0 ? 3 : -2.5;
  const indent = !habit.indent ? 0 : isIndented(b) && !isIndented(a) ? 3 : isIndented(b) ? 0.5 : -2;
  return room + ended + begun + blank + indent - 1;
}

/** Puts lines together that make a paragraph, a heading or a stanza. */
export function blocksOf(leaves: readonly Leaf[], habit: Habit): Block[] {
  const placed = leaves.flatMap(({ body }, leaf) => body.map((line): Placed => ({ line, leaf })));
  const measures = leaves.map(({ body }) =>
    body.length >= 8 ? Math.min(measureOf(body), habit.measure * 1.15) : habit.measure,
  );
  const blocks: Placed[][] = [];
  placed.forEach((here, i) => {
    const before = placed[i - 1];
    const last = blocks.at(-1);
    if (before && last && breakWeight(before, here, habit, measures) <= 0 && !setApart(before, here))
      last.push(here);
    else blocks.push([here]);
  });
  return withHeadings(blocks, habit);
}

/** Specks and lines in capitals never run on into text. */
function setApart(before: Placed, here: Placed): boolean {
  const [a, b] = [before.line.text, here.line.text];
  if (isNoise(a) !== isNoise(b)) return before.leaf === here.leaf;
  return isCapitals(a) !== isCapitals(b);
}

function isCapitals(text: string): boolean {
  const letters = text.replaceAll(/\P{L}/gu, '');
  // OCR takes small capitals for small letters here and there.
  return letters.length > 3 && letters.replaceAll(/\P{Lu}/gu, '').length > 0.6 * letters.length;
}

const LONGEST_HEADING = 3;

function withHeadings(blocks: readonly Placed[][], habit: Habit): Block[] {
  return blocks.map((lines, at): Block => {
    const texts = lines.map(({ line }) => line.text);
    const text = texts.join(' ');
    const short = texts.every((line) => widthOf(line) < 0.8 * habit.measure) && lines.length <= LONGEST_HEADING;
    const end = endOf(text);
    const alone = habit.blank && isParted(blocks[at - 1], lines) && isParted(lines, blocks[at + 1]);
    const isHeading =
      short &&
      !isNoise(text) &&
      /\p{L}{3}/u.test(text) &&
      (CHAPTER.test(text) ||
        (isCapitals(text) && text.length > 4) ||
        (alone && isTitle(text) && (end === 'letter' || /[?!]$/.test(text))));
    return { kind: isHeading ? 'heading' : 'paragraph', lines };
  });
}

/** Most words of three letters and more begin with a capital. */
function isTitle(text: string): boolean {
  const words = [...text.matchAll(/[\p{L}\p{M}'’-]{4,}/gu)].map(([word]) => word);
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return /^\p{Lu}/u.test(text) && words.length > 0 && capital >= 0.75 * words.length;
}

/** A blank line or the end of a page between two blocks. */
function isParted(before: readonly Placed[] | undefined, after: readonly Placed[] | undefined): boolean {
  const [a, b] = [before?.at(-1), after?.[0]];
  return !a || !b || b.line.blanks > 0 || a.leaf !== b.leaf;
}
