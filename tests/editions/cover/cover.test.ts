import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { shelf } from '../../../src/edge/shelf.js';
import { wordsOf } from '../../../src/pdf/index.js';
import { arrayAt, catalogOf, dictAt, type PdfFile } from '../../../src/pdf/objects/objects.js';
import { pagesOf } from '../../../src/pdf/objects/page-tree.js';
import { readPdf } from '../../../src/pdf/objects/read.js';
import type { LaidShard, Typesetter } from '../../../src/pagination/typesetter.js';
import type { Problem } from '../../../src/problem.js';
import { publish } from '../../../src/publish.js';
import { fixture, installed, outside } from '../../pdf/support.js';
import { typesetter as chromium } from '../../support/press.js';
import { memoryWorld } from '../../support/world.js';
import { contentOf, rectanglesIn } from './drawn.js';
import { readEan13, readEan5 } from './ean.js';

/** Lays covers out; all else is a page that is there already. */
const typesetter: Typesetter = {
  lay: (shard, serve, side) =>
    shard.id === 'cover' ? chromium.lay(shard, serve, side) : Promise.resolve(page),
  furnish: async () => ({ pdf: await fixture('two'), problems: [] }),
  close: () => Promise.resolve(),
};
const facts = { blank: false, ids: [], text: { x: 75, y: 68, width: 300, height: 640 } };
const page: LaidShard = {
  dependsOnSide: false,
  place: () => Promise.resolve([facts]),
  print: async () => ({ pdf: await fixture('two'), pages: [facts], problems: [] }),
};

const mm = (value: number): number => (value * 72) / 25.4;

