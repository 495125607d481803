import { PressError } from '../../problem.js';
import { columnsOf } from './columns.js';
import { inputOf, type Input } from './input.js';
import { withPdf } from './open-pdf.js';
import type { Run, Side } from './run.js';
import { pagesOf } from './spreads.js';
import { typed } from './typed.js';

/** What pdf.js calls a text item; its other items mark structure. */
interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

/** A side of a sheet, turned so that most of its letters stand upright; the others are set aside, each group turned by itself. */
interface Upright extends Side {
  readonly aside: readonly (readonly Run[])[];
}

/** Reads the text layer of a PDF. Throws a `PressError` where there is none, or the file cannot be read. */
export async function readPdf(file: string, bytes: Uint8Array): Promise<Input> {
  const sides = await withPdf(file, bytes, async (pdf) => {
    const found: Upright[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      const { transform, width, height } = page.getViewport({ scale: 1 });
      found.push(
        uprightOf(
          items.filter((item) => 'str' in item),
          transform,
          width,
          height,
        ),
      );
      page.cleanup();
    }
    return found;
  });
  if (sides.every(({ items }) => items.length === 0))
    throw new PressError(`Unexpected PDF ${file} without a text layer, expected text in it`, {
      hint: 'It holds pictures of its pages only. Where tesseract is installed, --ocr reads them.',
    });
  const pages = pagesOf(sides);
  const texts = sides.map((side, i) => {
    const [first = '', ...others] = (pages[i] ?? []).map((runs) => typed(columnsOf(runs)));
    return [[first, ...side.aside.map((runs) => typed(columnsOf(runs)))].join('\n'), ...others];
  });
  return inputOf(file, texts);
}

/** Items as runs, by the quarter turn that they stand at; the turn that most letters have is that of the page. */
function uprightOf(
  items: readonly Item[],
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[],
  width: number,
  height: number,
): Upright {
  const turns: Run[][] = [[], [], [], []];
  const scale = Math.hypot(a, b);
  let last: { turn: number; at: number } | undefined;
  for (const { str, transform, width: advance } of items) {
    const [ta = 1, tb = 0, tc = 0, td = 1, x = 0, y = 0] = transform;
    if (str.trim() === '') {
      const runs = last && turns[last.turn];
      const run = last && runs?.[last.at];
      if (str !== '' && runs && last && run) runs[last.at] = { ...run, text: `${run.text} ` };
      continue;
    }
    const along = [a * ta + c * tb, b * ta + d * tb] as const;
    const up = [a * tc + c * td, b * tc + d * td] as const;
    const turn = (Math.round(Math.atan2(along[1], along[0]) / (Math.PI / 2)) + 4) % 4;
    const [left, baseline] = turned(a * x + c * y + e, b * x + d * y + f, turn, width, height);
    const runs = turns[turn] ?? [];
    const size = Math.hypot(...up) || 1;
    runs.push({ text: str, left, right: left + advance * scale, baseline, size });
    last = { turn, at: runs.length - 1 };
  }
  const letters = turns.map((runs) => runs.reduce((sum, { text }) => sum + text.length, 0));
  const main = letters.indexOf(Math.max(...letters));
  return {
    ...(main % 2 === 0 ? { width, height } : { width: height, height: width }),
    items: turns[main] ?? [],
    aside: turns.filter((runs, turn) => turn !== main && runs.length > 0),
  };
}

/** A point of a page that is turned back by quarter turns. */
function turned(
  x: number,
  y: number,
  turn: number,
  width: number,
  height: number,
): readonly [number, number] {
  if (turn === 1) return [y, width - x];
  if (turn === 2) return [width - x, height - y];
  return turn === 3 ? [height - y, x] : [x, y];
}
