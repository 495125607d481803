import { listsWorks, withFolios, type Book, type Section } from '../../book/index.js';
import { PressError } from '../../problem.js';
import type { Shelf } from '../../world.js';
import type { Edition } from '../edition.js';
import { labelColumn } from './entry-labels.js';
import { embeddedFaces } from './faces.js';
import { fitPictures } from './fit-pictures.js';
import { epubFolios } from './folios.js';
import { publicationOf } from './publication.js';
import { termsOf } from './terms.js';

/** What only books with sections of a kind need. */
const SHEETS: readonly (readonly [string, (book: Book, section: Section) => boolean])[] = [
  ['epub-entries.css', listsWorks],
  ['epub-index.css', (_, { role }) => role === 'index'],
];

/** The e-book: EPUB 3.3, the same bytes for the same book. */
export const epub: Edition = {
  name: 'epub',
  takesForme: false,
  async make(bare, pages, tools) {
    const folioOf = epubFolios(bare, pages);
    const book = { ...bare, sections: bare.sections.map((section) => withFolios(section, folioOf)) };
    const sheets = [
      'epub.css',
      ...(book.settings.math ? ['epub-math.css'] : []),
      ...SHEETS.filter(([, needs]) => book.sections.some((section) => needs(book, section))).map(
        ([sheet]) => sheet,
      ),
    ];
    const shared = await Promise.all(sheets.map((sheet) => styleOf(sheet, tools.shelf)));
    const css = shared.join('') + labelColumn(book);
    const pictures = await fitPictures(book.pictures, book.settings.epub.pictures);
    const { fonts } = book.settings.epub;
    const words = Object.values(termsOf(book.settings.language));
    const faces = fonts === 'theme' ? await embeddedFaces(book, tools, words) : undefined;
    const { publication, problems } = publicationOf({ ...book, pictures }, pages, {
      // Last, because @charset and @namespace must come first.
      css: faces === undefined ? css : `${css}\n/* The book's own faces */\n\n${faces.css}`,
      faces: faces?.files ?? [],
      modified: tools.now,
    });
    // the packager is large, and of no use to a book without an EPUB
    const { packaged } = await import('./container.js');
    const bytes = await packaged(publication);
    return {
      artifacts: [{ name: `${book.slug}.epub`, mediaType: 'application/epub+zip', bytes }],
      problems,
    };
  },
};

async function styleOf(sheet: string, shelf: Shelf): Promise<string> {
  const css = await shelf.style(sheet);
  if (css !== undefined) return css;
  throw new PressError(`Unexpected absence of the style sheet ${sheet}, expected it in styles/`, {
    hint: 'The installation is incomplete: install pamphleteer again.',
  });
}
