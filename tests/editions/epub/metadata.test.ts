import { EpubCheck } from '@likecoin/epubcheck-ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/manuscript/index.js';
import { identifierOf, isbnUrn, uuidOf } from '../../../src/editions/epub/identity.js';
import { documentNames, slugOf } from '../../../src/editions/epub/names.js';
import { termsOf } from '../../../src/editions/epub/terms.js';
import { book, settings, wool } from '../../support/book.js';
import { epubOf, filesOf } from '../../support/epub.js';

async function opfOf(changes: Partial<Settings>): Promise<string> {
  const { bytes } = await epubOf({ ...book, settings: { ...settings, ...changes } });
  const { messages } = await EpubCheck.validate(bytes);
  expect(messages).toEqual([]);
  return filesOf(bytes)['OEBPS/content.opf'] ?? '';
}

describe('the package document', () => {
  it('names the book, its people and its source', async () => {
    const opf = await opfOf({});
    for (const line of [
      '<dc:title id="title">The Loom &#x26; the Valley</dc:title>',
      '<meta refines="#title" property="title-type">main</meta>',
      '<meta refines="#subtitle" property="title-type">subtitle</meta>',
      '<dc:creator id="person-1">Ada Weaver</dc:creator>',
      '<meta refines="#person-1" property="file-as">Weaver, Ada</meta>',
      '<dc:contributor id="person-2">Émile Le Fil</dc:contributor>',
      '<meta refines="#person-2" property="role" scheme="marc:relators">trl</meta>',
      '<dc:language>en-GB</dc:language>',
      '<dc:date>2007</dc:date>',
      '<dc:source>urn:isbn:9780000000002</dc:source>',
      '<meta property="dcterms:modified">2026-11-22T17:00:00Z</meta>',
    ]) {
      expect(opf).toContain(line);
    }
    expect(opf).toMatch(/<dc:identifier id="publication-id">urn:uuid:[0-9a-f-]{36}</);
  });

  it('says a date that is written in words by ISO 8601', async () => {
    expect(await opfOf({ date: 'March 5, 2024' })).toContain('<dc:date>2024-03-05</dc:date>');
  });

  it('says what is in the book for readers who do not see it', async () => {
    const opf = await opfOf({});
    expect(
      [...opf.matchAll(/property="schema:(\w+)">([^<]{1,30})</g)].map(([, key, value]) => `${key} ${value}`),
    ).toEqual([
      'accessMode textual',
      'accessMode visual',
      'accessModeSufficient textual',
      'accessibilityFeature tableOfContents',
      'accessibilityFeature readingOrder',
      'accessibilityFeature displayTransformability',
      'accessibilityFeature structuralNavigation',
      'accessibilityFeature alternativeText',
      'accessibilityHazard none',
    ]);
    expect(opf).not.toMatch(/conformsTo|certifiedBy/);
  });

  it('takes the ISBN of the EPUB and a DOI where there are some', async () => {
    const opf = await opfOf({
      identifier: { 'isbn-epub': '978-1-4028-9462-6', doi: 'https://doi.org/10.1000/182' },
    });
    expect(opf).toContain('<dc:identifier id="publication-id">urn:isbn:9781402894626</dc:identifier>');
    expect(opf).toContain('<dc:identifier id="doi">doi:10.1000/182</dc:identifier>');
  });

  it('says the series, the subjects and the source', async () => {
    const opf = await opfOf({
      'title-sort': 'Loom & the Valley, The',
      series: { name: 'Valleys', position: '2.1', issn: '0378-5955' },
      subjects: [{ name: 'Weaving' }, { name: 'CRAFTS / Weaving', scheme: 'BISAC', code: 'CRA040000' }],
      source: 'https://example.org/loom',
    });
    for (const line of [
      '<meta refines="#title" property="file-as">Loom &#x26; the Valley, The</meta>',
      '<meta property="belongs-to-collection" id="series">Valleys</meta>',
      '<meta refines="#series" property="collection-type">series</meta>',
      '<meta refines="#series" property="group-position">2.1</meta>',
      '<meta refines="#series" property="dcterms:identifier">urn:issn:0378-5955</meta>',
      '<dc:subject>Weaving</dc:subject>',
      '<dc:subject id="subject-2">CRAFTS / Weaving</dc:subject>',
      '<meta refines="#subject-2" property="authority">BISAC</meta>',
      '<meta refines="#subject-2" property="term">CRA040000</meta>',
      '<dc:source>https://example.org/loom</dc:source>',
    ]) {
      expect(opf).toContain(line);
    }
  });

  it('names one who did two things once, a creator if one of them was writing', async () => {
    const opf = await opfOf({
      contributors: [
        { name: 'Ada Weaver', role: 'ill', sort: 'Weaver, Ada' },
        { name: 'Ada Weaver', role: 'aut', sort: 'Weaver, Ada' },
      ],
    });
    expect(opf.match(/>Ada Weaver</g)).toHaveLength(1);
    expect(opf).toContain('<dc:creator id="person-1">');
    expect(opf).toMatch(/property="role"[^>]*>ill<[\s\S]*property="role"[^>]*>aut</);
  });

  it('claims conformance where somebody vouches for it', async () => {
    const report = 'https://example.org/report';
    const opf = await opfOf({
      epub: {
        fonts: 'reader',
        pages: 'source',
        certifier: { name: 'Sharp Eyes', level: 'AAA', credential: 'GCA', report },
      },
    });
    for (const line of [
      '<meta id="conformance" property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.1 Level AAA</meta>',
      '<meta id="certifier" refines="#conformance" property="a11y:certifiedBy">Sharp Eyes</meta>',
      '<meta refines="#certifier" property="a11y:certifierCredential">GCA</meta>',
      '<link rel="a11y:certifierReport" refines="#certifier" href="https://example.org/report"/>',
    ]) {
      expect(opf).toContain(line);
    }
  });

  it('turns pages as the language does, or as the settings say', async () => {
    expect(await opfOf({})).toContain('page-progression-direction="ltr"');
    const opf = await opfOf({ epub: { fonts: 'reader', pages: 'source', direction: 'rtl' } });
    expect(opf).toContain('page-progression-direction="rtl"');
    expect(opf).toContain(' dir="ltr"');
  });

  it('summarises in the language of the book', async () => {
    const { bytes } = await epubOf({ ...book, settings: { ...settings, language: 'de' } });
    expect(filesOf(bytes)['OEBPS/content.opf']).toContain('Anmerkungen sind in beide Richtungen verlinkt.');
  });

  it('makes do with a title', async () => {
    const {
      file,
      title,
      language,
      chapters,
      bibliography,
      style,
      notes,
      theme,
      trim,
      editions,
      ink,
      print,
      booklet,
      epub,
    } = settings;
    const bare = {
      file,
      title,
      language,
      chapters,
      bibliography,
      style,
      notes,
      theme,
      trim,
      editions,
      ink,
      print,
      booklet,
      epub,
      'works-cited': 'end' as const,
      'cited-on': false,
      front: [],
      hyphenation: [],
      contents: 3,
      numbered: 0,
      captions: 'plain' as const,
      'alt-text': 'caption' as const,
      figures: 'numbered' as const,
      math: false,
      verse: { numbers: 0 },
    };
    const { bytes } = await epubOf({ ...book, settings: { ...bare, contributors: [], identifier: {} } });
    expect((await EpubCheck.validate(bytes)).messages).toEqual([]);
  });
});

