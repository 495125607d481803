import { strokesOf, strokeWidth } from '../../pdf/index.js';
import type { Layout, LaidSide, Rect } from './layout.js';
import type { Plan } from './plan.js';

/** Pixels: the longer side of a sheet, what is free around it, and the line above it that names it. */
const LONGEST = 420;
const AROUND = 16;
const NAME = 22;
/** Sides next to each other in the picture of all: a front and its back, twice. */
const ACROSS = 4;

const near = (value: number): string => String(Math.round(value * 100) / 100);

/** A picture of one side, as it comes out of the printer. */
export interface SidePicture {
  /** `sheet-01-front`. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** What is drawn, as SVG without its frame; letters are strokes, so that no machine's faces come in. */
  readonly drawing: string;
}

/**
 * Pictures of all sides: pages with their numbers and a bar at their heads, blanks hatched, folds as dashes, cuts as lines. The back
 * of a sheet is turned as the printer's edge has it.
 */
export function pictures(plan: Plan, layout: Layout): readonly SidePicture[] {
  const scale = LONGEST / Math.max(layout.sheet.width, layout.sheet.height);
  const [width, height] = [layout.sheet.width * scale, layout.sheet.height * scale];
  const digits = String(plan.sheets).length;
  return layout.sides.map((laid) => {
    const { sheet, face, signature } = laid.side;
    const said = `SHEET ${String(sheet + 1)} ${face}${plan.signatures > 1 ? `, SIGNATURE ${String(signature + 1)}` : ''}`;
    const turn = laid.turned ? ` rotate(180 ${near(width / 2)} ${near(height / 2)})` : '';
    return {
      name: `sheet-${String(sheet + 1).padStart(Math.max(2, digits), '0')}-${face}`,
      width: Math.ceil(width + 2 * AROUND),
      height: Math.ceil(height + 2 * AROUND + NAME),
      drawing:
        letters(said, { x: AROUND, y: AROUND + 9, size: 9 }) +
        `<g transform="translate(${AROUND} ${AROUND + NAME})${turn}">${sideOf(plan, layout, laid, scale)}</g>`,
    };
  });
}

/** A side's sheet, unturned; y counts from the top. */
function sideOf(plan: Plan, layout: Layout, { side }: LaidSide, scale: number): string {
  const { sheet, grid, cell } = layout;
  const down = ({ x, y, width, height }: Rect): Rect => ({
    x: x * scale,
    y: (sheet.height - y - height) * scale,
    width: width * scale,
    height: height * scale,
  });
  let out = box(down({ x: 0, y: 0, ...sheet }), 'fill="#fff" stroke="#888"');
  for (const { column, row, page, turn } of side.slots) {
    const at = down(cell(column, row));
    if (page === null) {
      out += box(at, 'fill="#f4f4f4" stroke="#bbb"') + cross(at);
      continue;
    }
    const upside =
      turn === 180
        ? ` transform="rotate(180 ${near(at.x + at.width / 2)} ${near(at.y + at.height / 2)})"`
        : '';
    out += `<g${upside}>${box(at, 'fill="#fff" stroke="#bbb"')}${pageIn(at, String(page + 1))}</g>`;
  }
  const all = down(grid);
  for (const { column, row } of plan.folds) {
    const dashes = 'stroke="#c33" stroke-width="1.5" stroke-dasharray="7 5"';
    if (column !== undefined) {
      const x = down(cell(column, 0)).x;
      out += line(x, all.y - AROUND / 3, x, all.y + all.height + AROUND / 3, dashes);
    }
    if (row !== undefined) {
      const y = down(cell(0, row)).y;
      out += line(all.x - AROUND / 3, y, all.x + all.width + AROUND / 3, y, dashes);
    }
  }
  return out;
}

/** The number in the middle, a bar where the head is, and lines for text. */
function pageIn({ x, y, width, height }: Rect, number: string): string {
  const size = Math.min(height / 4, (width * 0.6) / (strokeWidth(number, 1) || 1));
  const wide = strokeWidth(number, size);
  const bar = box(
    { x: x + width * 0.15, y: y + height * 0.07, width: width * 0.7, height: height * 0.025 },
    'fill="#bbb"',
  );
  return bar + letters(number, { x: x + (width - wide) / 2, y: y + height / 2 + size / 2, size });
}

const box = ({ x, y, width, height }: Rect, how: string): string =>
  `<rect x="${near(x)}" y="${near(y)}" width="${near(width)}" height="${near(height)}" ${how}/>`;

const line = (x: number, y: number, toX: number, toY: number, how: string): string =>
  `<path d="M${near(x)} ${near(y)}L${near(toX)} ${near(toY)}" fill="none" ${how}/>`;

const cross = ({ x, y, width, height }: Rect): string =>
  line(x, y, x + width, y + height, 'stroke="#ccc"') + line(x, y + height, x + width, y, 'stroke="#ccc"');

/** A line of capitals, its foot at `y`. */
function letters(text: string, { x, y, size }: { x: number; y: number; size: number }): string {
  const strokes = strokesOf(text, { x, y: 0, size }).map(
    (points) => `M${points.map(([px, py]) => `${near(px)} ${near(y - py)}`).join('L')}`,
  );
  return `<path d="${strokes.join('')}" fill="none" stroke="#222" stroke-width="${near(size / 9)}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** All sides in one PNG, fronts beside their backs. */
export async function contactSheet(sides: readonly SidePicture[]): Promise<Uint8Array> {
  const [first] = sides;
  const { width, height } = first ?? { width: 1, height: 1 };
  const columns = Math.min(ACROSS, sides.length);
  const placed = sides.map(
    ({ drawing }, i) =>
      `<g transform="translate(${(i % columns) * width} ${Math.floor(i / columns) * height})">${drawing}</g>`,
  );
  return png(columns * width, Math.ceil(sides.length / columns) * height, placed.join(''));
}

/** One side as a PNG. */
export const sidePng = ({ width, height, drawing }: SidePicture): Promise<Uint8Array> =>
  png(width, height, drawing);

async function png(width: number, height: number, drawing: string): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp'); // large, and books are not drawn
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#e9e9e6"/>${drawing}</svg>`;
  return new Uint8Array(
    await sharp(Buffer.from(svg), { limitInputPixels: 1e9, unlimited: true })
      .png({ palette: true, colours: 32 })
      .toBuffer(),
  );
}
