import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restore } from '../../../src/restore/index.js';
import { readInput, sourcesFrom } from '../../../src/restore/inputs/index.js';
import { pdfOf, type Placed } from './pages.js';

/** A row: what stands in it, and how far from the margin, in points. */
type Row = readonly (readonly [x: number, text: string])[];

const LINE = 'prose that goes with cattle from one margin of the page to the other one';
const PROSE: readonly Row[] = Array<Row>(5).fill([[0, LINE]]);
const at = (places: readonly number[], ...rows: readonly string[]): Row[] =>
  rows.map((row) =>
    row.split('|').flatMap((text, i) => (text.trim() === '' ? [] : [[places[i] ?? 0, text.trim()] as const])),
  );

/** Rows between prose, as lines of a page. */
const page = (rows: readonly Row[]): Placed[] =>
  [...PROSE, ...rows, ...PROSE].flatMap((row, i) =>
    row.map(([x, text]) => ({ text, x: 40 + x, y: 50 + 13 * i })),
  );

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The same as hOCR, a line in one piece, or the columns of the page one after the other. */
function hocrOf(rows: readonly Row[], byColumns = false): Uint8Array {
  const placed = page(rows);
  const columns = [...new Set(placed.map(({ x }) => x))].sort((a, b) => a - b);
  const lines = byColumns
    ? columns.flatMap((x) => placed.filter((one) => one.x === x).map((one) => [one]))
    : [...new Set(placed.map(({ y }) => y))].map((y) => placed.filter((one) => one.y === y));
  const word = ({ text, x, y }: Placed, i: number): string => {
    const left = x + 4.6 * text.split(' ').slice(0, i).join(' ').length + (i > 0 ? 4.6 : 0);
    const here = text.split(' ')[i] ?? '';
    return `<span class="ocrx_word" title="bbox ${left} ${y - 7} ${left + 4.6 * here.length} ${y + 2}">${here}</span>`;
  };
  const line = (parts: readonly Placed[]): string => {
    const [first, last] = [parts[0], parts.at(-1)];
    const box = `${first?.x ?? 0} ${(first?.y ?? 0) - 7} ${(last?.x ?? 0) + 4.6 * (last?.text.length ?? 0)} ${(first?.y ?? 0) + 2}`;
    const words = parts.flatMap((part) => part.text.split(' ').map((_, i) => word(part, i)));
    return `<span class="ocr_line" title="bbox ${box}">${words.join(' ')}</span>`;
  };
  return bytes(
    `<div class="ocr_page" title="bbox 0 0 400 600">${lines.map((parts) => line(parts)).join('\n')}</div>`,
  );
}

const restored = async (input: Uint8Array): Promise<string> =>
  restore(sourcesFrom('a', await readInput('a', input))).markdown;
const tableIn = (markdown: string): string[] => markdown.split('\n').filter((line) => line.startsWith('|'));

const MINES = at(
  [0, 90, 170, 240],
  'Mine | Coal | Iron | Tin',
  'Ashby | 120 | | 4',
  'North',
  'Barrow | | 88 | 7',
  'Corby | 310 | 12 |',
);
const ASHBY = [
  '| Mine | Coal | Iron | Tin |',
  '| --- | --: | --: | --: |',
  '| Ashby | 120 |  | 4 |',
  '| North |  |  |  |',
  '| Barrow |  | 88 | 7 |',
  '| Corby | 310 | 12 |  |',
];

