import {
  pageForm,
  replacePages,
  times,
  turnsOf,
  unitOf,
  upright,
  type Corners,
  type Page,
  type PdfFile,
  type SheetSide,
} from '../../pdf/index.js';
import type { Problem } from '../../problem.js';
import { layOut, type Layout, type Stock } from './layout.js';
import { marksOf, slugLine, ticket } from './marks.js';
import type { Plan } from './plan.js';
import { planOf } from './schemas/index.js';

/** How a file is to be imposed; lengths in points. */
export interface Imposition extends Omit<Stock, 'trim'> {
  readonly schema: string;
  /** The sheet as it was named, for what is said about it. */
  readonly sheetName: string;
  readonly lastOutermost: boolean;
  readonly rightToLeft: boolean;
}

/** A page to impose and its trim in its own space, as it lies in the file. */
export interface Source {
  readonly page: Page;
  readonly trim: Corners;
}

/** What came of it. */
export interface Imposed {
  readonly plan: Plan;
  readonly layout: Layout;
  /** How to print and fold, in one line. */
  readonly guide: string;
  readonly problems: readonly Problem[];
}

const corners = ({ x, y, width, height }: Layout['grid']): Corners => [x, y, x + width, y + height];

/** The trim of a page as it is shown, turned upright. */
export function shownSize({ page, trim: [left, bottom, right, top] }: Source, file: PdfFile): Stock['trim'] {
  const unit = unitOf(file, page);
  const [across, up] = [(right - left) * unit, (top - bottom) * unit];
  return turnsOf(file, page) % 2 === 1 ? { width: up, height: across } : { width: across, height: up };
}

/** Puts the pages of `file` on sheets, in place: its pages become sides of sheets. All pages have the size of the first. */
export async function impose(
  file: PdfFile,
  sources: readonly [Source, ...Source[]],
  how: Imposition,
): Promise<Imposed> {
  const plan = planOf(how.schema, {
    pages: sources.length,
    lastOutermost: how.lastOutermost,
    rightToLeft: how.rightToLeft,
  });
  const layout = layOut(plan, { ...how, trim: shownSize(sources[0], file) });
  const drawings = sources.map(({ page, trim }) => {
    const [left, bottom, right, top] = trim;
    const unit = unitOf(file, page);
    const bleed = how.bleed / unit;
    const clip: Corners = [left - bleed, bottom - bleed, right + bleed, top + bleed];
    const own = times(upright(trim, turnsOf(file, page)), [unit, 0, 0, unit, 0, 0]);
    return { form: pageForm(file, page, clip), own };
  });
  const guide = guideOf(plan, how);
  const slug = slugLine(guide, layout);
  const sides = layout.sides.map((laid, index): SheetSide => ({
    ...layout.sheet,
    trim: corners(layout.grid),
    drawings: laid.placed.flatMap(({ page, matrix, clip }) => {
      const drawn = drawings[page];
      return drawn ? [{ form: drawn.form, matrix: times(drawn.own, matrix), clip: corners(clip) }] : [];
    }),
    marks: marksOf(plan, layout, laid) + (index === 0 ? (slug ?? '') : ''),
  }));
  if (slug === undefined) {
    sides.push({
      ...layout.sheet,
      // cut as the others are, if it is printed at all: a file's pages have one size
      trim: corners(layout.grid),
      drawings: [],
      marks: ticket(guide, layout),
    });
  }
  await replacePages(file, sides);
  return { plan, layout, guide, problems: [...scaled(layout, how), ...thick(plan, how)] };
}

function guideOf(plan: Plan, how: Imposition): string {
  const sides =
    plan.sides.length > plan.sheets ? `both sides, turning on the ${how.flip.replace('-', ' ')}` : 'one side';
  return `Print at 100 % on ${how.sheetName}, ${sides}; ${plan.finishing}.`;
}

function scaled({ scale }: Layout, { sheetName }: Imposition): Problem[] {
  if (scale === 1) return [];
  return [
    {
      ruleId: 'booklet/scaled',
      severity: scale < 0.6 ? 'warning' : 'info',
      message: `Unexpected size of the pages, too large for ${sheetName}, expected pages that fit; they are printed at ${(scale * 100).toFixed(1)} %`,
      note: 'Choose a larger sheet, or a smaller trim.',
    },
  ];
}

/** Sheets that staples still go through and that lie flat when folded: 64 pages. */
const MOST_STAPLED = 16;

function thick({ sheets }: Plan, { schema }: Imposition): Problem[] {
  if (schema !== 'saddle' || sheets <= MOST_STAPLED) return [];
  return [
    {
      ruleId: 'booklet/thick',
      severity: 'warning',
      message: `Unexpected ${sheets} sheets to staple through the fold, expected ${MOST_STAPLED} at most`,
      note: 'Choose signatures to be sewn: schema signatures-4.',
    },
  ];
}
