import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { restore, type Learning } from '../../../src/restore/index.js';
import { readInput, sourcesFrom } from '../../../src/restore/inputs/index.js';
import { english } from '../english.js';
import { pdfOf, type Placed } from './pages.js';

/** The book's own paragraphs as plain text: what a PDF of them ought to give back. */
const PARAGRAPHS = readFileSync(join(import.meta.dirname, '../../../manuscript/serge.md'), 'utf8')
  .split(/\n{2,}/)
  .filter((block) => !block.startsWith('#') && block.length > 200)
  .map((block) =>
    block
      .replaceAll(/ ?\[[^@\]]*@[^\]]*\]|@/g, '')
      .replaceAll(/[*_\\[\]`<>]/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );

let width: (text: string) => number;
let learning: Readonly<Record<string, Learning>>;

beforeAll(async () => {
  const font = await (await PDFDocument.create()).embedFont(StandardFonts.TimesRoman);
  width = (text) => font.widthOfTextAtSize(text, 10);
  learning = { en: await english() };
});

/** Lines of a paragraph, its first indented by 12 points; long words are divided in the middle. */
function set(paragraph: string, measure: number): { text: string; indent: number }[] {
  const lines: { text: string; indent: number }[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    const room = measure - (lines.length === 0 ? 12 : 0);
    const longer = line === '' ? word : `${line} ${word}`;
    if (width(longer) <= room) {
      line = longer;
      continue;
    }
    const left = word.slice(0, word.length >> 1);
    const divides = /^[a-z]{8,}$/.test(word) && width(`${line} ${left}-`) <= room;
    lines.push({ text: divides ? `${line} ${left}-` : line, indent: lines.length === 0 ? 12 : 0 });
    line = divides ? word.slice(left.length) : word;
  }
  return [...lines, { text: line, indent: 0 }];
}

/** Pages with a head and a folio, of one column or two. */
function pages(columns: number, rows: number): Placed[][] {
  const measure = columns === 1 ? 300 : 170;
  const lines = PARAGRAPHS.flatMap((paragraph) => set(paragraph, measure));
  const perPage = columns * rows;
  return Array.from({ length: Math.ceil(lines.length / perPage) }, (_, page) => [
    { text: 'THE LIFE OF SERGE', x: 150, y: 30, size: 9 },
    ...lines.slice(page * perPage, (page + 1) * perPage).map(({ text, indent }, i) => ({
      text,
      x: 40 + (i >= rows ? measure + 20 : 0) + indent,
      y: 60 + 12 * (i % rows),
    })),
    { text: String(page + 1), x: 200, y: 580, size: 9 },
  ]);
}

describe("a PDF of the book's paragraphs", () => {
  it.each([
    ['one column', 1, 40],
    ['two columns', 2, 40],
    ['two columns of few lines', 2, 14],
  ])('gives them back, set in %s', async (_, columns, rows) => {
    const input = await readInput('a.pdf', await pdfOf(pages(columns, rows)));
    const { markdown, report } = restore(sourcesFrom('a.pdf', input), { learning });
    const found = markdown
      .replaceAll(/<!-- page \S+ -->\s*/g, '')
      .replaceAll('\\', '')
      .split(/\n{2,}/)
      .map((block) => block.trim());
    const kept = PARAGRAPHS.filter((paragraph) => found.includes(paragraph));
    expect(kept.length / PARAGRAPHS.length).toBeGreaterThanOrEqual(0.95);
    expect(report.removed.filter(({ kind }) => kind === 'running head')).toHaveLength(input.pages.length);
    expect(report.order).toMatchObject({ changed: false });
    expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