describe('a table whose words have places', () => {
  it.each([
    ['PDF', async (rows: readonly Row[]) => pdfOf([page(rows)])],
    ['hOCR', (rows: readonly Row[]) => hocrOf(rows)],
    [
      'hOCR that reads it column by column',
      (rows: readonly Row[]) => hocrOf(rows.slice(0, 2).concat(rows.slice(3)), true),
    ],
  ])('comes back from %s', async (name, made) => {
    const found = tableIn(await restored(await made(MINES)));
    expect(found).toEqual(name.includes('column') ? ASHBY.filter((row) => !row.includes('North')) : ASHBY);
  });

  it('has two columns where the second is of figures', async () => {
    const rows = at([0, 200], 'Bread, the loaf | 4d.', 'Butter | 1s. 2d.', 'Sugar | 5d.');
    expect(tableIn(await restored(await pdfOf([page(rows)])))).toContain('| Butter | 1s. 2d. |');
  });

  it('has cells of several lines, and words divided in them', async () => {
    const rows = at(
      [0, 60, 250],
      'Name | What it was | Price',
      'Ferry | A boat that carried people and cat- | 12',
      ' | tle over the river',
      'Mill | A house in which corn was ground | 140',
      'Forge | A shop | 7',
    );
    expect(tableIn(await restored(await pdfOf([page(rows)])))).toContain(
      '| Ferry | A boat that carried people and cattle over the river | 12 |',
    );
  });

  it('keeps its head on each of its pages', async () => {
    const rows = at(
      [0, 90, 170],
      'Mine | Coal | Iron',
      'Ashby | 120 | 14',
      'Corby | 310 | 12',
      'Derby | 4 | 9',
    );
    const pages = [1, 2, 3, 4].map((n) => [...rows, [[0, `And so on for page ${n}.`]] as Row]);
    const pdf = await pdfOf(
      pages.map((one) =>
        one.flatMap((row, i) => row.map(([x, text]) => ({ text, x: 40 + x, y: 50 + 13 * i }))),
      ),
    );
    expect(tableIn(await restored(pdf)).filter((row) => row === '| Mine | Coal | Iron |')).toHaveLength(4);
  });

  it('comes back whatever stands in it', async () => {
    const cell = fc.stringMatching(/^[a-z]{1,5}\d{1,4}$/);
    const grid = fc.integer({ min: 3, max: 5 }).chain((columns) =>
      fc.array(
        fc.tuple(
          fc.stringMatching(/^[A-Z][a-z]{2,7}$/),
          fc.array(fc.integer({ min: 1000, max: 99_999 }), {
            minLength: columns - 1,
            maxLength: columns - 1,
          }),
          cell,
        ),
        { minLength: 4, maxLength: 8 },
      ),
    );
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const texts = rows.map(([name, figures]) => [name, ...figures.map((n) => n.toLocaleString('en'))]);
        const places = [0, 70, 140, 210, 280];
        const made = at(places, ...texts.map((row) => row.join('|')));
        expect(tableIn(await restored(await pdfOf([page(made)]))).slice(-texts.length)).toEqual(
          texts.map((row) => `| ${row.join(' | ')} |`),
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe('what stands in columns and is no table', () => {
  it.each([
    ['contents', [0, 250], ['Loomings | 1', 'The Carpet-Bag | 9', 'The Spouter-Inn | 14', 'Breakfast | 36']],
    [
      'contents, a folio misread',
      [0, 250],
      [
        'Loomings | 1',
        'The Carpet-Bag | 9',
        'The Inn | 14',
        'Breakfast | 86',
        'The Street | 39',
        'The Ship | 41',
      ],
    ],
    ['numbered chapters', [0, 40, 250], ['I. | Loomings | 1', 'II. | The Inn | 9', 'III. | Breakfast | 14']],
    ['an index', [0, 150], ['Abbey | 12', 'Acorn | 4', 'Adder | 78', 'Barley | 33, 40', 'Barn | 2']],
    [
      'an index in two columns',
      [0, 90, 160, 250],
      [
        'Abbey | 12 | Dairy | 9',
        'Acorn | 4 | Ducks | 80',
        'Adder | 78 | Eggs | 41',
        'Barley | 33 | Elms | 7',
      ],
    ],
    [
      'an index in three',
      [0, 110, 220],
      [
        'Abbey, 12 | Dairy, 9 | Hay, 3',
        'Acorn, 4 | Ducks, 8 | Ice, 9',
        'Adder, 7 | Eggs, 4 | Inn, 8',
        'Barn, 2 | Elms, 7 | Iron, 4',
      ],
    ],
    [
      'verse with its lines counted',
      [0, 250],
      ['Of arms and the man | 1', 'who first from Troy | 2', 'came to the shore | 3', 'driven by fate | 4'],
    ],
    [
      'addresses',
      [0, 120, 240],
      [
        'Smith & Co. | Jones Ltd. | Brown Inc.',
        '12 High Street | 3 Low Road | 5 Mid Avenue',
        'London | Paris | Rome',
      ],
    ],
    [
      'names',
      [0, 120, 240],
      [
        'John Smith | Mary Jones | Ann Lee',
        'Tom Wright | Will Cooper | Sam Fletcher',
        'Jane Miller | Eve Mason | Ned Carter',
        'Bob Turner | Kit Baker | Joe Hill',
      ],
    ],
    [
      'words in the order of the alphabet',
      [0, 110, 220],
      [
        'apple | egg | lamp',
        'bread | field | moon',
        'cheese | goat | nest',
        'door | house | oar',
        'ear | ink | plough',
      ],
    ],
    [
      'a play’s persons',
      [0, 200],
      ['HAMLET, a prince | Mr. Kemble', 'OPHELIA, a daughter | Mrs. Siddons', 'A GHOST | Mr. Kean'],
    ],
    [
      'verse in three columns',
      [0, 110, 220],
      [
        'Tiger, tiger, | In what deep | And what hand,',
        'burning bright | or skies, burnt | and what art',
        'in the forests | the fire of thine | could twist the',
        'of the night, | eyes? On what | sinews of thy heart?',
      ],
    ],
  ] as const)('is left as it is: %s', async (_, places, lines) => {
    const rows = at(places, ...lines);
    for (const input of [await pdfOf([page(rows)]), hocrOf(rows), hocrOf(rows, true)])
      expect(tableIn(await restored(input))).toEqual([]);
  });
});
