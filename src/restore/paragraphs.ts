import { CHAPTER, endOf, firstWord, isNoise, startOf, type End, type Start } from './endings.js';
import { measureOf, widthOf } from './measure.js';
import type { Leaf } from './leaves.js';
import type { Line } from './scan.js';
import { formOf } from './words.js';

/** Lines that belong together, in reading order. */
export interface Block {
  readonly kind: 'paragraph' | 'heading' | 'verse';
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
  /** How wide lines inside paragraphs are, and how much they differ. */
  readonly measure: number;
  readonly spread: number;
  /** Of the stops before a new sentence, the share that OCR read as commas. */
  readonly commasForStops: number;
  /** By how much first lines are narrower where the indent itself was lost; 0 where that is not seen. */
  readonly lostIndent: number;
}

/** Lines differ by this share of the measure at least. */
const LEAST_SPREAD = 0.02;

/** Learns from the whole text how paragraphs are set off: by blank lines, by indents, or by short last lines only. */
export function habitOf(leaves: readonly Leaf[], isSmall: (form: string) => boolean): Habit {
  const inside = leaves.flatMap(({ body }) => body.slice(1));
  const count = Math.max(1, inside.length);
  const blank = inside.filter((line) => line.blanks > 0).length / count;
  const indent = inside.filter((line) => isIndented(line)).length / count;
  const pairs = leaves.flatMap(({ body }) =>
    body.slice(1).flatMap((line, i) => (body[i] ? [[body[i], line] as const] : [])),
  );
  // A line that neither begins a sentence nor is followed by one is inside a paragraph.
  const middles = pairs
    .filter(([a, b]) => startOf(a.text) === 'lower' && startOf(b.text) === 'lower' && !isNoise(a.text))
    .map(([a]) => widthOf(a.text));
  const all = leaves.flatMap(({ body }) => body);
  const measure = middles.length >= 20 ? quantile(middles, 0.5) : Math.max(1, measureOf(all));
  const spread = Math.max(LEAST_SPREAD * measure, quantile(middles, 0.5) - quantile(middles, 0.16) || 0);
  const openings = pairs
    .filter(
      ([a, b]) => endOf(a.text) === 'stop' && startOf(b.text) !== 'lower' && widthOf(a.text) < 0.7 * measure,
    )
    .map(([, b]) => widthOf(b.text))
    .filter((width) => width > 0.85 * measure);
  const lost = openings.length >= 8 ? measure - quantile(openings, 0.5) : 0;
  return {
    blank: blank > 0.02 && blank < 0.6,
    indent: indent > 0.02 && indent < 0.5,
    measure,
    spread,
    lostIndent: lost > 0.5 * spread ? lost : 0,
    commasForStops: commasForStops(inside, isSmall),
  };
}

