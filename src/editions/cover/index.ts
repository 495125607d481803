import type { Book } from '../../book/index.js';
import type { Pages } from '../../pagination/index.js';
import type { Serve, Typesetter } from '../../pagination/typesetter.js';
import {
  addOutputIntent,
  appendContent,
  cornersAt,
  describePdf,
  lengthInPoints,
  pagesOf,
  points,
  setPressBoxes,
  writePdf,
  type PdfFile,
} from '../../pdf/index.js';
import { PressError } from '../../problem.js';
import type { Theme } from '../../themes/index.js';
import type { Edition } from '../edition.js';
import { formesOf } from '../forme.js';
import { pressPages } from '../print/index.js';
import { coverDocument, type CoverDocument } from './document.js';
import { givenFor, pictureOf } from './given.js';
import { foldMarks } from './marks.js';
import { faults } from './faults.js';
import { readBack } from './read-back.js';
import { spineOf } from './spine.js';
import { readCoverTheme } from './theme.js';

/** Back, spine and front of the book on one sheet, as a print shop wants it, PDF/X-4: `<slug>-cover.pdf`. */
export const cover: Edition = {
  name: 'cover',
  takesForme: false,
  async make(book, pages, { shelf, theme, typesetter, now, profile }) {
    const { settings } = book;
    const bleed = (lengthInPoints(settings.print.bleed, 'bleed') * 25.4) / 72;
    const ink = givenFor(book).ink ?? settings.ink;
    const spine = spineOf(pages.facts.length, givenFor(book), {
      printer: settings.print.printer,
      ink: settings.ink,
    });
    const look = await readCoverTheme(theme);
    const document = await coverDocument(book, pages.size, spine, look, bleed);
    const laid = await laidOut(document, typesetter, serving(book, theme));
    const inked: Book = { ...book, settings: { ...settings, ink } };
    // A cover may have four inks where the text has one.
    const chosen = ink === 'cmyk' && profile?.inks === 1 ? undefined : profile;
    const { file, condition, problems } = await pressPages(inked, formesOf(laid, 1)(), shelf, chosen);
    setBoxes(file, document, { bleed, marks: settings.print.marks, gray: ink === 'gray' });
    await addOutputIntent(file, condition);
    const described = describePdf(file, {
      title: settings.title,
      ...(settings.subtitle === undefined ? {} : { subtitle: settings.subtitle }),
      authors: settings.contributors.filter(({ role }) => role === 'aut').map(({ name }) => name),
      language: settings.language,
      description: `Cover; spine ${spine.width.toFixed(2)} mm for ${String(pages.facts.length)} pages, ${spine.binding}`,
      now,
      accessible: false,
      press: true,
    });
    const bytes = await writePdf(described, { plain: true });
    const [page] = pagesOf(file);
    const [left, foot, right, head] = cornersAt(file, page?.dict.get('TrimBox')) ?? [0, 0, 0, 0];
    const trim = { x: left, y: foot, width: right - left, height: head - foot };
    return {
      artifacts: [
        {
          name: `${book.slug}-cover.pdf`,
          mediaType: 'application/pdf',
          holds: 'cover',
          bytes,
          pdf: described,
        },
      ],
      problems: [
        ...laid.problems,
        ...problems,
        ...faults(book, document, spine),
        ...(await readBack(bytes, document.words, trim)),
      ],
    };
  },
};

/** The cover as a book of one page. */
async function laidOut(
  { html, spread, around }: CoverDocument,
  typesetter: Typesetter,
  serve: Serve,
): Promise<Pages> {
  const laid = await typesetter.lay({ id: 'cover', html }, serve);
  const placed = await laid.place('recto');
  if (placed.length !== 1)
    throw new PressError(`Unexpected cover of ${String(placed.length)} pages, expected one`, {
      hint: 'Look at cover.css of the theme: everything on a cover must stand in its panels.',
    });
  const { pdf, problems } = await laid.print();
  const facts = placed.map((page) => ({ ...page, side: 'recto' as const, label: '' }));
  return {
    bleed: points(around),
    size: { name: 'cover', ...spread, inner: 0, outer: 0, top: 0, bottom: 0 },
    shards: [{ pdf, pages: facts, problems, section: 'cover', blanksBefore: 0 }],
    facts,
    problems,
  };
}

/** What the cover may load: styles and faces of its theme, and its own picture. */
function serving(book: Book, theme: Theme): Serve {
  const picture = pictureOf(book);
  return async (path) => (picture && path === `book/${picture.file}` ? picture.bytes : theme.serve(path));
}

function setBoxes(
  file: PdfFile,
  { spread }: CoverDocument,
  how: { readonly bleed: number; readonly marks: boolean; readonly gray: boolean },
): void {
  setPressBoxes(file, spread, how);
  if (!how.marks) return;
  for (const page of pagesOf(file)) {
    const [left, foot] = cornersAt(file, page.dict.get('TrimBox')) ?? [0, 0];
    appendContent(file, page, foldMarks(spread, left, foot, how.bleed));
  }
}