describe('the identifier', () => {
  it('is the UUID of the standard', () => {
    // RFC 9562, A.4, is of the name space of DNS; this one was made with Python's uuid.uuid5(NAMESPACE_URL, 'http://www.example.com/').
    expect(uuidOf('http://www.example.com/')).toBe('fcde3c85-2270-590f-9e7c-ee003d65e0e2');
  });

  it('stays with the book when its text changes, and changes with the title', () => {
    expect(identifierOf({ ...settings, rights: 'other' })).toBe(identifierOf(settings));
    expect(identifierOf({ ...settings, title: 'other' })).not.toBe(identifierOf(settings));
  });

  it('is an ISBN without hyphens', () => {
    expect(isbnUrn('0-306-40615-x')).toBe('urn:isbn:030640615X');
  });
});

describe('file names', () => {
  it('say the title in ASCII', () => {
    expect(slugOf('What’s Çelebi’s “Straße”?')).toBe('whats-celebis-strasse');
    expect(slugOf('Глава')).toBe('');
  });

  it('never collide, are never empty, and hold nothing that a zip or an address minds', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 20 }), (titles) => {
        const sections = titles.map((title, index) => ({ ...wool, id: `s${index}`, title }));
        const names = [...documentNames(sections, 'toc.xhtml').values()];
        expect(new Set(names).size).toBe(titles.length);
        for (const name of names) expect(name).toMatch(/^\d{2,}-[a-z0-9-]+\.xhtml$/);
      }),
    );
  });
});

it('speaks the language of the book, English where it has none', () => {
  expect(termsOf('de-AT').notes).toBe('Anmerkungen');
  expect(termsOf('constructor').notes).toBe('Notes');
  expect(termsOf('tlh').notes).toBe('Notes');
});
