import type { CoverSettings } from '../../manuscript/index.js';
import { lengthInPoints } from '../../pdf/index.js';
import { PressError } from '../../problem.js';
import { paperNamed } from './papers.js';

const MM_PER_POINT = 25.4 / 72;

/** Pages that staples through the fold still hold: sixteen sheets. Thicker books are glued. */
export const MOST_STITCHED = 64;

/** Millimetres on each side of the words of a spine: a sixteenth of an inch, which KDP and IngramSpark ask for; folds wander by as much. */
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

/** The binding and the spine of a book of so many pages. Throws a `PressError` for a paper or a length that is none. */
export function spineOf(pages: number, cover: CoverSettings): Spine {
  const told = [cover.spine, cover.caliper, cover.paper].some((value) => value !== undefined);
  const binding = cover.binding ?? (told || pages > MOST_STITCHED ? 'perfect' : 'stitched');
  if (binding === 'stitched') {
    if (cover.spine !== undefined)
      throw new PressError(`Unexpected spine of ${cover.spine} on a stitched book, expected none`, {
        hint: 'A book that is stapled through its fold has no spine; say binding: perfect if it is glued.',
      });
    return { binding, width: 0 };
  }
  const paper = paperNamed(cover.paper ?? TAKEN_FOR);
  const leaves = leavesOf(pages);
  const width =
    cover.spine !== undefined
      ? millimetres(cover.spine, 'spine')
      : cover.caliper !== undefined
        ? leaves * millimetres(cover.caliper, 'caliper')
        : (leaves * paper.caliper + (paper.added ?? 0)) / 1000;
  if (!(width > 0 && width <= 100))
    throw new PressError(
      `Unexpected spine of ${width.toFixed(2)} mm, expected more than 0 mm, and 100 mm at most`,
      {
        hint: 'Look at spine, caliper and paper in the settings of the cover.',
      },
    );
  const type = pages >= (paper.pagesForText ?? 0) ? typeOn(width) : undefined;
  return {
    binding,
    width,
    ...(type !== undefined && { type }),
    ...(!told && { guessed: TAKEN_FOR }),
  };
}

/** The largest type, in half points, that leaves the safety on both sides of a spine. */
function typeOn(width: number): number | undefined {
  const room = (width - 2 * SPINE_SAFETY) / MM_PER_POINT;
  const size = Math.min(MOST_TYPE, Math.floor((2 * room) / LINE + 1e-9) / 2);
  return size >= LEAST_TYPE ? size : undefined;
}

const millimetres = (length: string, what: string): number => lengthInPoints(length, what) * MM_PER_POINT;
