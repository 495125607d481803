import type { Book } from '../../book/index.js';
import type { Problem } from '../../problem.js';
import type { CoverDocument } from './document.js';
import { givenFor, pictureOf } from './given.js';
import type { Spine } from './spine.js';

/** Pixels to the inch below which a picture is seen to be one (300 are wanted). */
const LEAST_PPI = 225;

/** What a publisher should know of a cover before it is printed. */
export function faults(book: Book, document: CoverDocument, spine: Spine, bleed: number): readonly Problem[] {
  const problems: Problem[] = document.tooLong.map((what) => ({
    ruleId: 'cover/too-long',
    severity: 'error',
    message: `Unexpected length of the ${what} on the cover, expected what fits at the theme's smallest size`,
    note:
      what === 'blurb'
        ? 'Give the cover a shorter text: cover: { blurb: … }.'
        : 'Shorten it, or use a theme with smaller type.',
  }));
  if (spine.guessed !== undefined)
    problems.push({
      ruleId: 'cover/paper-guessed',
      severity: 'warning',
      message: `Unexpected cover without a paper, expected cover: { paper: … }, or caliper or spine; the spine of ${spine.width.toFixed(2)} mm is that of ${spine.guessed}`,
      note: 'A spine a millimetre off shows on the front. Ask the printer for the caliper of the paper.',
    });
  if (givenFor(book).addon !== undefined && !hasBarcode(book))
    problems.push({
      ruleId: 'cover/addon',
      severity: 'warning',
      message: 'Unexpected add-on without a barcode, expected identifier: { isbn-print: … }',
    });
  return [...problems, ...coarse(book, document, bleed)];
}

const hasBarcode = (book: Book): boolean =>
  givenFor(book).barcode !== 'none' && book.settings.identifier['isbn-print'] !== undefined;

/** A picture on the front of too few pixels. */
function coarse(book: Book, { spread }: CoverDocument, bleed: number): readonly Problem[] {
  const picture = pictureOf(book);
  if (!picture || picture.mediaType === 'image/svg+xml') return [];
  const framed = givenFor(book).placing === 'framed';
  const [width, height] = framed
    ? [0.8 * spread.front.width, 0.6 * spread.height]
    : [spread.front.width + bleed, spread.height + 2 * bleed];
  const each = [picture.width / width, picture.height / height];
  const ppi = 25.4 * (framed ? Math.max(...each) : Math.min(...each));
  if (ppi >= LEAST_PPI) return [];
  return [
    {
      ruleId: 'cover/ppi',
      severity: 'warning',
      message: `Unexpected ${String(Math.floor(ppi))} pixels to the inch in ${picture.file} on the front, expected 300, and at least ${String(LEAST_PPI)}`,
      note: 'Take a larger picture, or set it smaller: placing: framed.',
    },
  ];
}
