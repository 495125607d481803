import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readFlows,
  readPdf,
  setFurniture,
  wordsOf,
  writePdf,
  joinPdfs,
  cutToSize,
  turnPage,
} from '../../../src/pdf/index.js';
import { cutSheets } from '../../../src/pdf/furniture/index.js';
import { drawingsOf } from '../../../src/pdf/furniture/drawings.js';
import {
  add,
  arrayAt,
  decoded,
  dict,
  follow,
  isStream,
  latin,
  pagesOf,
  type PdfFile,
} from '../../../src/pdf/objects/index.js';
import { fixture } from '../support.js';

const BASE = '.5 0 0 -.5 0 1000 cm\n';
/** A drawing of the engine's kind, from this many of the sheet's units below its top. */
const drawing = (upper: number, name: string): string =>
  `q\n0 ${upper} 600 200 re\nW* n\nq\n3 0 0 3 0 ${upper} cm\n/${name} Do\nQ\nQ\n`;

function file(sheets: readonly string[]): PdfFile {
  const made: PdfFile = { objects: new Map(), root: { kind: 'ref', id: 1 }, info: undefined, next: 2 };
  const kids = sheets.map((content) => {
    const data = Buffer.from(content);
    return add(
      made,
      dict({
        ...{ Type: '/Page', MediaBox: [0, 0, 300, 1000], Resources: dict({}) },
        Contents: add(made, { kind: 'stream', dict: dict({ Length: data.length }), data }),
      }),
    );
  });
  made.objects.set(
    1,
    dict({ Type: '/Catalog', Pages: add(made, dict({ Type: '/Pages', Count: kids.length, Kids: kids })) }),
  );
  return made;
}

const drawn = (of: PdfFile): { readonly box: readonly unknown[]; readonly names: string }[] =>
  pagesOf(of).map(({ dict: page }) => {
    const stream = follow(of, page.get('Contents'));
    const content = isStream(stream) ? latin(decoded(stream)) : '';
    if (content !== '') expect(content.startsWith(BASE)).toBe(true);
    return {
      box: arrayAt(of, page.get('MediaBox')),
      names: [...content.matchAll(/\/(\S+) Do/g)].map(([, name]) => name).join(' '),
    };
  });

