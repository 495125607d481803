import { linesIn } from './lines.js';
import { withCells } from './rows.js';
import { median, type TypeLine } from './run.js';

/** Blocks that the columns of one table are read as, at most. */
const MOST_BLOCKS = 12;
/** Letters that most lines of prose have, which may stand beside a table. */
const LONG = 24;

type Block = readonly TypeLine[];

/**
 * Blocks of a page in the order that they were read in: those that stand side by side and are columns of a table become one, whose lines are
 * its rows, if each line that stands level with one of another block is one.
 */
export function acrossBlocks(blocks: readonly Block[]): readonly Block[] {
  const found: Block[] = [];
  for (let at = 0; at < blocks.length;) {
    const count = besideFrom(blocks, at);
    const joined = count > 1 ? tableOf(blocks.slice(at, at + count)) : undefined;
    const table = joined && isWhole(joined, found.at(-1)) ? joined : undefined;
    found.push(table ?? blocks[at] ?? []);
    at += table ? count : 1;
  }
  return found;
}

/** How many blocks from one on stand side by side. */
function besideFrom(blocks: readonly Block[], at: number): number {
  let count = 1;
  for (; count < MOST_BLOCKS; count++) {
    const next = blocks[at + count];
    if (!next || !blocks.slice(at, at + count).some((block) => isBeside(block, next))) break;
  }
  return count;
}

/** Whether what stands to the left of a table is none of it. */
function isWhole(table: Block, before: Block = []): boolean {
  const [first, last] = [table.find(({ cells }) => cells), table.findLast(({ cells }) => cells)];
  const level = before.filter(
    ({ baseline, size }) =>
      first && last && baseline > first.baseline - size / 2 && baseline < last.baseline + size / 2,
  );
  return level.length === 0 || median(level.map(({ text }) => text.length)) > LONG;
}

function isBeside(a: Block, b: Block): boolean {
  const [first, last] = [a[0], a.at(-1)];
  const [from, to] = [b[0], b.at(-1)];
  if (!first || !last || !from || !to) return false;
  return from.baseline - from.size < last.baseline && to.baseline > first.baseline - first.size;
}

function tableOf(blocks: readonly Block[]): Block | undefined {
  const lines = blocks.flat();
  const lineOfRun = new Map(lines.flatMap((line) => line.runs.map((run) => [run, line] as const)));
  const rows = withCells(linesIn(lines.flatMap(({ runs }) => runs)));
  const whole = rows.map((row): TypeLine | undefined => {
    const own = [...new Set(row.runs.map((run) => lineOfRun.get(run)))];
    if (row.cells) return row;
    return own.length === 1 && own[0]?.runs.length === row.runs.length ? own[0] : undefined;
  });
  const isTable = rows.some(({ cells }) => cells) && whole.every((row) => row);
  return isTable ? whole.flatMap((row) => row ?? []) : undefined;
}
