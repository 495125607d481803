import type { Book } from '../../book/index.js';
import type { Pages } from '../../pagination/index.js';
import {
  addOutputIntent,
  cmyk,
  describePdf,
  gray,
  labelPages,
  lengthInPoints,
  setInk,
  setPressBoxes,
  stripInteraction,
  writePdf,
  type PdfFile,
} from '../../pdf/index.js';
import { PressError, type Problem } from '../../problem.js';
import type { Shelf } from '../../world.js';
import type { Edition } from '../edition.js';
import { formeOf } from '../forme.js';

/** The pages in the book's inks, without what only a screen has; still on the engine's sheets. The booklet is made of them too. */
export async function pressPages(
  book: Book,
  pages: Pages,
  shelf: Shelf,
): Promise<{ readonly file: PdfFile; readonly profile: Uint8Array; readonly problems: readonly Problem[] }> {
  const { file } = await formeOf(pages);
  stripInteraction(file);
  const profile = await shelf.data('fogra39l.icc');
  if (!profile) {
    throw new PressError('Unexpected installation without a colour profile, expected fogra39l.icc', {
      hint: 'npm run build:lib puts it in its place.',
    });
  }
  const failed = await setInk(file, book.settings.ink === 'cmyk' ? cmyk(profile) : gray);
  const problems = failed.map((what): Problem => ({
    ruleId: 'print/ink',
    severity: 'error',
    message: `Unexpected ${what} in red, green and blue that could not be read, expected one that can be set in ink`,
    note: 'Save the picture as a PNG or JPEG of eight bits a channel.',
  }));
  return { file, profile, problems };
}

/** The pages as a print shop wants them, PDF/X-4: `<slug>-print.pdf`. */
export const print: Edition = {
  name: 'print',
  async make(book, pages, { shelf, now }) {
    const { settings } = book;
    const { file, profile, problems } = await pressPages(book, pages, shelf);
    const bleed = (lengthInPoints(settings.print.bleed, 'bleed') * 25.4) / 72;
    setPressBoxes(file, pages.size, { bleed, marks: settings.print.marks });
    labelPages(
      file,
      pages.facts.map(({ label }) => label),
    );
    await addOutputIntent(file, {
      name: 'FOGRA39',
      info: 'Offset on coated paper, ISO 12647-2:2004, FOGRA39L',
      profile,
    });
    const described = describePdf(file, {
      title: settings.title,
      ...(settings.subtitle === undefined ? {} : { subtitle: settings.subtitle }),
      authors: settings.contributors.filter(({ role }) => role === 'aut').map(({ name }) => name),
      language: settings.language,
      now,
      accessible: false,
      press: true,
    });
    const artifact = {
      name: `${book.slug}-print.pdf`,
      mediaType: 'application/pdf',
      bytes: writePdf(described, { press: true }),
      pdf: described,
    };
    return { artifacts: [artifact], problems };
  },
};
