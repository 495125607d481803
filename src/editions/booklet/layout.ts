import type { Plan, Side } from './plan.js';

/** Points, from the lower left of a sheet. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a plan is laid out with; lengths in points. */
export interface Stock {
  /** The trimmed page. */
  readonly trim: { readonly width: number; readonly height: number };
  /** How far art may reach over the trim where a page is cut. */
  readonly bleed: number;
  /** The sheet, either way up. */
  readonly sheet: { readonly width: number; readonly height: number };
  /** The thickness of one leaf. */
  readonly caliper: number;
  readonly flip: 'short-edge' | 'long-edge';
}

/** A page where it is drawn. */
export interface Placed {
  /** Index of the page, from 0. */
  readonly page: number;
  /** From the page (its trim's lower left is 0,0) to the sheet, as in PDF: `a b c d e f`. */
  readonly matrix: readonly [number, number, number, number, number, number];
  /** What the page may cover: its cell, and the bleed where the cell is cut. */
  readonly clip: Rect;
}

/** A side of a sheet, ready to be drawn. */
export interface LaidSide {
  readonly side: Side;
  readonly placed: readonly Placed[];
  /** The whole side is turned by half: the back for a printer that turns the paper on the other edge. */
  readonly turned: boolean;
}

/** A plan on paper. Cells, folds and the grid are given unturned. */
export interface Layout {
  readonly sheet: { readonly width: number; readonly height: number };
  /** 1 for the trim's own size; pages that are too large for the sheet are made smaller, never larger. */
  readonly scale: number;
  readonly grid: Rect;
  /** A cell's rectangle. */
  readonly cell: (column: number, row: number) => Rect;
  readonly sides: readonly LaidSide[];
}

/** Sheets a little smaller than the pages' sum are let pass: sizes come rounded to whole millimetres. */
const NEARLY = 0.998;

/** Lays a plan out on paper: the sheet the way round that holds it, pages in the middle, creep toward the spine, backs for the printer's edge. */
export function layOut(plan: Plan, stock: Stock): Layout {
  const { trim, bleed } = stock;
  const across = plan.columns * trim.width;
  const down = plan.rows * trim.height;
  const fit = (width: number, height: number): number => Math.min(width / across, height / down);
  const { width, height } = stock.sheet;
  const kept = fit(width, height);
  const other = fit(height, width);
  // the way round that leaves more room, whichever both would do
  const sheet = kept >= other ? { width, height } : { width: height, height: width };
  const room = Math.max(kept, other);
  const scale = room >= NEARLY ? 1 : room;
  const gap = (total: number, used: number, count: number): number =>
    plan.apart && count > 1 ? Math.max(0, Math.min(2 * bleed, (total - used * scale) / (count + 1))) : 0;
  const gapX = gap(sheet.width, across, plan.columns);
  const gapY = gap(sheet.height, down, plan.rows);
  const grid: Rect = centred(sheet, {
    width: across * scale + (plan.columns - 1) * gapX,
    height: down * scale + (plan.rows - 1) * gapY,
  });
  const cell = (column: number, row: number): Rect => ({
    x: grid.x + column * (trim.width * scale + gapX),
    y: grid.y + (plan.rows - 1 - row) * (trim.height * scale + gapY),
    width: trim.width * scale,
    height: trim.height * scale,
  });
  const covered = (column: number, row: number): Rect => {
    const { x, y, width: w, height: h } = cell(column, row);
    const left = column === 0 ? bleed : Math.min(bleed, gapX / 2);
    const right = column === plan.columns - 1 ? bleed : Math.min(bleed, gapX / 2);
    const top = row === 0 ? bleed : Math.min(bleed, gapY / 2);
    const bottom = row === plan.rows - 1 ? bleed : Math.min(bleed, gapY / 2);
    return { x: x - left, y: y - bottom, width: w + left + right, height: h + top + bottom };
  };
  const landscape = sheet.width >= sheet.height;
  const turnedBack = (stock.flip === 'short-edge') !== landscape;
  const sides = plan.sides.map((side): LaidSide => {
    const turned = side.face === 'back' && turnedBack;
    const placed = side.slots.flatMap(({ page, column, row, turn, leaf }): Placed[] => {
      if (page === null) return [];
      const { x, y, width: w, height: h } = cell(column, row);
      const creep = plan.spine === undefined ? 0 : stock.caliper * leaf * (column < plan.spine ? 1 : -1);
      const upright = turn === 0;
      const matrix = upright
        ? ([scale, 0, 0, scale, x + creep, y] as const)
        : ([-scale, 0, 0, -scale, x + w + creep, y + h] as const);
      return [{ page, matrix, clip: covered(column, row) }];
    });
    return { side, turned, placed: turned ? placed.map((one) => halfTurned(one, sheet)) : placed };
  });
  return { sheet, scale, grid, cell, sides };
}

function centred(sheet: { width: number; height: number }, size: { width: number; height: number }): Rect {
  return { x: (sheet.width - size.width) / 2, y: (sheet.height - size.height) / 2, ...size };
}

function halfTurned({ page, matrix, clip }: Placed, sheet: { width: number; height: number }): Placed {
  const [a, b, c, d, e, f] = matrix;
  return {
    page,
    matrix: [-a, -b, -c, -d, sheet.width - e, sheet.height - f],
    clip: {
      ...clip,
      x: sheet.width - clip.x - clip.width,
      y: sheet.height - clip.y - clip.height,
    },
  };
}
