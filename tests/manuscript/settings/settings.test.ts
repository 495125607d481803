import { describe, expect, it } from 'vitest';
import { PressError } from '../../../src/problem.js';
import { readSettings, type SettingsKind } from '../../../src/manuscript/settings/read.js';
import { sortName } from '../../../src/manuscript/settings/sort-name.js';

function said(yaml: string, kind: SettingsKind = 'book'): string {
  try {
    readSettings({ file: 'book.yaml', text: yaml, yaml, offset: 0 }, kind);
    return '';
  } catch (error) {
    if (!(error instanceof PressError)) throw error;
    return `${error.place?.start.line ?? 0}:${error.place?.start.column ?? 0} ${error.message}`;
  }
}

describe('settings', () => {
  it.each([
    [
      'titel: A',
      '1:1 Unexpected settings in 2 places:\nbook.yaml:1:1: Unexpected key "titel", expected "title"',
    ],
    ['title: A\nbibliograhpy: a.bib', '2:1 Unexpected key "bibliograhpy", expected "bibliography"'],
    ['title: A\npagesize: a4', '2:1 Unexpected key "pagesize", expected "trim"'],
    ['title: A\nmargin: 2cm', '2:1 Unexpected key "margin", expected "theme"'],
    ['title: [A]', '1:8 Unexpected a list, expected text'],
    ['title:', '1:7 Unexpected nothing, expected text'],
    ['title: A\neditions: [screen, ebup]', '2:20 Unexpected "ebup", expected "epub"'],
    ['title: A\nprint: { bleed: 3 }', '2:17 Unexpected "3", expected a length'],
    ['title: A\nprint: { marks: yes }', '2:17 Unexpected "yes", expected true or false'],
    ['title: A\nprint: { blead: 3mm }', '2:10 Unexpected key "blead", expected "bleed"'],
    ['title: A\nlanguage: english language', '2:11 Unexpected "english language", expected a language tag'],
    [
      'title: A\nlanguage: english',
      '2:11 Unexpected "english", expected a language tag (en, de-AT, zh-Hans)',
    ],
    ['title: A\ndate: 2001-99-99', '2:7 Unexpected "2001-99-99", expected a year or a date'],
    ['title: A\ndate: 2001-02-30', '2:7 Unexpected "2001-02-30", expected a year or a date'],
    ['title: A\ndate: today', '2:7 Unexpected "today", expected a date that stays (2007-05-01)'],
    ['title: A\ndate: "`r Sys.Date()`"', '2:7 Unexpected "`r Sys.Date()`", expected a date that stays'],
    ['title: A\ndate: 31 April 2001', '2:7 Unexpected "31 April 2001", expected a year or a date'],
    ['title: A\ntrim: 0mm x 0mm', '2:7 Unexpected "0mm x 0mm", expected a page size'],
    [
      'title: A\nidentifier: { isbn-print: 978-3-16-148410-1 }',
      '2:27 Unexpected "978-3-16-148410-1", expected an ISBN',
    ],
    ['title: A\nchapters: []', '2:11 Unexpected list without a chapter, expected a Markdown file'],
    ['title: A\nchapters: [a.md, b.md, a.md]', '2:24 Unexpected chapter "a.md" for the second time'],
    ['title: A\n---\ntitle: B', '2:1 Unexpected second document, expected settings in one'],
    ['title: A\nfigures: floats', '2:10 Unexpected "floats", expected "float"'],
    ['title: A\nfigures: top', '2:10 Unexpected "top", expected numbered, float, here'],
    ['title: A\nnotes: back', '2:8 Unexpected "back", expected foot, chapter-end, end'],
    ['title: A\nchapters: one.txt', '2:11 Unexpected "one.txt", expected a Markdown file'],
    ['title: A\ncontributors: [{ role: aut }]', '2:16 Unexpected contributor without a name'],
    ['title: A\nseries: { position: 2 }', '2:9 Unexpected series without a name'],
    [
      'title: A\nseries: { name: B, position: two }',
      '2:30 Unexpected "two", expected a number in the series',
    ],
    ['title: A\nseries: { name: B, issn: 0378-5954 }', '2:26 Unexpected "0378-5954", expected an ISSN'],
    ['title: A\nsubjects: [{ name: B, code: POL1 }]', '2:12 Unexpected half of a code'],
    [
      'title: A\nsubjects: [{ name: B, scheme: BISAC, code: POL1 }]',
      '2:12 Unexpected code "POL1", expected one of BISAC',
    ],
    ['title: A\ncover: { image: cover.pdf }', '2:17 Unexpected "cover.pdf", expected a picture'],
    [
      'title: A\nepub: { pictures: { quality: 101 } }',
      '2:30 Unexpected "101", expected a whole number from 1',
    ],
    ['title: A\nepub: { certifier: { level: AA } }', '2:20 Unexpected certifier without a name'],
    ['title: A\nlang: en\nlanguage: de', '3:1 Unexpected second "language"'],
    ['title: &a A\nsubtitle: *a', 'Unexpected anchor "&a"'],
    ['title: !!js/function x', 'Unexpected tag'],
    ['__proto__: { a: b }\ntitle: A', '1:1 Unexpected key "__proto__"'],
    ['title: A\nconstructor: x', '2:1 Unexpected key "constructor"'],
    ['title: A\ntitle: B', 'Unexpected YAML'],
    ['title: "A', 'Unexpected YAML'],
    ['- a', 'expected keys with values'],
    ['', 'without a title'],
    ['title: ' + '['.repeat(5000), 'nesting'],
    ['title: ' + '\n- - - - - - - - - - - - - - - - - - - - - - x', 'nesting'],
    [`title: ${'x'.repeat(200_000)}`, 'length of the settings'],
  ])('refuses %.40j', (yaml, message) => {
    expect(said(yaml)).toContain(message);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  it('says how a colon is written', () => {
    const yaml = 'title: A: B';
    expect(() => readSettings({ file: 'book.yaml', text: yaml, yaml, offset: 0 }, 'book')).toThrow(
      expect.objectContaining({
        hint: expect.stringContaining('stands in quotation marks') as string,
      }) as Error,
    );
  });

  it.each([
    'title: A',
    'title: 1984',
    'title: yes\nauthor: [A B, { name: C D, role: trl, sort: "D, C" }]',
    'title: A\nidentifier: { isbn-print: 978-3-16-148410-0, isbn-epub: 3-16-148410-X, doi: 10.1000/182 }',
    'title: A\nnotes: foot',
    'title: A\nnotes: chapter-end',
    'title: A\ndate: 2007-05\ntrim: 140 × 216 mm\ncsl: a.csl\nbibliography: [a.bib, b.json]\nimprint: |\n  A *b*.\n',
  ])('takes %j', (yaml) => {
    expect(said(yaml)).toBe('');
  });

  it.each([
    [
      'title: A\ncss: a.css\nabstract: |\n  B.\nweight: 3\nformat: { pdf: { toc: true } }',
      'title block',
      '2 Unexpected keys "css", "abstract", "weight", "format", expected those in docs/settings.md',
    ],
    [
      'title: A\nauthor: { name: B, affiliation: C, roles: [D] }',
      'title block',
      '2 Unexpected keys "affiliation", "roles"',
    ],
    [
      'title: A\ntoc: true\ntoc-depth: 2\nkeywords: [a, b]\ndate: 2024-03-05T10:00:00Z',
      'title block',
      undefined,
    ],
    [
      'title: A\ntags: [a]\ntheme: b',
      'chapter',
      '2 Unexpected keys "tags", "theme", expected title and author',
    ],
  ] as const)('warns once of keys for other programs: %j in a %s', (yaml, kind, warning) => {
    const { problems } = readSettings({ file: 'a.md', text: yaml, yaml, offset: 0 }, kind);
    const said = problems.map(({ place, message }) => `${place?.start.line ?? 0} ${message}`);
    expect(said).toEqual(warning === undefined ? [] : [expect.stringContaining(warning)]);
  });

  it('takes what Pandoc’s title blocks say for its own', () => {
    const yaml = 'title: A\ntoc: false\nkeywords: [ink, paper]\ndate: 2024-03-05T10:00:00Z';
    const { settings } = readSettings({ file: 'a.md', text: yaml, yaml, offset: 0 }, 'title block');
    expect(settings).toMatchObject({
      contents: 0,
      subjects: [{ name: 'ink' }, { name: 'paper' }],
      date: '2024-03-05',
    });
  });

  it('refuses slips of the pen in any file, and other programs’ keys in book.yaml', () => {
    expect(said('title: A\nbibliograhpy: a.bib', 'title block')).toContain('expected "bibliography"');
    expect(said('title: A\npagesize: 0mm 0mm', 'title block')).toContain('expected "trim"');
    expect(said('title: A\nprint: { blead: 3mm }', 'title block')).toContain('expected "bleed"');
    expect(said('autor: A', 'chapter')).toContain('expected "author"');
    expect(said('title: A\ncss: a.css')).toContain('Unexpected key "css"');
    expect(said('title: A\ntoc: false')).toContain('Unexpected key "toc"');
  });

  it.each([
    ['Wayne Price', 'Price, Wayne'],
    ['Vincent van Gogh', 'Gogh, Vincent van'],
    ['Jean de La Fontaine', 'La Fontaine, Jean de'],
    ['Martin Luther King, Jr.', 'King, Martin Luther, Jr.'],
    ['Plato', 'Plato'],
    ['Price, Wayne', 'Price, Wayne'],
    ['村上 春樹', '村上 春樹'],
  ])('files %s under %s', (name, sorted) => {
    expect(sortName(name)).toBe(sorted);
  });
});
