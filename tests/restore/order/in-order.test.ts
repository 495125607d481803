import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { restore, type Restored, type Source } from '../../../src/restore/index.js';
import { areLongAsPages, areSpreads } from '../../../src/restore/order/are-pages.js';
import { english } from '../english.js';

const WIDTH = 62;
const PAGE = 30;

/** Of letters: what is shorter is a heading. */
const LEAST = 120;

function paragraphs(): string[] {
  const text = readFileSync(join(import.meta.dirname, '../../../manuscript/serge.md'), 'utf8');
  return text
    .replaceAll(/\[[^\]]*\]|[#*_\\]/g, '')
    .split(/\n+/)
    .filter((paragraph) => paragraph.length > LEAST);
}

/** A paragraph in lines, white space before the first of them. */
function set(paragraph: string, indent: string): string[] {
  const lines = [indent];
  for (const word of paragraph.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (`${line} ${word}`.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line.trim() === '' ? `${line}${word}` : `${line} ${word}`;
  }
  return lines;
}

/** The pamphlet with two blank lines above and below each heading: one for every paragraph, or for so many. */
function chapters(indent = '   ', length = 1): string[] {
  return paragraphs().flatMap((paragraph, i) => [
    ...(i % length === 0 ? ['', '', `CHAPTER ${i / length + 1}`, '', ''] : ['']),
    ...set(paragraph, indent),
  ]);
}

/** The chapters on pages with running heads and folios, a blank line below each. */
function pages(): string[] {
  const lines = chapters();
  return Array.from({ length: Math.ceil(lines.length / PAGE) }, (_, page) =>
    [
      page % 2 === 0
        ? `A LIFE OF SERGE                    ${page + 11}`
        : `${page + 11}          THE REVOLUTIONARY`,
      '',
      ...lines.slice(page * PAGE, (page + 1) * PAGE),
    ].join('\n'),
  );
}

async function restored(sources: readonly Source[]): Promise<Restored> {
  return restore(sources, { learning: { en: await english() } });
}

describe('a text in order, with gaps about its chapters', () => {
  it('keeps the pages that form feeds make', async () => {
    const { report } = await restored([{ file: 'a.txt', text: pages().join('\f') }]);
    expect(report.order).toMatchObject({ found: 'reading order', changed: false, pagesBy: 'form feeds' });
    expect(report.order.pages).toHaveLength(pages().length);
  });

  it('keeps the pages that are files', async () => {
    const { report } = await restored(pages().map((text, i) => ({ file: `${i + 1}.txt`, text })));
    expect(report.order).toMatchObject({ found: 'reading order', changed: false, pagesBy: 'files' });
  });

  it('stays as it is where nothing parts its pages but a blank line below each head', async () => {
    const { report } = await restored([{ file: 'a.txt', text: pages().join('\n') }]);
    expect(report.order.changed).toBe(false);
  });

  it('stays as it is without pages, with blank lines between its paragraphs', async () => {
    const { report } = await restored([{ file: 'a.txt', text: chapters('', 2).join('\n') }]);
    expect(report.order.changed).toBe(false);
  });
});

describe('pieces', () => {
  it.each([
    ['pages, the last of them short', [34, 36, 35, 36, 34, 12], true],
    ['pages with plates', [39, 40, 22, 39, 18, 41, 40, 9], true],
    ['pages, each parted from its head', [1, 36, 1, 37, 1, 36, 1, 33], false],
    ['chapters and their headings', [1, 276, 1, 145, 1, 159, 1, 176], false],
    ['sections of a licence', [23, 89, 33, 77, 20, 12, 16, 17, 22, 40, 22], false],
  ])('%s', (_, lengths, expected) => {
    expect(areLongAsPages(lengths)).toBe(expected);
  });
});

describe('sheets', () => {
  it.each([
    [
      'of two pages each',
      [
        [36, 35],
        [36, 36],
        [35, 20],
        [36, 34],
      ],
      true,
    ],
    ['of two pages each, a side without text among them', [[36, 35], [36], [35, 36], [36, 34]], true],
    ['that are pages with a heading here and there', [[37], [1, 35], [2, 33], [1, 7]], false],
    [
      'that are pages with gaps in every one',
      [
        [1, 36, 3],
        [40, 2],
        [36, 1],
        [3, 35],
      ],
      false,
    ],
  ])('%s', (_, sheets, expected) => {
    expect(areSpreads(sheets)).toBe(expected);
  });
});

describe('spreads of a booklet, each ended by a form feed', () => {
  const lines = paragraphs().flatMap((paragraph) => set(paragraph, ''));
  const SADDLE = [12, 1, 2, 11, 10, 3, 4, 9, 8, 5, 6, 7];
  const LENGTH = 24;

  it('are two pages each, and put in order', async () => {
    const halves = SADDLE.map((page) => lines.slice((page - 1) * LENGTH, page * LENGTH).join('\n'));
    const sheets = [0, 2, 4, 6, 8, 10].map((i) => halves.slice(i, i + 2).join('\n\n\n'));
    const { report } = await restored([{ file: 'a.txt', text: sheets.join('\f') }]);
    expect(report.order).toMatchObject({ found: 'saddle stitch', changed: true });
    expect(report.order.pages).toHaveLength(SADDLE.length);
  });
});
