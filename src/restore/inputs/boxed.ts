import { acrossBlocks } from './blocks.js';
import { inputOf, type Input } from './input.js';
import { lineOf } from './lines.js';
import { withCells } from './rows.js';
import type { Run, Side, TypeLine } from './run.js';
import { pagesOf } from './spreads.js';
import { typed } from './typed.js';

/** What was read for us: its text, and its box if the file gives one. */
export interface Boxed {
  readonly text: string;
  readonly box?: Box;
}

/** A line that was read for us, and its words if the file has them apart. */
export interface BoxedLine extends Boxed {
  readonly words?: readonly Boxed[];
}

/** Left, top, right, bottom; in the unit of the file, from the top left. */
export type Box = readonly [number, number, number, number];

/** A page of lines, in the order of the file. */
export interface BoxedPage {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly BoxedLine[];
}

/** Pages of lines in an order that was found for us: only their columns and margins are looked for. */
export function inputFrom(file: string, pages: readonly BoxedPage[]): Input {
  const sides = pages.map(({ width, height, lines }): Side<TypeLine> => ({
    width,
    height,
    items: lineTypes(lines),
  }));
  return inputOf(
    file,
    pagesOf(sides).map((parts) => parts.map((lines) => typed(acrossBlocks(columnsIn(lines).map(withCells))))),
  );
}

/** A line without a box stands under the line before it. */
function lineTypes(lines: readonly BoxedLine[]): TypeLine[] {
  const found: TypeLine[] = [];
  for (const { text, box, words } of lines) {
    if (text.trim() === '') continue;
    const before = found.at(-1);
    const [left, top, right, bottom] = box ?? [
      before?.left ?? 0,
      before?.baseline ?? 0,
      before?.right ?? 1,
      (before?.baseline ?? 0) + (before?.size ?? 1),
    ];
    const line = lineOf([
      { text, left, right, baseline: bottom, size: Math.max(bottom - top, Number.EPSILON) },
    ]);
    found.push({ ...line, runs: runsOf(line, words ?? []) ?? line.runs });
  }
  return found;
}

/** The words of a line, level with it, each of them ended; undefined unless all of its text is in words that have boxes. */
function runsOf({ text, baseline, size }: TypeLine, words: readonly Boxed[]): readonly Run[] | undefined {
  const runs = words.flatMap(({ text: word, box }): Run[] =>
    box && word.trim() !== ''
      ? [{ text: `${word.trim()} `, left: box[0], right: box[2], baseline, size }]
      : [],
  );
  const letters = (one: string): string => one.replaceAll(/\s/gu, '');
  return letters(runs.map((run) => run.text).join('')) === letters(text) ? runs : undefined;
}

/** A column ends where the next line is higher up, or stands wholly beside the last. */
function columnsIn(lines: readonly TypeLine[]): TypeLine[][] {
  const columns: TypeLine[][] = [];
  for (const line of lines) {
    const before = columns.at(-1)?.at(-1);
    const goesOn = before && line.baseline > before.baseline - 0.5 * before.size;
    const isBeside = before && (line.left >= before.right || line.right <= before.left);
    if (goesOn && !(isBeside && line.baseline - line.size < before.baseline - before.size))
      columns.at(-1)?.push(line);
    else columns.push([line]);
  }
  return columns;
}
