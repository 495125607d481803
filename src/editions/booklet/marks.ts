import { strokeLetters, strokeWidth } from '../../pdf/index.js';
import type { Layout, LaidSide, Rect } from './layout.js';
import type { Plan } from './plan.js';

const MM = 72 / 25.4;
/** Points between the grid and a mark, and a mark's length at most. */
const OFF = 3;
const LONG = 14;
/** Less room than this outside the grid, and no mark goes there. */
const LEAST = 6;
/** Millimetres from head and tail to the last hole, and between holes at most, when signatures are sewn. */
const KETTLE = 15;
const STITCH = 45;

const near = (value: number): string => String(Math.round(value * 1000) / 1000);
const line = (x: number, y: number, toX: number, toY: number): string =>
  `${near(x)} ${near(y)} m ${near(toX)} ${near(toY)} l S\n`;

/** Fold, crop, sewing and order marks of one side, as operators on the unturned sheet. */
export function marksOf(plan: Plan, layout: Layout, { side, turned }: LaidSide): string {
  const drawn =
    cropMarks(plan, layout) +
    foldMarks(plan, layout, side.middle) +
    holes(plan, layout, side) +
    bar(plan, layout, side);
  if (drawn === '') return '';
  const { width, height } = layout.sheet;
  const turn = turned ? `-1 0 0 -1 ${near(width)} ${near(height)} cm\n` : '';
  return `q\n${turn}0 G 0 g 0.25 w\n${drawn}Q\n`;
}

/** How much of the sheet is free outside the grid, left or right, and head or foot. */
const roomOf = ({ grid }: Layout): { readonly side: number; readonly foot: number } => ({
  side: grid.x,
  foot: grid.y,
});

/** Lines where the grid is cut: at its corners, and between cells that stand apart. */
function cropMarks(plan: Plan, layout: Layout): string {
  const { grid, cell } = layout;
  const { side, foot } = roomOf(layout);
  const columns = plan.apart ? Array.from({ length: plan.columns }, (_, column) => cell(column, 0)) : [grid];
  const rows = plan.apart ? Array.from({ length: plan.rows }, (_, row) => cell(0, row)) : [grid];
  let out = '';
  if (foot >= LEAST) {
    const long = Math.min(LONG, foot);
    for (const x of columns.flatMap((one) => [one.x, one.x + one.width])) {
      out += line(x, grid.y - OFF, x, grid.y - long);
      out += line(x, grid.y + grid.height + OFF, x, grid.y + grid.height + long);
    }
  }
  if (side >= LEAST) {
    const long = Math.min(LONG, side);
    for (const y of rows.flatMap((one) => [one.y, one.y + one.height])) {
      out += line(grid.x - OFF, y, grid.x - long, y);
      out += line(grid.x + grid.width + OFF, y, grid.x + grid.width + long, y);
    }
  }
  return out;
}

/** Dashes where the sheet is folded, outside the grid; where there is no room, short ones in the fold of the middle opening. */
function foldMarks(plan: Plan, layout: Layout, middle: boolean): string {
  const { grid, cell } = layout;
  const { side, foot } = roomOf(layout);
  let out = '';
  for (const { column, row } of plan.folds) {
    if (column !== undefined) {
      const { x } = cell(column, 0);
      const top = grid.y + grid.height;
      if (foot >= LEAST) {
        const long = Math.min(LONG, foot);
        out += line(x, grid.y - OFF, x, grid.y - long) + line(x, top + OFF, x, top + long);
      } else if (middle) out += line(x, grid.y, x, grid.y + 2 * OFF) + line(x, top, x, top - 2 * OFF);
    }
    if (row !== undefined && side >= LEAST) {
      const { y } = cell(0, row - 1);
      const right = grid.x + grid.width;
      const long = Math.min(LONG, side);
      out += line(grid.x - OFF, y, grid.x - long, y) + line(right + OFF, y, right + long, y);
    }
  }
  return out === '' ? '' : `[2 1.5] 0 d\n${out}[] 0 d\n`;
}

/** The cell of the middle opening, or of the outside, that lies left of the spine. */
function spineCell(plan: Plan, layout: Layout, deep: boolean): Rect | undefined {
  if (plan.spine === undefined) return undefined;
  return layout.cell(plan.spine - 1, deep ? 0 : plan.rows - 1);
}

/** Where thread or staples go through, on the fold of the middle opening: two staples, or stations for sewing. Points from the foot of the page. */
export function stations(height: number, sewn: boolean): readonly number[] {
  if (!sewn) return [height / 4, (height * 3) / 4];
  const end = Math.min(KETTLE * MM, height / 6);
  const gaps = Math.max(2, Math.ceil((height - 2 * end) / (STITCH * MM)));
  return Array.from({ length: gaps + 1 }, (_, at) => end + ((height - 2 * end) * at) / gaps);
}

function holes(plan: Plan, layout: Layout, side: LaidSide['side']): string {
  const cell = spineCell(plan, layout, true);
  if (!plan.sewn || !side.middle || !cell || plan.sheets === 1) return '';
  const x = cell.x + cell.width;
  return stations(cell.height, plan.signatures > 1)
    .map((at) => line(x - 1.5, cell.y + at, x + 1.5, cell.y + at))
    .join('');
}

/** A bar on the back of each signature, a step lower than the one before: out of order, they make no stair. */
function bar(plan: Plan, layout: Layout, side: LaidSide['side']): string {
  const cell = spineCell(plan, layout, false);
  if (!cell || plan.signatures < 2 || side.face !== 'front' || side.depth > 0) return '';
  const steps = Math.max(1, Math.floor((cell.height - 4 * LONG) / LONG));
  const y = cell.y + cell.height - 2 * LONG - (side.signature % steps) * LONG;
  return `${near(cell.x + cell.width - 1)} ${near(y - 9)} 2 9 re f\n`;
}

/** A line of small capitals outside the grid: at the foot, or up the left side. Undefined where there is no room. */
export function slugLine(said: string, layout: Layout): string | undefined {
  const { side, foot } = roomOf(layout);
  const { grid } = layout;
  const place = (length: number): number =>
    Math.min(4.5, (4.5 * (length - 4 * LONG)) / strokeWidth(said, 4.5));
  if (foot >= 12) {
    const size = place(layout.sheet.width);
    const y = Math.max(4, grid.y - LONG - size - 2);
    const x = (layout.sheet.width - strokeWidth(said, size)) / 2;
    return `q 0 G\n${strokeLetters(said, { x, y, size })}Q\n`;
  }
  if (side < 12) return undefined;
  const size = place(layout.sheet.height);
  const x = Math.max(4 + size, grid.x - LONG - 2);
  const y = (layout.sheet.height - strokeWidth(said, size)) / 2;
  return `q 0 G 0 1 -1 0 ${near(x)} ${near(y)} cm\n${strokeLetters(said, { x: 0, y: 0, size })}Q\n`;
}

/** A page of its own that says how to print and fold, in capitals. */
export function ticket(said: string, layout: Layout): string {
  const { width, height } = layout.sheet;
  const size = 7;
  const most = Math.floor((width - 120) / strokeWidth('M', size));
  const lines: string[] = [];
  for (const word of said.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  const drawn = lines.map((text, index) => strokeLetters(text, { x: 60, y: height - 80 - index * 16, size }));
  return `q 0 G\n${drawn.join('')}Q\n`;
}
