import { h as element, type Book } from '../../book/index.js';
import type { Terms } from './terms.js';
import { xhtmlOf, type PageOfXhtml } from './xhtml.js';

/** The page with the cover on it. */
export const COVER_PAGE = 'cover.xhtml';

/** The book's cover, as the EPUB shows it. */
export interface Cover {
  /** The picture's file in the publication. */
  readonly image: string;
  /** What it shows. */
  readonly alt: string;
}

/** The cover that the settings name; without words for what it shows, it says what it is the cover of. */
export function coverOf(
  { settings }: Book,
  images: ReadonlyMap<string, string>,
  terms: Terms,
): Cover | undefined {
  const image = images.get(settings.cover?.image ?? '');
  if (image === undefined) return undefined;
  const authors = settings.contributors.filter(({ role }) => role === 'aut').map(({ name }) => name);
  const of = [settings.title, ...authors].join(', ');
  return { image, alt: settings.cover?.alt ?? terms.coverOf.replace('{book}', of) };
}

/** The cover as a page of its own: nothing but the picture. */
export function coverPage(
  { image, alt }: Cover,
  page: Pick<PageOfXhtml, 'language' | 'direction' | 'css'>,
  terms: Terms,
): string {
  return xhtmlOf({
    ...page,
    title: terms.cover,
    bodyType: 'frontmatter',
    content: [
      element(
        'section',
        { id: 'cover', 'epub:type': 'cover', 'aria-label': terms.cover },
        element('img', { src: image, alt, role: 'doc-cover' }),
      ),
    ],
  });
}