async function coverOf(
  settings: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<{ pdf: Uint8Array; file: PdfFile; problems: readonly Problem[] }> {
  const world = memoryWorld({ 'book.yaml': settings, 'a.md': '# One\n\nText.\n', ...files });
  const made = await publish(world, { typesetter, shelf: shelf() }, { target: '.', editions: ['cover'] });
  const [artifact] = made.artifacts;
  if (!artifact) throw new Error('no cover');
  return { pdf: artifact.bytes, file: readPdf(artifact.bytes), problems: made.problems };
}

const boxes = (file: PdfFile): number[][] =>
  ['TrimBox', 'BleedBox', 'MediaBox'].map((name) =>
    arrayAt(file, pagesOf(file)[0]?.dict.get(name)).map(Number),
  );

const WHOLE = `title: The Loom & the “Valley”
subtitle: A Year in Cloth
author: Ada Weaver
publisher: Small Press
identifier: { isbn-print: 0-306-40615-2 }
cover:
  spine: 12.3mm
  price: £8
  addon: 51299
  blurb: |
    A small book -- about a *valley*.

    And its [cloth](https://example.org).
`;

describe('the cover', { timeout: 60_000 }, () => {
  let made: Awaited<ReturnType<typeof coverOf>>;
  beforeAll(async () => {
    made = await coverOf(WHOLE);
  });

  it('has nothing to complain of, and the same bytes twice', async () => {
    expect(made.problems).toEqual([]);
    expect(Buffer.compare(made.pdf, (await coverOf(WHOLE)).pdf)).toBe(0);
  });

  it('has boxes right to a hundredth of a point', () => {
    const [trim = [], bleed = [], media = []] = boxes(made.file);
    expect(Math.abs((trim[2] ?? 0) - (trim[0] ?? 0) - mm(2 * 148 + 12.3))).toBeLessThan(0.01);
    expect(Math.abs((trim[3] ?? 0) - (trim[1] ?? 0) - mm(210))).toBeLessThan(0.01);
    trim.forEach((side, i) => {
      expect(Math.abs(Math.abs(side - (bleed[i] ?? 0)) - mm(3))).toBeLessThan(0.01);
      expect(Math.abs((bleed[i] ?? 0) - (media[i] ?? 0))).toBeGreaterThan(15);
    });
  });

  it('has bars that say the ISBN and the add-on, in black alone, each as wide as the standard has it', () => {
    const black = rectanglesIn(contentOf(made.file)).filter(({ colour }) => colour === '0 g');
    // those of the number are 22.85 mm high, guards 1.65 mm more; those of the add-on are as high as both, less their digits
    const high = (least: number, most: number): typeof black =>
      black
        .filter(
          ({ x, y }) => y.to - y.from > mm(least) && y.to - y.from < mm(most) && x.to - x.from < mm(1.4),
        )
        .sort((a, b) => a.x.from - b.x.from);
    const main = high(22.8, 24.6).map(({ x }) => x);
    expect(readEan13(main)).toBe('9780306406157');
    expect(readEan5(high(21, 22.5).map(({ x }) => x))).toBe('51299');
    expect(Math.abs((main.at(-1)?.to ?? 0) - (main[0]?.from ?? 0) - mm(95 * 0.33))).toBeLessThan(0.01);
  });

  it('has the barcode on the back, inside the page, its quiet zones white', () => {
    const drawn = rectanglesIn(contentOf(made.file));
    const [trim = []] = boxes(made.file);
    const white = drawn.find(
      ({ x, colour }) => colour === '1 g' && Math.abs(x.to - x.from - mm(176 * 0.33)) < 0.2,
    );
    expect(white?.x.from).toBeGreaterThan((trim[0] ?? 0) + mm(6));
    expect(white?.x.to).toBeLessThan((trim[0] ?? 0) + mm(148 - 6));
  });

  it('has all its words, as text in faces that are there', async () => {
    const words = (await wordsOf(made.pdf)).flat().map(({ text }) => text);
    for (const word of ['Loom', 'Ada', '“Valley”', 'Cloth', 'valley.', 'cloth.', '£8', '978-0-306-40615-7'])
      expect(words.join(' ')).toContain(word);
    for (const object of made.file.objects.values()) {
      const font = dictAt(made.file, object);
      if (font?.get('Type') !== '/FontDescriptor') continue;
      expect(font.has('FontFile2')).toBe(true);
    }
  });

  it('is of black alone, and PDF/X-4', () => {
    expect(contentOf(made.file)).not.toMatch(/\b(?:rg|RG|k|K)\b/);
    expect(Buffer.from(made.pdf).toString('latin1')).toContain('PDF/X-4');
    expect(catalogOf(made.file).has('OutputIntents')).toBe(true);
    expect(pagesOf(made.file)[0]?.dict.has('Annots')).toBe(false);
  });

  it.skipIf(!installed('gs'))('leaves nothing on the plates of the colours', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cover-'));
    try {
      const path = join(folder, 'cover.pdf');
      await writeFile(path, made.pdf);
      outside('gs', [
        '-q',
        '-dNOPAUSE',
        '-dBATCH',
        '-sDEVICE=tiffsep',
        '-r36',
        `-sOutputFile=${join(folder, 'p.tif')}`,
        path,
      ]);
      const [trim = []] = boxes(made.file);
      for (const plate of ['Cyan', 'Magenta', 'Yellow', 'Black']) {
        const image = sharp(await readFile(join(folder, `p(${plate}).tif`)));
        const { height } = await image.metadata();
        const [left = 0, foot = 0, right = 0, head = 0] = trim.map((side) => Math.round(side / 2));
        // registration marks, which are outside the bleed, are on every plate
        const inside = { left, top: height - head, width: right - left, height: head - foot };
        const { channels } = await sharp(await image.extract(inside).toBuffer()).stats();
        expect(channels[0]?.min === 255, plate).toBe(plate !== 'Black');
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('has a picture to the edges of the bleed, and says when it has too few pixels', async () => {
    const picture = await sharp({ create: { width: 300, height: 420, channels: 3, background: '#c04a30' } })
      .png()
      .toBuffer();
    const { file, problems, pdf } = await coverOf(
      'title: Red\nauthor: A\nlanguage: en\nidentifier: { isbn-print: 978-0-306-40615-7 }\n' +
        "cover: { image: red.png, spine: 6mm, barcode: 80, ink: cmyk, ground: '#102030' }\n",
      { 'red.png': picture },
    );
    expect(problems.map(({ ruleId }) => ruleId)).toEqual(['press/resolution']);
    expect(problems[0]?.message).toContain("picture 'red.png' of 49 ppi");
    const content = contentOf(file);
    const [, bleed = []] = boxes(file);
    const ground = rectanglesIn(content).find(({ x }) => x.to - x.from > mm(300));
    expect(ground?.x.from).toBeLessThanOrEqual(bleed[0] ?? 0);
    expect(ground?.x.to).toBeGreaterThanOrEqual(bleed[2] ?? Infinity);
    expect(Buffer.from(pdf).toString('latin1')).not.toContain('DeviceRGB');
    const bars = rectanglesIn(content)
      .filter(
        ({ x, y, colour }) => colour === '0 0 0 1 k' && y.to - y.from > mm(18) && x.to - x.from < mm(1.2),
      )
      .sort((a, b) => a.x.from - b.x.from)
      .map(({ x }) => x);
    expect(readEan13(bars)).toBe('9780306406157');
    expect(Math.abs((bars.at(-1)?.to ?? 0) - (bars[0]?.from ?? 0) - mm(95 * 0.264))).toBeLessThan(0.01);
  });

  it('says what is too long for it', async () => {
    const { problems, file } = await coverOf(
      `title: ${'Interminable '.repeat(60)}\nauthor: A\ntrim: a6\npublisher: ${'Long and Longer '.repeat(4)}\n` +
        `identifier: { isbn-print: 978-0-306-40615-7 }\ncover: { addon: 51299, blurb: '${'word '.repeat(700)}' }\n`,
    );
    expect(problems.map(({ message }) => message).join('\n')).toMatch(
      /length of the blurb.*\n.*length of the title/,
    );
    // however narrow the page, the bars keep their size
    const bars = rectanglesIn(contentOf(file))
      .filter(({ x, y, colour }) => colour === '0 g' && y.to - y.from > mm(22.8) && x.to - x.from < mm(1.4))
      .sort((a, b) => a.x.from - b.x.from)
      .map(({ x }) => x);
    expect(readEan13(bars)).toBe('9780306406157');
    expect(Math.abs((bars.at(-1)?.to ?? 0) - (bars[0]?.from ?? 0) - mm(95 * 0.33))).toBeLessThan(0.01);
  });

  it('is refused without the picture that it names, with the place where it does', async () => {
    await expect(coverOf('title: A\ncover: { image: none.png }\n')).rejects.toMatchObject({
      message: expect.stringContaining('none.png') as string,
      place: { file: 'book.yaml', start: { line: 2 } },
    });
  });
});
