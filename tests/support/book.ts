import type { ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Book, Note, Section } from '../../src/book/index.js';
import type { Picture, Settings } from '../../src/manuscript/index.js';
import type { Shelf } from '../../src/world.js';

/** A book to make editions from: every construct once, small enough to read in a failed test. */

export function html(source: string): Root {
  return fromHtml(source, { fragment: true });
}

function note(section: string, number: number, source: string): Note {
  return {
    id: `note-${section}-${number}`,
    referenceId: `noteref-${section}-${number}`,
    number,
    content: html(source).children as ElementContent[],
  };
}

export function reference(section: string, number: number): string {
  return `<a class="noteref" id="noteref-${section}-${number}" href="#note-${section}-${number}" role="doc-noteref">${number}</a>`;
}

export const settings: Settings = {
  file: 'book.yaml',
  title: 'The Loom & the Valley',
  subtitle: 'A Year in Cloth',
  language: 'en-GB',
  contributors: [
    { name: 'Ada Weaver', role: 'aut', sort: 'Weaver, Ada' },
    { name: 'Émile Le Fil', role: 'trl', sort: 'Le Fil, Émile' },
  ],
  identifier: { 'isbn-print': '978-0-00-000000-2' },
  publisher: 'Small Press',
  date: '2007',
  rights: '© 2007 Ada Weaver',
  description: 'A small book about a valley and its cloth.',
  chapters: ['01-wool.md', '02-dye.md'],
  bibliography: ['references.json'],
  style: 'apa',
  'works-cited': 'end',
  'cited-on': false,
  front: ['title', 'imprint'],
  hyphenation: [],
  contents: 3,
  numbered: 0,
  captions: 'plain',
  'alt-text': 'caption',
  figures: 'numbered',
  math: false,
  verse: { numbers: 0 },
  notes: 'foot',
  theme: [{ name: 'tract' }],
  trim: 'a5',
  editions: ['screen', 'epub'],
  ink: 'gray',
  print: { bleed: '3mm', marks: true },
  booklet: { schema: 'saddle', sheet: 'a4', flip: 'short-edge', caliper: '0.1mm' },
  epub: { fonts: 'reader', pages: 'source' },
};

/** A PNG of one grey pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

export const picture: Picture = {
  file: 'pictures/plan of the mill.png',
  mediaType: 'image/png',
  bytes: PIXEL,
  width: 1,
  height: 1,
};

export const titlepage: Section = {
  id: 'titlepage',
  role: 'titlepage',
  matter: 'front',
  title: 'The Loom & the Valley',
  content: html(
    '<div data-generated><h1>The Loom &amp; the Valley</h1><p role="doc-subtitle">A Year in Cloth</p><p>Ada Weaver</p></div>',
  ),
  notes: [],
};

export const imprint: Section = {
  id: 'imprint',
  role: 'imprint',
  matter: 'front',
  title: 'Imprint',
  content: html('<div data-generated><p>© 2007 Ada Weaver</p><p>Small Press</p></div>'),
  notes: [],
};

export const contents: Section = {
  id: 'contents',
  role: 'contents',
  matter: 'front',
  title: 'Contents',
  content: html(
    '<div data-generated><h1>Contents</h1><ol><li><a href="#wool">Wool</a></li><li><a href="#dye">Dye</a></li></ol></div>',
  ),
  notes: [],
};

export const wool: Section = {
  id: 'chapter-wool',
  role: 'chapter',
  matter: 'body',
  title: 'Wool',
  content: html(`<h1 id="wool" data-source="01-wool.md:1">Wool</h1>
<blockquote class="epigraph" data-source="01-wool.md:3"><p data-source="01-wool.md:3">The sheep is patient.</p></blockquote>
<p data-source="01-wool.md:5">The valley had sheep be\u00adfore it had people,${reference('wool', 1)} and the people
said <i lang="fr">tant pis</i> (<span data-generated><a href="#ref-fleece1907">Fleece, 1907</a></span>).</p>
<h2 id="shearing" data-source="01-wool.md:8">Shearing</h2>
<p data-source="01-wool.md:10">Shears first, then <strong>soap</strong>; the <a href="#dye">dye</a> comes later.${reference('wool', 2)}
See <a href="https://example.org/wool?a=1&amp;b=2">the guild</a>.<br>A second line.</p>
<figure data-source="01-wool.md:13"><img src="pictures/plan of the mill.png" alt="Plan of the mill: two rooms and a wheel"><figcaption>The mill.</figcaption></figure>
<p data-source="01-wool.md:15">After the mill.</p>`),
  notes: [
    note(
      'wool',
      1,
      '<p data-source="01-wool.md:17">So says the <em>guild</em>; see <a href="#shearing">below</a>.</p>',
    ),
    note(
      'wool',
      2,
      '<blockquote data-source="01-wool.md:19"><p>Soap was dear.</p></blockquote><p data-source="01-wool.md:21">A second paragraph.</p>',
    ),
  ],
};

export const dye: Section = {
  id: 'chapter-dye',
  role: 'chapter',
  matter: 'body',
  title: 'Färben & Dye',
  content: html(`<h1 id="dye" data-source="02-dye.md:1">Färben &amp; Dye</h1>
<p data-source="02-dye.md:3">Back to <a href="#wool">wool</a>; a colour a day.${reference('dye', 1)}</p>
<table data-source="02-dye.md:5"><thead><tr><th>Plant</th><th align="right">Grams</th></tr></thead><tbody><tr><td>Madder</td><td align="right">12</td></tr></tbody></table>
<ul data-source="02-dye.md:9"><li><input type="checkbox" checked disabled> Madder</li><li><input type="checkbox" disabled> Weld</li></ul>
<div class="verse" data-source="02-dye.md:12"><p>Red as the day,<br>blue as the mill.</p></div>
<h2 id="weld" data-source="02-dye.md:15">Weld</h2><h3 id="weld-again" data-source="02-dye.md:17">Again</h3>
<p data-source="02-dye.md:19">Yellow.</p>`),
  notes: [note('dye', 1, '<p data-source="02-dye.md:21">Except Sunday.</p>')],
};

export const bibliography: Section = {
  id: 'bibliography',
  role: 'bibliography',
  matter: 'back',
  title: 'Works cited',
  content: html(
    '<div data-generated><h1 id="works-cited">Works cited</h1><ol><li id="ref-fleece1907">Fleece, A. (1907). <i>On wool</i>. Guild.</li></ol></div>',
  ),
  notes: [],
};

export const book: Book = {
  slug: 'the-loom-the-valley',
  settings,
  sections: [titlepage, imprint, contents, wool, dye, bibliography],
  contents: [
    {
      id: 'wool',
      section: 'chapter-wool',
      title: 'Wool',
      children: [{ id: 'shearing', section: 'chapter-wool', title: 'Shearing', children: [] }],
    },
    {
      id: 'dye',
      section: 'chapter-dye',
      title: 'Färben & Dye',
      children: [
        {
          id: 'weld',
          section: 'chapter-dye',
          title: 'Weld',
          children: [{ id: 'weld-again', section: 'chapter-dye', title: 'Again', children: [] }],
        },
      ],
    },
    { id: 'works-cited', section: 'bibliography', title: 'Works cited', children: [] },
  ],
  pictures: [picture],
};

/** A shelf that holds the style sheets given, by name, and nothing else. */
export function shelfOf(styles: Readonly<Record<string, string>>): Shelf {
  return {
    style: (name) => Promise.resolve(styles[name]),
    face: () => Promise.resolve(undefined),
    data: () => Promise.resolve(undefined),
  };
}
