import type { Book } from '../../book/index.js';
import type { Problem } from '../../problem.js';
import type { CoverDocument } from './document.js';
import { givenFor } from './given.js';
import type { Spine } from './spine.js';

/** What a publisher should know of a cover before it is printed. */
export function faults(book: Book, document: CoverDocument, spine: Spine): readonly Problem[] {
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
  return problems;
}

const hasBarcode = (book: Book): boolean =>
  givenFor(book).barcode !== 'none' && book.settings.identifier['isbn-print'] !== undefined;
