import { expect, it } from 'vitest';
import { shelf } from '../src/edge/shelf.js';
import { wordsOf } from '../src/pdf/index.js';
import { publish } from '../src/publish.js';
import { typesetter } from './support/press.js';
import { memoryWorld } from './support/world.js';

const LONG = 'goes on beyond all measure, '.repeat(6);
/** Lines 7, 28 and 49 are too long for the page, and line 70 goes on overleaf. */
const poem = Array.from({ length: 70 }, (_, i) =>
  i % 21 === 6
    ? `Line${i + 1} ${LONG.repeat(i === 69 ? 9 : 1)}`
    : `Line${i + 1} ends here${i % 7 === 6 ? '\n' : ''}`,
).join('\n');
const lines = `# Poem\n\n::: {.verse start=1}\n${poem}\n:::\n`;

/** For each page the numbers beside it, each with the line that begins at its height, and the side that it stands on. */
async function numbersOf(settings: string): Promise<readonly (readonly [string, string, string])[][]> {
  const { artifacts, problems } = await publish(
    memoryWorld({
      'book.yaml': `title: T\nfront: []\ncontents: 0\ntrim: a6\nverse: { numbers: 7 }\n${settings}`,
      'a.md': lines,
    }),
    { typesetter, shelf: shelf() },
    { target: '.', editions: ['screen', 'epub'] },
  );
  expect(problems).toEqual([]);
  const pages = await wordsOf(artifacts[0]?.bytes ?? Buffer.of());
  return pages.map((page) => {
    // beside all words of the page, not among them
    const body = page.filter(({ text }) => /[a-z]/.test(text));
    const left = Math.min(...body.map(({ x }) => x));
    const right = Math.max(...body.map(({ x, width }) => x + width));
    const bottom = Math.max(...body.map(({ y }) => y));
    return page.flatMap((number) => {
      const line = body.find((word) => /^Line\d/.test(word.text) && areOnOneLine(word, number));
      // the folio stands below them
      if (!/^\d+$/.test(number.text) || number.y > bottom + number.height) return [];
      const side = number.x + number.width < left ? 'left' : number.x > right ? 'right' : 'among words';
      return [[number.text, line?.text ?? 'no line', side] as const];
    });
  });
}

type Placed = Readonly<Record<'y' | 'height', number>>;

/** Whether words of whatever size stand on one line, to a tenth of a point; what reads them takes four fifths of their type to be above it. */
const areOnOneLine = (a: Placed, b: Placed): boolean =>
  Math.abs(a.y + 0.8 * a.height - b.y - 0.8 * b.height) < 0.1;

it(
  'numbers of lines stand in the outer margin, on their lines, and are no words of the text',
  { timeout: 60_000 },
  async () => {
    const pages = await numbersOf('');
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.flat().map(([number, line]) => [number, line])).toEqual(
      Array.from({ length: 10 }, (_, i) => [String(7 * (i + 1)), `Line${7 * (i + 1)}`]),
    );
    for (const [i, page] of pages.entries())
      for (const [, , side] of page) expect(side).toBe(i % 2 === 0 ? 'right' : 'left');
  },
);

it(
  'numbers of lines stand on the other side in a book that runs from the right',
  { timeout: 60_000 },
  async () => {
    const pages = await numbersOf('language: he\n');
    expect(pages.flat()).toHaveLength(10);
    for (const [i, page] of pages.entries())
      for (const [, , side] of page) expect(side).toBe(i % 2 === 0 ? 'left' : 'right');
  },
);
