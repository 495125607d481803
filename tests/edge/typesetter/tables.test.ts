import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/pdf/index.js';
import { onPaper, typesetter } from '../../support/press.js';
import { shard, typeset, type Typeset } from '../book.js';

describe('tables over pages', () => {
  const words = (count: number): string => 'word '.repeat(count).trim();
  const row = (i: number): string =>
    `<tr><td id="a${i}">${i}</td><td>${words(1 + ((i * 7) % 23))}</td><td id="c${i}">${words(1 + ((i * 5) % 11))}</td></tr>`;
  const rows = Array.from({ length: 60 }, (_, i) => row(i)).join('');
  const css =
    'table { border-collapse: collapse; width: 100% } td, th { padding: 0 } tr { break-inside: avoid }';
  const table = `<table><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead><tbody>${rows}</tbody></table>`;

  it('keep their rows whole and their columns as wide as on the page before', async () => {
    const {
      pages,
      problems,
      found: columns,
    } = await onPaper<number[][], Typeset>(
      "[...document.querySelectorAll('tr:not([data-head-again] *)')].map(({ cells }) => [...cells].map((cell) => Math.round(cell.getBoundingClientRect().width)))",
      () => typeset(typesetter, shard(table, {}, css)),
    );
    expect(problems).toEqual([]);
    expect(pages.length).toBeGreaterThan(2);
    for (let i = 0; i < 60; i++) {
      const on = (id: string): number => pages.findIndex(({ ids }) => ids.includes(id));
      expect(on(`a${i}`), String(i)).toBe(on(`c${i}`));
    }
    // heads that are set again, not to be read as text
    expect(pages.map(({ repeats = [] }) => repeats.length)).toEqual(pages.map((_, i) => (i === 0 ? 0 : 1)));
    // the rest of a row that was cut would be one more
    expect(columns).toHaveLength(61);
    for (const widths of columns)
      widths.forEach((width, i) => {
        expect(Math.abs(width - (columns[0]?.[i] ?? 0))).toBeLessThanOrEqual(1);
      });
  });
});

describe('a row of a table that is taller than a page', () => {
  const css =
    'table { border-collapse: collapse; width: 100% } td, th { padding: 0 } tr { break-inside: avoid } thead { break-after: avoid }';
  const tall = '<tr><td>x</td><td>' + 'Words of a row that fits no page. '.repeat(70) + '</td></tr>';
  const short = Array.from({ length: 12 }, (_, i) => `<tr><td>${i}</td><td>short</td></tr>`).join('');
  const table = (before: string, rest: string): string =>
    `<h2 id="heading">Heading</h2><table ${rest}><thead><tr><th>A</th><th>B</th></tr></thead><tbody>${before}<tr><td id="row">x</td><td>y</td></tr>${short}</tbody></table>`;

  it.each([
    ['may be cut', ''],
    ['may not', 'style="break-inside: avoid"'],
  ])('begins below the heading of a table that %s, and has the head on all its pages', async (_, rest) => {
    const body = `<p>${'Text before. '.repeat(60)}</p>${table(tall, rest)}`;
    const { pages, problems, pdf } = await typeset(typesetter, shard(body, {}, css));
    expect(problems).toEqual([]);
    const heading = pages.findIndex(({ ids }) => ids.includes('heading'));
    const row = pages.findIndex(({ ids }) => ids.includes('row'));
    const words = await wordsOf(pdf);
    expect(words[heading]?.filter(({ text }) => text === 'Words').length).toBeGreaterThan(0);
    expect(row).toBeGreaterThan(heading + 1);
    const again = pages.slice(heading, row + 1).map(({ repeats = [] }) => repeats.length);
    expect(again).toEqual(again.map((__, i) => (i === 0 ? 0 : 1)));
  });
});

describe('tables too wide for the measure', () => {
  it('break words that have no places for it', async () => {
    const cell = (letters: number): string => `<td><code>${'m'.repeat(letters)}</code></td>`;
    const css = 'table { width: 100% } td { padding: 0 } code { overflow-wrap: break-word }';
    const table = `<table class="whole"><tr>${cell(30)}${cell(20)}</tr><tr>${cell(3)}${cell(2)}</tr></table>`;
    expect((await typeset(typesetter, shard(table, {}, css))).problems).toEqual([]);
  });
});
