import { h as element } from '../../book/index.js';
import type { ElementContent, Root } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { toXml } from 'xast-util-to-xml';

export interface PageOfXhtml {
  /** BCP 47; stands in both `lang` and `xml:lang`. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  /** The name of the style sheet, relative to the document. */
  readonly css: string;
  /** The `epub:type` of the body: the matter that the document belongs to. */
  readonly bodyType: 'frontmatter' | 'bodymatter' | 'backmatter';
  readonly content: readonly ElementContent[];
}

// Control characters that XML 1.0 has no way to write; a manuscript may carry them, a reader would refuse the file.
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|[\p{Cs}\uFFFE\uFFFF]/gu;

// `<br></br>` is the same to an XML parser, but two breaks to a reader that takes the file for HTML.
const VOIDS = /><\/(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)>/g;

/** XML keeps this for the end of a CDATA section, and there is none (XML 1.0, 2.4). */
const CLOSING = ']]>';

/** DAISY's vocabulary of structure, which EPUB does not know by itself. */
const STRUCTURE = 'z3998: http://www.daisy.org/z3998/2012/vocab/structure/#';

const namesParts = (content: readonly ElementContent[]): boolean =>
  content.some(
    (node) =>
      node.type === 'element' &&
      (String(node.properties['epub:type']).startsWith('z3998:') || namesParts(node.children)),
  );

/** A whole XHTML document as text, in the serialisation that EPUB asks for. */
export function xhtmlOf(page: PageOfXhtml): string {
  const html = element(
    'html',
    {
      xmlns: 'http://www.w3.org/1999/xhtml',
      'xmlns:epub': 'http://www.idpf.org/2007/ops',
      lang: page.language,
      'xml:lang': page.language,
      ...(page.direction === 'rtl' ? { dir: 'rtl' } : {}),
      ...(namesParts(page.content) ? { 'epub:prefix': STRUCTURE } : {}),
    },
    '\n',
    element(
      'head',
      {},
      element('title', {}, page.title),
      element('link', { rel: ['stylesheet'], type: 'text/css', href: page.css }),
    ),
    '\n',
    element('body', { 'epub:type': page.bodyType }, '\n', ...page.content, '\n'),
    '\n',
  );
  const tree: Root = { type: 'root', children: [html] };
  const xml = toXml(toXast(tree), { closeEmptyElements: false });
  const written = xml.replace(VOIDS, '/>').replaceAll(CLOSING, ']]&gt;').replace(UNWRITABLE, '');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n${written}\n`;
}
