import { breakWeight, WEIGHTS, type Weights } from './breaks.js';
import {
  CHAPTER,
  endOf,
  firstWord,
  isCapitals,
  isLegible,
  isNoise,
  measured,
  startOf,
  type Measured,
  type OwnWords,
} from '../lines/index.js';
import type { Habit } from './habit.js';
import { contentsIn } from './contents.js';
import { listsIn, quotationsIn } from './lists.js';
import { speakersIn } from './speakers.js';
import { tablesIn } from './tables.js';
import type { Leaf, Placed } from '../edges/index.js';

/** Lines that belong together, in reading order. */
export interface Block {
  readonly kind: 'paragraph' | 'heading' | 'verse' | 'item' | 'quotation' | 'table';
  readonly lines: readonly Placed[];
}

/** Puts lines together that make a paragraph, a heading or a stanza. */
export function blocksOf(
  leaves: readonly Leaf[],
  habit: Habit,
  words: OwnWords,
  weights: Weights = WEIGHTS,
): Block[] {
  const placed = leaves.flatMap(({ body }, leaf) => body.map((line): Placed => ({ line, leaf })));
  const lines: readonly Measured[] = leaves.flatMap(({ body }) => measured(body, habit));
  const isBreak = (i: number, samePage: boolean): boolean => {
    const [a, b] = [lines[i - 1], lines[i]];
    return a && b
      ? breakWeight([lines[i - 2], a, b, lines[i + 1]], samePage, habit, words, weights) > 0
      : true;
  };
  const blocks: Placed[][] = [];
  const verse = verseIn(placed, habit);
  const columns = new Map([...tablesIn(placed), ...contentsIn(placed)]);
  const lists = new Map([...listsIn(placed.filter((one) => !columns.has(one))), ...columns]);
  const setOff = new Map([
    ...quotationsIn(placed.filter((one) => !verse.has(one) && !lists.has(one))),
    ...lists,
  ]);
  for (const one of setOff.keys()) verse.delete(one);
  placed.forEach((here, i) => {
    const before = placed[i - 1];
    const last = blocks.at(-1);
    const role = setOff.get(here);
    const roleBefore = before && setOff.get(before);
    if (role?.begins || role?.kind !== roleBefore?.kind) blocks.push([here]);
    else if (role && last) last.push(here);
    else if (
      before &&
      last &&
      verse.has(before) &&
      verse.has(here) &&
      before.leaf === here.leaf &&
      here.line.blanks === 0
    )
      last.push(here);
    else if (before && verse.has(before) !== verse.has(here)) blocks.push([here]);
    else if (before && last && titleGoesOn(before, here)) last.push(here);
    else if (before && last && !isBreak(i, before.leaf === here.leaf) && !setApart(before, here, words))
      last.push(here);
    else blocks.push([here]);
  });
  const speakers = speakersIn(blocks);
  const kinds = blocks.map((lines, at): Block['kind'] => {
    const [first] = lines;
    if (speakers.has(lines)) return 'paragraph';
    return (first && setOff.get(first)?.kind) ?? kindOf(blocks, lines, at, habit, verse);
  });
  return blocks.flatMap((lines, at): Block[] => {
    const kind = kinds[at] ?? 'paragraph';
    const [before = [], next = []] = [blocks[at - 1], blocks[at + 1]];
    // a speech is one paragraph with the name above it
    if (speakers.has(before) && kind === 'paragraph') return [];
    const isOne = speakers.has(lines) && kinds[at + 1] === 'paragraph';
    return [{ kind, lines: isOne ? [...lines, ...next] : lines }];
  });
}

/** Long words that a line has at least for its capitals to be those of a title rather than of names. */
const LEAST_TITLE = 3;

/** A title that takes two lines: each word of weight has its capital, and nothing ends between them. */
function titleGoesOn(before: Placed, here: Placed): boolean {
  const [a, b] = [before.line.text, here.line.text];
  const long = a.match(/[\p{L}\p{M}'’-]{4,}/gu)?.length ?? 0;
  if (before.leaf !== here.leaf || here.line.blanks > 0 || long < LEAST_TITLE) return false;
  return endOf(a) === 'letter' && isTitle(a) && isTitle(b) && !isCapitals(a);
}

/** Specks and lines in capitals never run on into text. */
function setApart(before: Placed, here: Placed, words: OwnWords): boolean {
  const [a, b] = [before.line.text, here.line.text];
  const isSpeck = (text: string): boolean => isNoise(text) && !isLegible(text, words);
  if (isSpeck(a) !== isSpeck(b)) return before.leaf === here.leaf;
  return isCapitals(a) !== isCapitals(b) && !(isCapitals(a) && /^\p{Lu}{2,3}[.!?]?$/u.test(b));
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
  const short =
    texts.every((line) => habit.widthOf(line) < 0.8 * habit.measure) && lines.length <= LONGEST_HEADING;
  if (!short || isNoise(text) || !/\p{L}{3}/u.test(text)) return 'paragraph';
  const alone = habit.blank && isParted(blocks[at - 1], lines) && isParted(lines, blocks[at + 1]);
  // who signs a letter: Your obedient servant, | R. WALTON.
  const isSigned = endOf(blocks[at - 1]?.at(-1)?.line.text ?? '') === 'comma';
  const isHeading =
    CHAPTER.test(text) ||
    (isCapitals(text) && text.length > 4 && !isSigned) ||
    (alone && isTitle(text) && (end === 'letter' || /[?!]$/.test(text)));
  return isHeading ? 'heading' : 'paragraph';
}

/**
 * Lines that make verse: one after another has a capital and ends well before the measure though the next word had room; and they do not
 * end with a sentence, as speech does, or blank lines part them from the text and not from each other.
 */
const LEAST_VERSES = 3;

function verseIn(placed: readonly Placed[], habit: Habit): Set<Placed> {
  const found = new Set<Placed>();
  let run: Placed[] = [];
  const close = (after?: Placed): void => {
    const stops = run.filter(({ line }) => endOf(line.text) === 'stop').length;
    if (run.length >= LEAST_VERSES && stops < run.length / 2) for (const line of run) found.add(line);
    for (const line of stanzasIn(run, after).flat()) found.add(line);
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
    const width = habit.widthOf(
      next && next.leaf === here.leaf ? `${text} ${firstWord(next.line.text)}` : text,
    );
    const hasRoom = width < habit.measure - 2.5 * habit.spread;
    if (run[0] && run[0].leaf !== here.leaf) close(here);
    if (begins && hasRoom && text.length > 12) run.push(here);
    else close(here);
  });
  close();
  return found;
}

/** Of lines that may be verse, those that blank lines part from all else: three or more at a time. */
function stanzasIn(run: readonly Placed[], after: Placed | undefined): Placed[][] {
  const stanzas: Placed[][] = [];
  for (const here of run) {
    if (here.line.blanks > 0 || stanzas.length === 0) stanzas.push([here]);
    else stanzas.at(-1)?.push(here);
  }
  return stanzas.filter((stanza, i) => {
    const next = stanzas[i + 1]?.[0] ?? after;
    const ends = !next || next.line.blanks > 0 || next.leaf !== stanza[0]?.leaf;
    return stanza.length >= LEAST_VERSES && (stanza[0]?.line.blanks ?? 0) > 0 && ends;
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
