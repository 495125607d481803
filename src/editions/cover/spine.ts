import type { CoverSettings } from '../../manuscript/index.js';
import { lengthInPoints } from '../../pdf/index.js';
import { PressError } from '../../problem.js';
import { paperNamed, PRINTERS, thicknessOf, type Printer, type PrinterName } from '../../printers/index.js';

const MM_PER_POINT = 25.4 / 72;

/** Pages that staples through the fold still hold: sixteen sheets. Thicker books are glued. */
export const MOST_STITCHED = 64;

/** Millimetres on each side of the words of a spine where no printer is named: a sixteenth of an inch; folds wander by as much. */
export const SPINE_SAFETY = 1.6;

/** Points: smaller type on a spine is not read on a shelf; larger shouts. */
const LEAST_TYPE = 7;
const MOST_TYPE = 16;
/** How high a line is, ascender to descender, in parts of its size. */
const LINE = 0.95;

/** How a book is held together and how thick it is. */
export interface Spine {
  readonly binding: 'stitched' | 'perfect';
  /** Millimetres; 0 for a book that is stapled through its fold. */
  readonly width: number;
  /** The size in points of the words on the spine; undefined where they have no room. */
  readonly type?: number;
  /** That nobody said what paper it is, and which was taken for it. */
  readonly guessed?: string;
}

const TAKEN_FOR = 'office-80gsm';

/** Pages to leaves: what has one printed page is a whole leaf too. */
export const leavesOf = (pages: number): number => Math.ceil(pages / 2);

/**
 * The binding and the spine of a book of so many pages, by the rules of the printer that is named, or whose paper is. Throws a `PressError`
 * for a paper or a length that is none.
 */
export function spineOf(
  pages: number,
  cover: CoverSettings,
  {
    printer,
    ink = 'gray',
  }: { readonly printer?: PrinterName | undefined; readonly ink?: 'gray' | 'cmyk' } = {},
): Spine {
  const usual = printer === undefined ? undefined : rulesOf(printer).papers?.[ink];
  const told = [cover.spine, cover.caliper, cover.paper, usual].some((value) => value !== undefined);
  const binding = cover.binding ?? (told || pages > MOST_STITCHED ? 'perfect' : 'stitched');
  if (binding === 'stitched') {
    if (cover.spine !== undefined)
      throw new PressError(`Unexpected spine of ${cover.spine} on a stitched book, expected none`, {
        hint: 'A book that is stapled through its fold has no spine; say binding: perfect if it is glued.',
      });
    return { binding, width: 0 };
  }
  const paper = paperNamed(cover.paper ?? usual ?? TAKEN_FOR);
  const leaves = leavesOf(pages);
  const width =
    cover.spine !== undefined
      ? millimetres(cover.spine, 'spine')
      : cover.caliper !== undefined
        ? leaves * millimetres(cover.caliper, 'caliper')
        : thicknessOf(paper, leaves);
  if (!(width > 0 && width <= 100))
    throw new PressError(
      `Unexpected spine of ${width.toFixed(2)} mm, expected more than 0 mm, and 100 mm at most`,
      {
        hint: 'Look at spine, caliper and paper in the settings of the cover.',
      },
    );
  const owner = printer ?? paper.printer;
  const words = owner === undefined ? undefined : rulesOf(owner).spineWords;
  const free = words?.free.findLast(({ from }) => width >= from)?.least ?? SPINE_SAFETY;
  const type = pages >= (words?.pages ?? 0) ? typeOn(width, free) : undefined;
  return {
    binding,
    width,
    ...(type !== undefined && { type }),
    ...(!told && { guessed: TAKEN_FOR }),
  };
}

const rulesOf = (name: PrinterName): Printer => PRINTERS[name];

/** The largest type, in half points, that leaves both sides of a spine free. */
function typeOn(width: number, free: number): number | undefined {
  const room = (width - 2 * free) / MM_PER_POINT;
  const size = Math.min(MOST_TYPE, Math.floor((2 * room) / LINE + 1e-9) / 2);
  return size >= LEAST_TYPE ? size : undefined;
}

const millimetres = (length: string, what: string): number => lengthInPoints(length, what) * MM_PER_POINT;
