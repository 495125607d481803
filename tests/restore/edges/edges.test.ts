import { describe, expect, it } from 'vitest';
import { folioInHead, folioOf } from '../../../src/restore/edges/folios.js';
import { restore } from '../../../src/restore/index.js';

describe('folios', () => {
  it.each([
    ['12', 12],
    ['— 12 —', 12],
    ['[7]', 7],
    ['xiv', 14],
    ['S. 12', 12],
    ['Page 12 of 40', 12],
    ['12/40', 12],
    ['S. Paul', undefined],
    ['2o', 20],
    ['197).', undefined],
    ['p', undefined],
    ['1917 was', undefined],
  ])('%s', (line, value) => {
    expect(folioOf(line)?.value).toBe(value);
  });

  it('stand at either end of a running head', () => {
    expect(folioInHead('30 HISTORICAL SKETCHES OF')).toMatchObject({
      head: 'HISTORICAL SKETCHES OF',
      folio: { value: 30 },
    });
    expect(folioInHead('COLONIAL FLORIDA. 2O').folio?.value).toBe(20);
    expect(folioInHead('[1851.]  THE FLOOD.   41')).toMatchObject({
      folio: { value: 41 },
      head: '[1851.] THE FLOOD.',
    });
    expect(folioInHead('42 A JOURNAL. 1851.')).toMatchObject({
      folio: { value: 42 },
      head: 'A JOURNAL. 1851.',
    });
    expect(folioInHead('THE YEAR 1851').folio?.value).toBe(1851);
  });
});

/** A line of text, unlike every other. */
const line = (page: number, row: number): string => {
  let seed = page * 7919 + row * 104729 + 1;
  const letter = (): string => {
    seed = (seed * 48271) % 2147483647;
    return 'etaoinshrdlucmfw'[seed % 16] ?? 'e';
  };
  return Array.from({ length: 7 }, () => Array.from({ length: 6 }, letter).join('')).join(' ');
};
const book = (pages: number): string =>
  Array.from({ length: pages }, (_, page) =>
    [`${page % 2 === 0 ? 'A TALE' : 'CHAPTER HEAD'} ${page + 12}`]
      .concat(Array.from({ length: 9 }, (__, row) => line(page, row)))
      .join('\n'),
  ).join('\f');

describe('running heads and folios', () => {
  const { markdown, report } = restore([{ file: 'a.txt', text: book(8) }]);

  it('are taken off and reported, and the folios become page marks', () => {
    expect(report.removed).toHaveLength(8);
    expect(report.removed[0]).toMatchObject({
      kind: 'running head',
      head: 'A TALE',
      place: { start: { line: 1 } },
    });
    expect(markdown).not.toContain('TALE');
    expect([...markdown.matchAll(/<!-- page (\d+) -->/g)].map(([, folio]) => folio)).toEqual(
      '12 13 14 15 16 17 18 19'.split(' '),
    );
  });

  it('are no lines of the text that come back at the heads of a few pages only', () => {
    const spread = (at: readonly number[], text: string): string =>
      Array.from({ length: 14 }, (_, page) =>
        [
          ...(at.includes(page) ? [text] : []),
          ...Array.from({ length: 9 }, (__, row) => line(page, row)),
          `${page + 1}`,
        ].join('\n'),
      ).join('\n\f');
    const heads = (text: string): number =>
      restore([{ file: 'a.txt', text }]).report.removed.filter(({ kind }) => kind === 'running head').length;
    expect(heads(spread([1, 5, 8, 12], 'Enter two ferrymen, singing.'))).toBe(0);
    // as heads are: in capitals, or on every page of a side
    expect(heads(spread([1, 5, 8, 12], 'THE TWO FERRYMEN'))).toBe(4);
    expect(heads(spread([1, 3, 5, 7, 9, 11], 'The two ferrymen, singing'))).toBe(6);
  });

  it('are left where they stand inside a page', () => {
    const text = book(8).replace(line(3, 4), 'A TALE');
    expect(restore([{ file: 'a.txt', text }]).markdown).toContain('A TALE');
  });

  it('have the numbers of sheets taken off with them, where the folio bears them out', () => {
    const signed = book(8)
      .split('\f')
      .map((page, i) => `${page}\n${i === 5 ? 2 : i === 3 ? 7 : 'the last words of it'}`)
      .join('\f');
    const { removed } = restore([{ file: 'a.txt', text: signed }]).report;
    expect(removed.filter(({ kind }) => kind === 'signature').map(({ text }) => text)).toEqual(['2']);
  });

  it('say nothing twice: the output is its own restoration', () => {
    expect(restore([{ file: 'a.md', text: markdown }]).markdown).toBe(markdown);
  });
});

describe('headings with numbers are no running heads', () => {
  const rows = (page: number, count = 9): string[] =>
    Array.from({ length: count }, (_, row) => line(page, row));
  const taken = (text: string): string[] =>
    restore([{ file: 'a.txt', text }]).report.removed.map((edge) => edge.text);

  it('where each stands once, in a text without pages', () => {
    const names = [
      'DEFINITIONS',
      'VERBATIM COPYING',
      'COPYING IN QUANTITY',
      'MODIFICATIONS',
      'COLLECTIONS',
      'TRANSLATION',
    ];
    const sections = names.map((name, i) => [`${i + 1}. ${name}`, ...rows(i, 12)].join('\n'));
    expect(taken(sections.join('\n\n\n'))).toEqual([]);
  });

  it.each([
    ['chapters in figures', (i: number) => `CHAPTER ${i + 31}`],
    ['volumes in Roman numerals', (i: number) => `VOLUME ${['I', 'II', 'III', 'IV'][i]}`],
    ['lessons, whose name comes back', (i: number) => `LESSON ${i + 1}`],
  ])('where their number does not go up with the pages: %s', (_, heading) => {
    const pages = Array.from({ length: 11 }, (__, page) =>
      [...(page % 3 === 0 ? [heading(page / 3)] : []), ...rows(page)].join('\n'),
    );
    expect(taken(pages.join('\f'))).toEqual([]);
  });

  it('where they sign pieces of a few lines', () => {
    const sayings = Array.from({ length: 24 }, (_, i) => [...rows(i, 2), '   -- Mark Twain'].join('\n'));
    expect(taken(sayings.join('\n\n\n'))).toEqual([]);
  });
});

describe('running heads with numbers', () => {
  it.each([
    ['Roman folios in capitals', (i: number) => `PREFACE ${['XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI'][i]}`],
    [
      'words that differ on every page',
      (i: number) => `${['ABBEY', 'ACORN', 'ADDER', 'AGENT', 'ALDER', 'AMBER'][i]} ${i + 7}`,
    ],
    ['the number of a chapter, and a folio', (i: number) => `CHAPTER IX. ${i + 7}`],
  ])('are taken off where it counts by page: %s', (_, head) => {
    const pages = Array.from({ length: 6 }, (__, page) =>
      [head(page), ...Array.from({ length: 9 }, (___, row) => line(page, row))].join('\n'),
    );
    expect(restore([{ file: 'a.txt', text: pages.join('\f') }]).report.removed).toHaveLength(6);
  });
});
