import { describe, expect, it } from 'vitest';
import { EPUB_RULES } from '../../../src/preflight/epub/rules/index.js';
import { lintEpub } from '../../../src/preflight/index.js';
import { book } from '../../support/book.js';
import { epubOf, mutated } from '../../support/epub.js';
import { laidOut } from '../../support/laid.js';

const { bytes } = await epubOf(book, laidOut(book, 40).pages);

type Change = Parameters<typeof mutated>[1];

const WOOL = 'OEBPS/04-wool.xhtml';
const DYE = 'OEBPS/05-farben-dye.xhtml';
const NAV = 'OEBPS/toc.xhtml';
const OPF = 'OEBPS/content.opf';
const CSS = 'OEBPS/style.css';

const swap =
  (from: string | RegExp, to: string) =>
  (text: string): string =>
    text.replace(from, to);

/** The first bytes of a PNG of 3000 by 2000 pixels; nothing looks further. */
const large = new Uint8Array([
  0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 11, 184, 0, 0, 7, 208, 8, 0,
]);

/** For each rule, what is done to a good book to make it speak. */
const MUTATIONS: Readonly<Record<string, readonly Change[]>> = {
  alt: [
    { [WOOL]: swap(/alt="[^"]*"/, 'alt=""') },
    { [WOOL]: swap(/alt="[^"]*"/, 'alt="plan.png"') },
    { [WOOL]: swap(/alt="[^"]*"/, 'alt="Figure 1"') },
  ],
  'cover-image': [
    {
      [OPF]: swap('</manifest>', '<item id="c" href="images/cover.png" media-type="image/png"/></manifest>'),
    },
    { 'OEBPS/01-titlepage.xhtml': swap('epub:type="titlepage"', 'epub:type="cover"') },
  ],
  'picture-size': [{ 'OEBPS/images/01-plan-of-the-mill.png': large }],
  noteref: [{ [DYE]: swap(/epub:type="noteref"|role="doc-noteref"/g, '') }],
  'note-target': [{ [DYE]: swap('href="#note-dye-1"', 'href="#weld"') }],
  backlink: [{ [DYE]: swap('href="#noteref-dye-1"', 'href="#dye"') }],
  'note-order': [{ [WOOL]: swap('<sup>2</sup>', '<sup>3</sup>') }],
  language: [
    { [WOOL]: swap(/(<html[^>]*) lang="en-GB" xml:lang="en-GB"/, '$1') },
    { [WOOL]: swap('xml:lang="en-GB"', 'xml:lang="de"') },
    { [OPF]: swap('<dc:language>en-GB', '<dc:language>fr') },
  ],
  'foreign-passage': [
    { [WOOL]: swap('After the mill.', 'After the mill. Ξέρω πολλά.') },
    { [WOOL]: swap('<i lang="fr" xml:lang="fr">tant pis', '<i lang="fr" xml:lang="fr">тем хуже') },
  ],
  'table-scope': [{ [DYE]: swap('scope="col"', '') }],
  'heading-level': [{ [DYE]: swap('<h2 id="weld">Weld</h2>', '') }, { [DYE]: swap('>Again</h3>', '></h3>') }],
  'document-title': [
    { [DYE]: swap(/<title>[^<]*/, '<title>') },
    { [DYE]: swap(/<title>[^<]*/, '<title>Wool') },
  ],
  'empty-document': [{ 'OEBPS/02-imprint.xhtml': swap(/(<body[^>]*>)[\s\S]*<\/body>/, '$1</body>') }],
  'stray-character': [
    { [WOOL]: swap('After the', 'Af\u00adter the') },
    { [WOOL]: swap('After the', 'Af\uFFFDer the') },
    { [WOOL]: swap('After the', 'Af\uE001er the') },
  ],
  'local-link': [{ [WOOL]: swap('https://example.org/wool', 'http://localhost:3000/wool') }],
  landmarks: [
    { [NAV]: swap(/<nav id="landmarks"[\s\S]*?<\/nav>/, '') },
    { [NAV]: swap('epub:type="bodymatter"', 'epub:type="part"') },
  ],
  'nav-label': [{ [NAV]: swap('>Shearing<', '>Sharing<') }],
  'nav-complete': [{ [NAV]: swap(/<li><a href="06-bibliography[^>]*>.*?<\/a><\/li>/, '') }],
  'double-contents': [
    {
      'OEBPS/02-imprint.xhtml': swap(
        '</body>',
        [
          '04-wool.xhtml#wool',
          '04-wool.xhtml#shearing',
          '05-farben-dye.xhtml#dye',
          '05-farben-dye.xhtml#weld',
        ]
          .concat(['05-farben-dye.xhtml#weld-again', '06-bibliography.xhtml#works-cited'])
          .map((href) => `<p><a href="${href}">x</a></p>`)
          .join('') + '</body>',
      ),
    },
  ],
  'page-label': [{ [NAV]: swap(/(#page-3">)3/, '$14') }, { [NAV]: swap('#page-3"', '#wool"') }],
  'page-order': [
    { [NAV]: swap(/<li><a href="[^"]*#page-3">3<\/a><\/li>/, '') },
    { [WOOL]: swap('aria-label="3"', 'aria-label="1"') },
  ],
  isbn: [{ [OPF]: swap('9780000000002', '9780000000003') }],
  person: [{ [OPF]: swap(/<meta refines="#person-2" property="file-as">.*?<\/meta>/, '') }],
  'accessibility-metadata': [{ [OPF]: swap(/<meta property="schema:accessibilitySummary">.*?<\/meta>/, '') }],
  'accessibility-claim': [
    { [OPF]: swap('>alternativeText<', '>MathML<') },
    { [OPF]: swap('>pageNavigation<', '>index<') },
    { [OPF]: swap('>visual<', '>auditory<') },
    { [WOOL]: swap(/alt="[^"]*"/, 'alt=""') },
  ],
  'fixed-style': [
    { [CSS]: swap('font-size: 1.6em', 'font-size: 24px') },
    { [CSS]: swap('body {', 'body { color: #000;') },
    { [CSS]: swap('body {', 'body { font-family: Georgia;') },
    { [WOOL]: swap('<h2', '<h2 style="font-size: 12pt"') },
  ],
  'unused-file': [
    {
      [OPF]: swap('</manifest>', '<item id="x" href="images/other.png" media-type="image/png"/></manifest>'),
    },
  ],
};

/** Findings that a mutation cannot but cause beside its own. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  alt: ['accessibility-claim'],
  'cover-image': ['unused-file'],
  'note-target': ['noteref'],
  'heading-level': ['nav-label'],
  'accessibility-claim': ['alt'],
  noteref: ['backlink'],
  'page-order': ['page-label'],
  'page-label': ['page-order'],
  'empty-document': ['page-label'],
};

const rulesIn = (data: Uint8Array): string[] =>
  lintEpub(data).map(({ ruleId }) => ruleId.replace('epub/', ''));

describe('the EPUB lint', () => {
  it('has nothing to say about what the edition makes', () => {
    expect(lintEpub(bytes)).toEqual([]);
  });

  it('takes neither the number of a note nor a picture beside words for the words of a heading', () => {
    const shearing = /(<h\d[^>]*>)Shearing</;
    const marked =
      '$1<img src="a.png" alt="Shears"/>Shearing<a epub:type="noteref" href="#n"><sup>1</sup></a><';
    expect(rulesIn(mutated(bytes, { [WOOL]: swap(shearing, marked) }))).not.toContain('nav-label');
    const pictured = swap(shearing, '$1<img src="a.png" alt="Shearing"/><');
    expect(rulesIn(mutated(bytes, { [WOOL]: pictured }))).not.toContain('nav-label');
  });

  it('has a mutation for every rule', () => {
    expect(Object.keys(MUTATIONS).toSorted()).toEqual(EPUB_RULES.map(({ id }) => id).toSorted());
  });

  for (const [id, changes] of Object.entries(MUTATIONS)) {
    it.each(changes.map((change) => [Object.keys(change).join(), change] as const))(
      `${id} speaks of a change in %s`,
      (_, change) => {
        const found = new Set(rulesIn(mutated(bytes, change)));
        expect(found).toContain(id);
        expect([...found].filter((other) => other !== id && !(BESIDE[id] ?? []).includes(other))).toEqual([]);
      },
    );
  }

  it('says what, where and why', () => {
    const [problem] = lintEpub(mutated(bytes, { [DYE]: swap('scope="col"', '') }));
    expect(problem).toMatchObject({ ruleId: 'epub/table-scope', severity: 'warning' });
    expect(problem?.message).toBe('Unexpected th without scope, expected scope="col" or "row"');
    expect(problem?.place?.file).toBe(DYE);
    expect(problem?.place?.start.line).toBeGreaterThan(1);
    expect(problem?.note).not.toBe('');
  });

  it('takes a decoration for one that says so', () => {
    const said = mutated(bytes, { [WOOL]: swap(/alt="[^"]*"/, 'alt="" role="presentation"') });
    expect(rulesIn(said)).not.toContain('alt');
  });
});
