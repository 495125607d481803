import { EpubCheck } from '@likecoin/epubcheck-ts';
import { describe, expect, it } from 'vitest';
import type { Book } from '../../../src/book/index.js';
import { epub } from '../../../src/editions/epub/index.js';
import { formesOf } from '../../../src/editions/forme.js';
import { book, html, picture, shelfOf, wool } from '../../support/book.js';
import { epubOf, filesOf, mutated, noPages, NOW } from '../../support/epub.js';
import { tract } from '../../support/theme.js';
import { noTypesetter } from '../../support/typesetter.js';

const { bytes, problems } = await epubOf(book);
const files = filesOf(bytes);
const at = (name: string): string => files[`OEBPS/${name}`] ?? '';

async function messages(data: Uint8Array): Promise<string[]> {
  const { messages: found } = await EpubCheck.validate(data);
  return found.map(({ id, message }) => `${id} ${message}`);
}

function withChapter(source: string, changes: Partial<Book> = {}): Book {
  return { ...book, ...changes, sections: [{ ...wool, content: html(source), notes: [] }] };
}

describe('the EPUB', () => {
  it('is valid and has nothing to report', async () => {
    expect(problems).toEqual([]);
    expect(await messages(bytes)).toEqual([]);
  });

  it('would be reported if it were not valid', async () => {
    const broken = mutated(bytes, {
      'OEBPS/04-wool.xhtml': (text) => text.replace('id="wool"', 'id="vool"'),
    });
    expect(await messages(broken)).toContainEqual(expect.stringContaining('RSC-012'));
  });

  it('says how wide a picture is to be, as XHTML allows it', async () => {
    const wide = withChapter(`<p><img src="${picture.file}" alt="A" width="50%"></p>`);
    const made = await epubOf(wide);
    expect(Object.values(filesOf(made.bytes)).join('')).toMatch(/<img [^>]*style="width: 50%"/);
    expect(await messages(made.bytes)).toEqual([]);
  });

  it('says once what a caption says of its picture, and that there is one to be seen', async () => {
    const figure = `<figure><img src="${picture.file}" alt="A loom"><figcaption>A <em>loom</em></figcaption></figure>`;
    const made = await epubOf(withChapter(figure));
    const all = Object.values(filesOf(made.bytes)).join('');
    expect(all).toMatch(/<img [^>]*alt="" role="presentation"\/>|<img [^>]*role="presentation" alt=""\/>/);
    expect(all).toContain('>visual<');
    expect(all).toContain('>alternativeText<');
    expect(made.problems).toEqual([]);
    expect(await messages(made.bytes)).toEqual([]);
  });

  it('has the same bytes in every time zone and at every call', async () => {
    const zone = process.env['TZ'];
    try {
      for (const TZ of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
        process.env['TZ'] = TZ;
        expect(Buffer.compare((await epubOf(structuredClone(book))).bytes, bytes)).toBe(0);
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('begins with its media type, stored, and has no entry for a folder', () => {
    const start = Buffer.from(bytes).toString('latin1', 0, 58);
    expect(start.slice(30)).toBe('mimetypeapplication/epub+zip');
    expect(Buffer.from(bytes).readUInt16LE(8)).toBe(0);
    expect(Object.keys(files).filter((name) => name.endsWith('/'))).toEqual([]);
  });

  it('leaves the book as it was', async () => {
    const before = JSON.stringify(book.sections);
    await epubOf(book);
    expect(JSON.stringify(book.sections)).toBe(before);
  });

  it('says which style sheet it misses', async () => {
    await expect(
      epub.make(book, noPages, {
        forme: formesOf(noPages, 0),
        shelf: shelfOf({}),
        theme: tract,
        typesetter: noTypesetter,
        now: NOW,
      }),
    ).rejects.toThrow('epub.css');
  });
});

describe('its documents', () => {
  it('are one a section, named for it, the contents being the navigation document', () => {
    expect(Object.keys(files).filter((name) => name.endsWith('.xhtml'))).toEqual([
      'OEBPS/01-titlepage.xhtml',
      'OEBPS/02-imprint.xhtml',
      'OEBPS/04-wool.xhtml',
      'OEBPS/05-farben-dye.xhtml',
      'OEBPS/06-bibliography.xhtml',
      'OEBPS/toc.xhtml',
    ]);
    expect(at('content.opf').match(/idref="[^"]+"/g)).toEqual([
      'idref="item-01-titlepage-xhtml"',
      'idref="item-02-imprint-xhtml"',
      'idref="item-toc-xhtml"',
      'idref="item-04-wool-xhtml"',
      'idref="item-05-farben-dye-xhtml"',
      'idref="item-06-bibliography-xhtml"',
    ]);
  });

  it('say their language, and that of a foreign passage, both ways', () => {
    expect(at('04-wool.xhtml')).toContain('lang="en-GB" xml:lang="en-GB"');
    expect(at('04-wool.xhtml')).toContain('<i lang="fr" xml:lang="fr">tant pis</i>');
  });

  it('keep nothing of the build’s own marks', () => {
    expect(Object.values(files).join('')).not.toMatch(/data-source|data-generated/);
  });

  it('link to the files that ids are in', () => {
    expect(at('04-wool.xhtml')).toContain('<a href="05-farben-dye.xhtml#dye">dye</a>');
    expect(at('04-wool.xhtml')).toContain('<a href="#shearing">below</a>');
    expect(at('05-farben-dye.xhtml')).toContain('<a href="04-wool.xhtml#wool">wool</a>');
    expect(at('04-wool.xhtml')).toContain(
      '<a epub:type="biblioref" role="doc-biblioref" href="06-bibliography.xhtml#ref-fleece1907">',
    );
    expect(at('04-wool.xhtml')).toContain('href="https://example.org/wool?a=1&#x26;b=2"');
  });

  it('have notes that open, and the way back', () => {
    const text = at('04-wool.xhtml');
    expect(text).toContain('href="#note-wool-1" role="doc-noteref" epub:type="noteref"><sup>1</sup></a>');
    expect(text).toContain('<aside id="note-wool-1" epub:type="footnote" role="doc-footnote"><p>');
    expect(text).toContain(
      'href="#noteref-wool-1" role="doc-backlink" aria-label="Back to reference 1">1.</a>',
    );
    expect(text.match(/<aside/g)).toHaveLength(2);
  });

  it('tell rows from columns, and align by class', () => {
    expect(at('05-farben-dye.xhtml')).toContain('<th scope="col" class="align-right">Grams</th>');
    expect(at('05-farben-dye.xhtml')).not.toContain('align=');
  });

  it('draw the boxes of a list of tasks', () => {
    expect(at('05-farben-dye.xhtml')).toContain('<span class="task">☑</span> Madder');
    expect(at('05-farben-dye.xhtml')).toContain('<span class="task">☐</span> Weld');
  });

  it('close empty elements as XML and HTML both read them', () => {
    expect(at('04-wool.xhtml')).toContain('<br/>');
    expect(at('04-wool.xhtml')).not.toMatch(/<\/(?:br|img)>/);
    expect(at('04-wool.xhtml')).toContain(
      '<img src="images/01-plan-of-the-mill.png" alt="Plan of the mill: two rooms and a wheel"/>',
    );
  });
});

describe('hostile and unusual manuscripts', () => {
  it('stay valid', async () => {
    const source = `<h1 id="wool">A \u0007 bell</h1><p id="ü">É &amp; <a href="#ü">ü</a>
      <a href="https://example.org/a b|c%20d">space</a> <a href="mailto:a@b.c">mail</a></p>
      <center>centred <font color="red">red</font> <tt>code</tt> <strike>gone</strike></center>
      <p><math><mi>x</mi><mo>=</mo><mn>1</mn></math> <svg viewBox="0 0 1 1" role="img" aria-label="A dot"><circle r="1"/></svg></p>
      <!-- a comment -- with dashes --><table border="1" cellpadding="2"><tr><th width="20%" nowrap>Row</th><td align="center">x</td></tr></table>`;
    const made = await epubOf(withChapter(source, { contents: [] }));
    expect(made.problems).toEqual([]);
    expect(await messages(made.bytes)).toEqual([]);
    const text = filesOf(made.bytes)['OEBPS/01-wool.xhtml'];
    expect(text).toContain('<div class="align-center">centred <span>red</span>');
    expect(text).toContain('scope="row"');
  });

  it('get figures as HTML has them, their words in place', async () => {
    const source = `<h1 id="wool">W</h1><figure><p>A</p><p><strong></strong></p><figcaption>last</figcaption><p> </p></figure>
      <figure><p>B</p>**<figcaption>middle</figcaption>**</figure>`;
    const made = await epubOf(withChapter(source, { contents: [] }));
    const text = filesOf(made.bytes)['OEBPS/01-wool.xhtml'];
    expect(text).toContain('<figure><p>A</p><figcaption>last</figcaption></figure>');
    expect(text).toContain('<figure><p>B</p>**<div class="caption">middle</div>**</figure>');
  });

  it('get headings that nest, whatever levels they leave out', async () => {
    const source =
      '<h2>One</h2><h4>Two</h4><h4>Three</h4><h6>Four</h6><h3>Five</h3><h1>Six</h1><h3>Seven</h3>';
    const text =
      filesOf((await epubOf(withChapter(source, { contents: [] }))).bytes)['OEBPS/01-wool.xhtml'] ?? '';
    expect(
      [...text.matchAll(/<h(\d)[^>]*>(\w+)/g)].map(([, level, word]) => `${level ?? ''} ${word ?? ''}`),
    ).toEqual(['1 One', '2 Two', '2 Three', '3 Four', '2 Five', '1 Six', '2 Seven']);
  });

  it('of a right-to-left language turn their pages to the right', async () => {
    const made = await epubOf(
      withChapter('<h1>كتاب</h1><p>نص</p>', { settings: { ...book.settings, language: 'ar' }, contents: [] }),
    );
    expect(await messages(made.bytes)).toEqual([]);
    expect(filesOf(made.bytes)['OEBPS/content.opf']).toContain('page-progression-direction="rtl"');
    expect(filesOf(made.bytes)['OEBPS/01-wool.xhtml']).toContain('dir="rtl"');
  });

  it('lose a link that leads nowhere, not its words', async () => {
    const made = await epubOf(
      withChapter('<h1 id="wool">W</h1><p><a href="#nowhere">here</a> <a href="other.md">there</a></p>', {
        contents: [],
      }),
    );
    expect(made.problems.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ['epub/link', 'warning'],
      ['epub/link', 'warning'],
    ]);
    expect(filesOf(made.bytes)['OEBPS/01-wool.xhtml']).toContain('<span>here</span> <span>there</span>');
    expect(await messages(made.bytes)).toEqual([]);
  });

  it('are told of pictures without words, but for those that only decorate', async () => {
    const bare = `<p data-source="01-wool.md:7"><img src="${picture.file}" alt=""></p><p><img src="${picture.file}" role="presentation"></p>`;
    const made = await epubOf(withChapter(bare, { contents: [] }));
    expect(made.problems).toMatchObject([{ ruleId: 'epub/alt', severity: 'error' }]);
    expect(made.problems[0]?.message).toContain('01-wool.md:7');
    const opf = filesOf(made.bytes)['OEBPS/content.opf'];
    expect(opf).toContain('<meta property="schema:accessModeSufficient">textual,visual</meta>');
    expect(opf).not.toContain('alternativeText');
  });

  it('stop at a picture that the book does not have', async () => {
    await expect(epubOf(withChapter('<img src="gone.png" alt="x">'))).rejects.toThrow(
      'Unexpected picture ‘gone.png’',
    );
  });
});
