import type { Element } from 'xast';
import { BEFORE_AUTHOR, type NavEntry } from './nav.js';
import { xml, xmlDocument } from './xml.js';

/** The contents once more for readers that know EPUB 2 only, nested as they are. */
export function ncxDocument(book: {
  readonly title: string;
  readonly language: string;
  readonly identifier: string;
  readonly entries: readonly NavEntry[];
}): string {
  let count = 0;
  const point = (entry: NavEntry): Element => {
    count++;
    return xml(
      'navPoint',
      { id: `point-${count}` },
      xml(
        'navLabel',
        {},
        xml(
          'text',
          {},
          [entry.title, ...(entry.author === undefined ? [] : [entry.author])].join(BEFORE_AUTHOR),
        ),
      ),
      xml('content', { src: entry.address }),
      ...entry.children.map(point),
    );
  };
  return xmlDocument(
    xml(
      'ncx',
      { xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': book.language },
      xml('head', {}, xml('meta', { name: 'dtb:uid', content: book.identifier })),
      xml('docTitle', {}, xml('text', {}, book.title)),
      xml('navMap', {}, ...book.entries.map(point)),
    ),
  );
}