/** Inside lines, how often a word that has its capital from a new sentence only comes after a comma. */
function commasForStops(lines: readonly Line[], isSmall: (form: string) => boolean): number {
  let [stops, commas] = [5, 0];
  for (const { text } of lines)
    for (const [, mark, word = ''] of text.matchAll(/([.,])["'\u201D]*\s(\p{Lu}\p{L}+)/gu))
      if (!isSmall(formOf(word))) continue;
      else if (mark === ',') commas++;
      else stops++;
  return commas / (commas + stops);
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * Math.max(0, values.length - 1))] ?? 0;
}

/** An indent of a line or two's worth of letters; more is a line set in the middle. */
function isIndented(line: Line): boolean {
  return line.indent >= 2 && line.indent <= 10;
}

/** How likely a paragraph's end is by how the line before ends and how the line begins, as a logarithm of odds. */
const BY_ENDING: Readonly<Record<End, Readonly<Record<Start | 'sentence', number>>>> = {
  stop: { lower: -2.5, capital: 0.3, sentence: 0.3, open: 1.2, digit: -0.5, other: -0.5 },
  comma: { lower: -6, capital: -2.5, sentence: -1, open: -1, digit: -3, other: -3 },
  colon: { lower: -6, capital: -1.5, sentence: -1, open: 0.3, digit: -1.5, other: -1.5 },
  other: { lower: -6, capital: -1.5, sentence: -0.5, open: -0.5, digit: -2, other: -2 },
  letter: { lower: -6, capital: -3.5, sentence: -2, open: -2.5, digit: -3.5, other: -3 },
  hyphen: { lower: -9, capital: -5, sentence: -4, open: -4, digit: -5, other: -5 },
};

/** Bounds of what the width of a line can say. */
const MOST_BY_WIDTH = 4;

/** How much likelier a line of this width is to be a paragraph's last than one inside it, as a logarithm. */
function byWidth(width: number, measure: number, spread: number): number {
  const off = (width - measure) / spread;
  // Wider than usual is no sign of a paragraph's end; damage makes any width possible.
  const inside = 0.985 * (Math.exp(-(Math.min(0, off) ** 2) / 2) / (spread * 2.5)) + 0.015 / measure;
  return Math.max(-MOST_BY_WIDTH, Math.min(MOST_BY_WIDTH, Math.log(1 / measure / inside)));
}

/** Weighs whether a new paragraph begins with `here`; above zero it does. */
function breakWeight(before: Placed, here: Placed, habit: Habit, isSmall: (form: string) => boolean): number {
  const [a, b] = [before.line, here.line];
  const samePage = before.leaf === here.leaf;
  const read = endOf(a.text);
  const start = startOf(b.text);
  const begun = start === 'capital' && isSmall(formOf(firstWord(b.text))) ? 'sentence' : start;
  const { measure, spread, lostIndent } = habit;
  const misread =
    read === 'comma' && habit.commasForStops > 0.05 && (begun === 'sentence' || begun === 'open');
  const end = misread ? 'stop' : read;
  // Where no sentence ends, a short line is more likely beside a picture than the last of a paragraph.
  const most = end === 'stop' || end === 'colon' ? MOST_BY_WIDTH : MOST_BY_WIDTH / 2;
  let weight =
    BY_ENDING[end][begun] + Math.min(most, byWidth(widthOf(a.text), measure, spread)) - (misread ? 0.3 : 0);
  // Had the next word found room on the line, the line was ended on purpose.
  if (widthOf(`${a.text} ${firstWord(b.text)}`) < measure - spread) weight += 1;
  if (/["\u201D\u00BB\u201C]$/u.test(a.text) && end === 'stop') weight += begun === 'open' ? 2 : 1.3;
  if (samePage && habit.blank) weight += b.blanks > 0 ? 4 : -3;
  if (habit.indent) weight += isIndented(b) && !isIndented(a) ? 4 : isIndented(b) ? 0.5 : -3;
  else if (lostIndent > 0) weight += byLostIndent(widthOf(b.text), habit);
  return weight;
}

/** What the width of a line says about an indent that the text no longer has: full lines less the indent are first lines. */
function byLostIndent(width: number, { measure, spread, lostIndent }: Habit): number {
  if (width < measure - lostIndent - 3 * spread) return 0;
  const [full, first] = [(width - measure) / spread, (width - measure + lostIndent) / spread];
  return Math.max(-1.5, Math.min(1.5, (full ** 2 - first ** 2) / 2));
}

/** Puts lines together that make a paragraph, a heading or a stanza. */
export function blocksOf(leaves: readonly Leaf[], habit: Habit, isSmall: (form: string) => boolean): Block[] {
  const placed = leaves.flatMap(({ body }, leaf) => body.map((line): Placed => ({ line, leaf })));
  const blocks: Placed[][] = [];
  const verse = verseIn(placed, habit);
  placed.forEach((here, i) => {
    const before = placed[i - 1];
    const last = blocks.at(-1);
    if (
      before &&
      last &&
      verse.has(before) &&
      verse.has(here) &&
      before.leaf === here.leaf &&
      here.line.blanks === 0
    )
      last.push(here);
    else if (before && verse.has(before) !== verse.has(here)) blocks.push([here]);
    else if (before && last && breakWeight(before, here, habit, isSmall) <= 0 && !setApart(before, here))
      last.push(here);
    else blocks.push([here]);
  });
  return blocks.map((lines, at) => ({ kind: kindOf(blocks, lines, at, habit, verse), lines }));
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

function kindOf(
  blocks: readonly (readonly Placed[])[],
  lines: readonly Placed[],
  at: number,
  habit: Habit,
  verse: ReadonlySet<Placed>,
): Block['kind'] {
  const texts = lines.map(({ line }) => line.text);
  const text = texts.join(' ');
  const end = endOf(text);
  if (lines[0] && verse.has(lines[0])) return 'verse';
  const short = texts.every((line) => widthOf(line) < 0.8 * habit.measure) && lines.length <= LONGEST_HEADING;
  if (!short || isNoise(text) || !/\p{L}{3}/u.test(text)) return 'paragraph';
  const alone = habit.blank && isParted(blocks[at - 1], lines) && isParted(lines, blocks[at + 1]);
  const isHeading =
    CHAPTER.test(text) ||
    (isCapitals(text) && text.length > 4) ||
    (alone && isTitle(text) && (end === 'letter' || /[?!]$/.test(text)));
  return isHeading ? 'heading' : 'paragraph';
}

/** Lines that make verse: one after another has a capital, ends well before the measure though the next word had room, and not with a sentence. */
const LEAST_VERSES = 3;

function verseIn(placed: readonly Placed[], habit: Habit): Set<Placed> {
  const found = new Set<Placed>();
  let run: Placed[] = [];
  const close = (): void => {
    const stops = run.filter(({ line }) => endOf(line.text) === 'stop').length;
    if (run.length >= LEAST_VERSES && stops < run.length / 2) for (const line of run) found.add(line);
    run = [];
  };
  placed.forEach((here, i) => {
    const next = placed[i + 1];
    const { text } = here.line;
    const begins =
      ['capital', 'open'].includes(startOf(text)) &&
      !isNoise(text) &&
      !isCapitals(text) &&
      endOf(text) !== 'hyphen';
    const width = widthOf(next && next.leaf === here.leaf ? `${text} ${firstWord(next.line.text)}` : text);
    const hasRoom = width < habit.measure - 2.5 * habit.spread;
    if (run[0] && run[0].leaf !== here.leaf) close();
    if (begins && hasRoom && text.length > 12) run.push(here);
    else close();
  });
  close();
  return found;
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
