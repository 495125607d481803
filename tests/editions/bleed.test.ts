import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shelf } from '../../src/edge/shelf.js';
import { readAnyPdf } from '../../src/pdf/index.js';
import { arrayAt } from '../../src/pdf/objects/objects.js';
import { pagesOf } from '../../src/pdf/objects/page-tree.js';
import { publish } from '../../src/publish.js';
import { installed, outside } from '../pdf/support.js';
import { typesetter } from '../support/press.js';
import { memoryWorld } from '../support/world.js';

const mm = (value: number): number => (value * 72) / 25.4;
const BLEED = mm(3);
/** Pages before the text: title, imprint, contents and a blank. */
const FRONT = 4;

/** A page drawn at 144 to the inch, and how dark the middle of each strip of its bleed is, 0 to 1. */
interface Strips {
  readonly left: number;
  readonly right: number;
  readonly head: number;
  readonly foot: number;
}

/** Parts of the height and the width of a page that the strips are looked at in. */
const AT = { across: [0.3, 0.7], down: [0.2, 0.35] } as const;

async function strips(pgm: string): Promise<Strips> {
  const bytes = await readFile(pgm);
  const [, width = 0, height = 0] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 30))?.map(Number) ?? [];
  const pixels = bytes.subarray(bytes.length - width * height);
  const margin = (width / 2 - mm(105)) / 2;
  const dark = (x: readonly [number, number], y: readonly [number, number]): number => {
    let [sum, count] = [0, 0];
    for (let row = Math.ceil(y[0] * 2); row < Math.floor(y[1] * 2); row++)
      for (let column = Math.ceil(x[0] * 2); column < Math.floor(x[1] * 2); column++) {
        sum += 1 - (pixels[row * width + column] ?? 255) / 255;
        count++;
      }
    return sum / count;
  };
  const [w, h] = [mm(105), mm(148)];
  const across = [margin + w * AT.across[0], margin + w * AT.across[1]] as const;
  const down = [margin + h * AT.down[0], margin + h * AT.down[1]] as const;
  return {
    left: dark([margin - BLEED + 0.5, margin - 0.5], down),
    right: dark([margin + w + 0.5, margin + w + BLEED - 0.5], down),
    head: dark(across, [margin - BLEED + 0.5, margin - 0.5]),
    foot: dark(across, [margin + h + 0.5, margin + h + BLEED - 0.5]),
  };
}

describe('art that bleeds', { timeout: 90_000 }, () => {
  let folder = '';
  let print: Uint8Array = new Uint8Array();
  let screen: Uint8Array = new Uint8Array();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bleed-'));
    const flat = (width: number, height: number): Promise<Buffer> =>
      sharp({ create: { width, height, channels: 3, background: '#303030' } })
        .png()
        .toBuffer();
    const world = memoryWorld({
      'book.yaml':
        'title: Edge\nlanguage: en\ntrim: a6\neditions: [screen, print]\nchapters: [one.md, two.md]',
      'plate.png': await flat(1400, 1900),
      'wide.png': await flat(1400, 700),
      'one.md':
        '# One\n\nText.\n\n![](plate.png){.plate alt=a}\n\n![](plate.png){.plate alt=b}\n\nText.\n\n![c](plate.png "A caption"){.plate}\n\n![d](plate.png "A caption"){.plate}\n\n![](wide.png){.bleed alt=e}\n\n![](wide.png){.bleed alt=f}\n',
      'two.md': '# Two\n\nText with a sign ![s](wide.png){#sign .odd title=no} in it.\n',
    });
    const made = await publish(world, { typesetter, shelf: shelf() }, { target: '.' });
    expect(made.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const bytesOf = (name: string): Uint8Array =>
      made.artifacts.find((artifact) => artifact.name === name)?.bytes ?? new Uint8Array();
    [print, screen] = [bytesOf('edge-print.pdf'), bytesOf('edge.pdf')];
  }, 90_000);
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('leaves the screen edition as large as the trim', async () => {
    const file = await readAnyPdf(screen);
    for (const { dict } of pagesOf(file)) {
      const [left, foot, right = 0, head = 0] = arrayAt(file, dict.get('MediaBox')).map(Number);
      expect([left, foot]).toEqual([0, 0]);
      expect(Math.abs(right - mm(105))).toBeLessThan(0.01);
      expect(Math.abs(head - mm(148))).toBeLessThan(0.01);
    }
  });

  it.runIf(installed('pdftoppm'))(
    'is in the bleed on the sides it should be, on left and right pages',
    async () => {
      await writeFile(join(folder, 'print.pdf'), print);
      outside('pdftoppm', ['-r', '144', '-gray', join(folder, 'print.pdf'), join(folder, 'page')]);
      const pages = pagesOf(await readAnyPdf(print)).length;
      const drawn = await Promise.all(
        Array.from({ length: pages }, (_, i) =>
          strips(join(folder, `page-${String(i + 1).padStart(pages > 9 ? 2 : 1, '0')}.pgm`)),
        ),
      );
      const inked = drawn.map((page) =>
        Object.entries(page)
          .filter(([, dark]) => dark > 0.7)
          .map(([side]) => side)
          .join(' '),
      );
      const bare = drawn.map((page) => Object.values(page).filter((dark: number) => dark > 0.02).length);
      const [all, three, two] = ['left right head foot', 'left right head', 'left right'];
      expect(inked.slice(FRONT, FRONT + 9)).toEqual(['', all, all, '', three, three, two, two, '']);
      // What is not full of ink has none, marks included.
      inked.forEach((sides, i) => expect(bare[i]).toBe(sides === '' ? 0 : sides.split(' ').length));
    },
  );
});