describe('sheets of furniture', () => {
  it('are cut into pages where they are, each with what is drawn in its place', () => {
    const sheets = file([
      BASE + drawing(0, 'a') + drawing(10, 'b') + drawing(400, 'c'),
      BASE + drawing(200, 'd'),
    ]);
    cutSheets(sheets, { count: 6, step: 100, onSheet: 4 });
    expect(drawn(sheets)).toEqual([
      { box: [0, 900, 300, 1000], names: 'a b' },
      { box: [0, 800, 300, 900], names: '' },
      { box: [0, 700, 300, 800], names: 'c' },
      { box: [0, 600, 300, 700], names: '' },
      { box: [0, 900, 300, 1000], names: '' },
      { box: [0, 800, 300, 900], names: 'd' },
    ]);
  });

  it('give each drawing to one page, whichever', () => {
    const place = fc.record({ page: fc.nat(19), below: fc.double({ min: 0, max: 99.5, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), (places, onSheet) => {
        const contents = Array.from({ length: Math.ceil(20 / onSheet) }, () => BASE);
        for (const [i, { page, below }] of places.entries()) {
          const upper = ((page % onSheet) * 100 + below) * 2;
          const sheet = Math.floor(page / onSheet);
          contents[sheet] = (contents[sheet] ?? '') + drawing(Number(upper.toFixed(4)), `d${i}`);
        }
        const sheets = file(contents);
        cutSheets(sheets, { count: 20, step: 100, onSheet });
        const found = drawn(sheets).map(({ names }) => names);
        const wanted = Array.from({ length: 20 }, (_, page) =>
          places.flatMap((one, i) => (one.page === page ? [`d${i}`] : [])).join(' '),
        );
        expect(found).toEqual(wanted);
      }),
    );
  });

  it.each([
    ['draw before they have a matrix', 'q\nQ\n'],
    ['draw without a clipping path', `${BASE}/a Do\n`],
    ['clip nothing', `${BASE}q\n/a Do\nQ\n`],
    ['end too soon', `${BASE}q\n0 0 9 9 re\nW n\n`],
  ])('are refused where they %s', (_, content) => {
    expect(() => drawingsOf(content)).toThrow(/^Unexpected/);
  });

  it('are read where the path that clips is no rectangle', () => {
    const { drawings } = drawingsOf(`${BASE}q\n10 60 m\n90 20 l\n90 80 l\nh\nW n\n/a Do\nQ\n`);
    expect(drawings.map(({ upper }) => upper)).toEqual([990]);
  });
});

describe('furniture', () => {
  const joined = async (turns: readonly number[]): Promise<PdfFile> => {
    const book = readPdf(await fixture('two'));
    const furniture = readPdf(await fixture('one'), book.next - 1);
    pagesOf(book).forEach((page, i) => {
      turnPage(book, page, turns[i] ?? 0);
    });
    setFurniture([book], [furniture]);
    return joinPdfs([book]).file;
  };

  it('is drawn under the pages that it belongs to, as an artifact, and where it was', async () => {
    const [text, heads] = [await wordsOf(await fixture('two')), await wordsOf(await fixture('one'))];
    const whole = await joined([]);
    const found = await wordsOf(await writePdf(whole));
    expect(found.map((page) => page.map((word) => word.text))).toEqual(
      text.map((page, i) => [...(heads[i] ?? []), ...page].map((word) => word.text)),
    );
    for (const [i, page] of found.entries()) {
      for (const [k, word] of [...(heads[i] ?? []), ...(text[i] ?? [])].entries()) {
        expect(page[k]?.x).toBeCloseTo(word.x, 2);
        expect(page[k]?.y).toBeCloseTo(word.y, 2);
      }
    }
    const [{ dict: first } = { dict: dict({}) }] = pagesOf(whole);
    const [drawing] = arrayAt(whole, first.get('Contents')).map((part) => follow(whole, part));
    expect(isStream(drawing) && latin(decoded(drawing))).toBe('/Artifact BMC\n/Furniture Do\nEMC\n');
  });

  it('stays where the page is when the text is moved to the other side', async () => {
    const size = { width: 148, height: 210 };
    const plain = await joined([]);
    const turned = await joined([20]);
    for (const file of [plain, turned]) cutToSize(file, size);
    const [before = [], after = []] = await Promise.all(
      [plain, turned].map(async (file) => (await wordsOf(await writePdf(file)))[0]),
    );
    const heads = (await wordsOf(await fixture('one')))[0]?.length ?? 0;
    expect(heads).toBeGreaterThan(0);
    expect(before.length).toBeGreaterThan(heads);
    expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text));
    for (const [k, word] of after.entries()) {
      expect(word.x - (before[k]?.x ?? 0)).toBeCloseTo(k < heads ? 0 : 20, 2);
      expect(word.y).toBeCloseTo(before[k]?.y ?? 0, 3);
    }
  });

  it('has no say in the name of what a page says, nor has its side', async () => {
    const boxes = (dx: number): { text: { x: number; y: number; width: number; height: number } }[] =>
      [0, 1].map(() => ({ text: { x: 30 + dx, y: 40, width: 300, height: 400 } }));
    const bare = joinPdfs([await fixture('two')]).file;
    const part = await readFlows(await writePdf(bare), boxes(0));
    const turned = await joined([20.0025, 20.0025]);
    cutToSize(turned, { width: 148, height: 210 });
    const whole = await readFlows(await writePdf(turned), boxes(20.0025));
    expect(part.map(({ key }) => key).every((key) => key !== '')).toBe(true);
    expect(whole.map(({ key }) => key)).toEqual(part.map(({ key }) => key));
    const other = await readFlows(await writePdf(turned), boxes(21));
    expect(other.map(({ key }) => key)).not.toEqual(part.map(({ key }) => key));
  });
});
