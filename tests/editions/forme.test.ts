import { beforeAll, describe, expect, it } from 'vitest';
import { formesOf } from '../../src/editions/forme.js';
import { Parts, readingAhead } from '../../src/editions/parts.js';
import type { Pages } from '../../src/pagination/index.js';
import { pageSize } from '../../src/pagination/index.js';
import type { PageFacts, Typesetter } from '../../src/pagination/typesetter.js';
import {
  catalogOf,
  follow,
  isStream,
  pagesOf,
  readPdf,
  writePdf,
  type PdfFile,
} from '../../src/pdf/index.js';
import { finished } from '../support/editions.js';

const facts: PageFacts = {
  ...{ side: 'recto', label: '1', blank: false, ids: [] },
  text: { x: 75, y: 68, width: 300, height: 640 },
};
let pdfs: readonly Uint8Array[] = [];
let pages: Pages;
beforeAll(async () => {
  pdfs = [await finished('one'), await finished('two'), await finished('one')];
  pages = {
    size: pageSize('a5'),
    shards: pdfs.map((pdf, i) => ({
      pdf,
      pages: [facts],
      problems: [],
      section: `part-${String(i)}`,
      blanksBefore: 0,
    })),
    facts: pdfs.map(() => facts),
    problems: [],
  };
});

/** What draws each page, as it is stored. */
const contentsOf = (file: PdfFile): readonly string[] =>
  pagesOf(file).map(({ dict }) => {
    const content = follow(file, dict.get('Contents'));
    return isStream(content) ? Buffer.from(content.data).toString('base64') : 'none';
  });

describe('formes', () => {
  it('are each edition’s own, the last one too', async () => {
    const forme = formesOf(pages, 3);
    const alone = await writePdf(formesOf(pages, 1)().file);
    for (let taker = 0; taker < 3; taker++) {
      const { file } = forme();
      expect(Buffer.compare(await writePdf(file), alone)).toBe(0);
      for (const { dict } of pagesOf(file)) dict.set('MediaBox', [0, 0, 1, 1]);
      catalogOf(file).delete('StructTreeRoot');
    }
  });

  it('are made once more for who was not expected', async () => {
    const forme = formesOf(pages, 1);
    const { file } = forme();
    const first = await writePdf(file);
    catalogOf(file).delete('StructTreeRoot');
    expect(Buffer.compare(await writePdf(forme().file), first)).toBe(0);
  });

  it('are the same whatever parts were read before, in whatever order', async () => {
    const plain = await writePdf(formesOf(pages, 1)().file);
    for (const ahead of [[2, 0], [1], [2, 1, 0]]) {
      const parts = new Parts();
      for (const part of ahead) parts.readAhead(pdfs[part] ?? new Uint8Array());
      const { file } = formesOf(pages, 1, parts)();
      expect(contentsOf(file)).toEqual(pdfs.flatMap((pdf) => contentsOf(readPdf(pdf))));
      expect(Buffer.compare(await writePdf(file), plain)).toBe(0);
    }
  });
});

/** Prints these, one a shard. */
const printing = (given: readonly Uint8Array[]): Typesetter => ({
  lay: ({ id }) =>
    Promise.resolve({
      dependsOnSide: false,
      place: () => Promise.resolve([]),
      print: () => Promise.resolve({ pdf: given[Number(id)] ?? new Uint8Array(), pages: [], problems: [] }),
    }),
  furnish: () => Promise.reject(new Error('not asked')),
  close: () => Promise.resolve(),
});

describe('parts that an earlier build finished', () => {
  const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));
  async function printedBy(typesetter: Typesetter): Promise<void> {
    for (const id of ['0', '1', '2']) await (await typesetter.lay({ id, html: '' }, none)).print();
    await wait();
  }
  const none = (): Promise<undefined> => Promise.resolve(undefined);

  it('are read before they are asked for, and none that are new', async () => {
    const read: Uint8Array[] = [];
    class Watched extends Parts {
      override readAhead(pdf: Uint8Array): void {
        read.push(pdf);
        super.readAhead(pdf);
      }
    }
    await printedBy(readingAhead(printing(pdfs), new Watched(), (pdf) => pdf === pdfs[1]));
    expect(read).toEqual([pdfs[0], pdfs[2]]);
  });

  it('are complained of by who takes them', async () => {
    const parts = new Parts();
    const damaged = Buffer.from('no PDF');
    await printedBy(readingAhead(printing([damaged]), parts, () => false));
    expect(() => parts.take(damaged)).toThrow(/Unexpected first line in a PDF/);
  });
});
