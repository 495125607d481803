import { PressError } from '../../problem.js';
import type { Edition } from '../edition.js';
import { fitPictures } from './fit-pictures.js';
import { publicationOf } from './publication.js';

/** The e-book: EPUB 3.3, the same bytes for the same book. */
export const epub: Edition = {
  name: 'epub',
  async make(book, pages, tools) {
    const css = await tools.shelf.style('epub.css');
    if (css === undefined) {
      throw new PressError('Unexpected absence of the style sheet epub.css, expected it in styles/', {
        hint: 'The installation is incomplete: install pamphleteer again.',
      });
    }
    const pictures = await fitPictures(book.pictures, book.settings.epub.pictures);
    const { publication, problems } = publicationOf({ ...book, pictures }, pages, {
      css,
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
