import { readsRightToLeft } from '../../book/index.js';
import type { PageSize } from '../../pagination/index.js';
import {
  describePdf,
  lengthInPoints,
  pagesOf,
  cornersAt,
  points,
  writePdf,
  type Corners,
  type PdfFile,
} from '../../pdf/index.js';
import { PressError } from '../../problem.js';
import type { Edition } from '../edition.js';
import { pressPages } from '../print/index.js';
import { impose, type Source } from './impose.js';
import { sheetNamed } from './sheets.js';

export { imposeFile, type ImposeOrder } from './any-file.js';

/** The engine prints on a larger sheet, with the page at its top left. */
function sourcesOf(file: PdfFile, size: PageSize): [Source, ...Source[]] {
  const sources = pagesOf(file).map((page): Source => {
    const [left, , , top] = cornersAt(file, page.dict.get('MediaBox')) ?? [0, 0, 0, 0];
    const trim: Corners = [left, top - points(size.height), left + points(size.width), top];
    return { page, trim };
  });
  const [first, ...rest] = sources;
  if (!first) throw new PressError('Unexpected book of no pages, expected at least one to fold');
  return [first, ...rest];
}

/** The pages laid on sheets to print, fold and staple: `<slug>-booklet.pdf`. */
export const booklet: Edition = {
  name: 'booklet',
  takesForme: true,
  async make(book, pages, { now, shelf, profile, forme }) {
    const { settings } = book;
    const { schema, sheet, flip, caliper } = settings.booklet;
    const { file, problems: unset } = await pressPages(book, forme(), shelf, profile);
    const { guide, problems } = await impose(file, sourcesOf(file, pages.size), {
      schema,
      sheet: sheetNamed(sheet),
      sheetName: sheet,
      flip,
      caliper: lengthInPoints(caliper, 'caliper'),
      bleed: 0,
      lastOutermost: settings.booklet.last === 'outermost',
      rightToLeft: readsRightToLeft(settings.language),
    });
    const described = describePdf(file, {
      title: settings.title,
      ...(settings.subtitle === undefined ? {} : { subtitle: settings.subtitle }),
      authors: settings.contributors.filter(({ role }) => role === 'aut').map(({ name }) => name),
      language: settings.language,
      description: guide,
      now,
      accessible: false,
    });
    const artifact = {
      name: `${book.slug}-booklet.pdf`,
      mediaType: 'application/pdf',
      holds: 'sheets' as const,
      bytes: await writePdf(described),
      pdf: described,
    };
    return { artifacts: [artifact], problems: [...unset, ...problems] };
  },
};
