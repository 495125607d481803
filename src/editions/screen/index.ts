import { namesIn, readsRightToLeft, type Book } from '../../book/index.js';
import type { Pages } from '../../pagination/index.js';
import { catalogOf, describePdf, labelPages, cutToSize, titleOutline, writePdf } from '../../pdf/index.js';
import type { Problem } from '../../problem.js';
import type { Edition } from '../edition.js';

/** The book as one PDF to read on a screen: `<slug>.pdf`, tagged, with links, outline, folios and clean text. */
export const screen: Edition = {
  name: 'screen',
  takesForme: true,
  async make(book: Book, pages: Pages, { now, forme }) {
    const { file, missing } = forme();
    cutToSize(file, pages.size);
    labelPages(
      file,
      pages.facts.map((facts) => facts.label),
    );
    titleOutline(
      file,
      book.sections.flatMap(({ content }) => namesIn(content)),
    );
    const { settings } = book;
    const described = describePdf(file, {
      title: settings.title,
      ...(settings.subtitle === undefined ? {} : { subtitle: settings.subtitle }),
      authors: settings.contributors.filter(({ role }) => role === 'aut').map(({ name }) => name),
      language: settings.language,
      ...(settings.publisher === undefined ? {} : { publisher: settings.publisher }),
      ...(settings.rights === undefined ? {} : { rights: settings.rights }),
      ...(settings.description === undefined ? {} : { description: settings.description }),
      rightToLeft: readsRightToLeft(settings.language),
      now,
      accessible: catalogOf(file).has('StructTreeRoot'),
    });
    const problems = missing.map((id): Problem => ({
      ruleId: 'pdf/dead-link',
      severity: 'warning',
      message: `Unexpected link to '#${id}', expected the id of something in the book`,
      note: 'The words of the link stay; they lead nowhere.',
    }));
    const name = `${book.slug}.pdf`;
    return {
      artifacts: [
        {
          name,
          mediaType: 'application/pdf',
          holds: 'pages',
          bytes: await writePdf(described),
          pdf: described,
        },
      ],
      problems,
    };
  },
};
