import { beforeAll, describe, expect, it } from 'vitest';
import { rewriteContents } from '../../../src/pdf/contents/rewrite.js';
import { joinPdfs } from '../../../src/pdf/joining/join.js';
import { dictAt, isStream, type Dict, type PdfFile } from '../../../src/pdf/objects/objects.js';
import { pagesOf } from '../../../src/pdf/objects/page-tree.js';
import { decoded, latin } from '../../../src/pdf/objects/streams.js';
import { writePdf } from '../../../src/pdf/objects/write.js';
import { cutToSize } from '../../../src/pdf/pages/boxes.js';
import {
  flowWords,
  pageWords,
  readFlows,
  type FlowBoxes,
  type PageReading,
} from '../../../src/pdf/reading/flows.js';
import { finished } from '../../support/editions.js';

const text = { x: 50, y: 50, width: 230, height: 485 };
const boxes: readonly FlowBoxes[] = [{ text }, { text }, { text }];
const SIZE = { width: 148, height: 210 };

/** The fixtures joined, as an edition has them. */
async function joined(): Promise<PdfFile> {
  const { file } = joinPdfs([await finished('one'), await finished('two')]);
  return file;
}

describe('flows', () => {
  let parts: readonly PageReading[] = [];
  let known: ReadonlyMap<string, PageReading>;
  beforeAll(async () => {
    const [one, two] = [
      await readFlows(await finished('one'), boxes),
      await readFlows(await finished('two'), boxes),
    ];
    parts = [...one, ...two];
    // a mark by which it is seen that a page was not read again
    known = new Map(parts.map((reading) => [reading.key, { ...reading, notes: ['known'] }]));
  });

  const isKnown = async (pdf: Uint8Array, others = boxes, edge = 0): Promise<boolean[]> =>
    (await readFlows(pdf, others, { margins: others.map(() => ({ left: edge, head: edge })), known })).map(
      ({ notes }) => notes.includes('known'),
    );

  it('are the words in the boxes, whole, and which of them begin a line', () => {
    const words = [...flowWords(parts, 'text', ['i', 'ii', 'iii'])];
    expect(words.slice(0, 3)).toEqual([
      { text: 'The', at: 'i' },
      { text: 'Wharf', at: 'i' },
      { text: 'The', at: 'i', beginsLine: true },
    ]);
    expect(words).toContainEqual({ text: 'extraordinary', at: 'i' });
    expect(words.at(-1)?.at).toBe('iii');
    // the running head is outside
    expect(words.filter(({ text: said }) => said === 'Wharf')).toHaveLength(1);
  });

  it('are whole whatever divides them, and keep a hyphen that leads nowhere', () => {
    const page = (...text: string[]): PageReading => ({ key: '', text, notes: [] });
    const words = flowWords([page('a\n', 'un\u00ad', 'in\u00ad'), page('tended\n', 'end\u00ad')], 'text', [
      '1',
      '2',
    ]);
    expect([...words]).toEqual([
      { text: 'a', at: '1' },
      { text: 'unintended', at: '1', beginsLine: true },
      { text: 'end', at: '2', beginsLine: true },
    ]);
    // a hyphen that is none of the engine's parts words
    expect([...flowWords([page('pre-\n', 'war')], 'text', ['1'])]).toEqual([
      { text: 'pre-', at: '1' },
      { text: 'war', at: '1' },
    ]);
    expect(pageWords([page('a\n', 'un\u00ad')])).toEqual([['a', 'un']]);
  });

  it('are three, where a figure floats: its words are none of the text around it', async () => {
    const [whole] = await readFlows(await finished('one'), boxes);
    const upper = { ...text, height: 120 };
    const [page] = await readFlows(await finished('one'), [{ text, floats: [upper] }, { text }]);
    expect(page?.floats?.length).toBeGreaterThan(3);
    expect(page?.text.length).toBeGreaterThan(3);
    expect([...(page?.floats ?? []), ...(page?.text ?? [])]).toEqual(whole?.text);
    expect([...flowWords(page ? [page] : [], 'floats', ['i'])][0]).toEqual({ text: 'The', at: 'i' });
    expect([...flowWords(parts, 'floats', [])]).toEqual([]);
  });

  it('are known of pages that were read in their parts, once these are joined and moved', async () => {
    const file = await joined();
    expect(await isKnown(await writePdf(file))).toEqual([true, true, true]);
    cutToSize(file, SIZE);
    const pdf = await writePdf(file);
    expect(await isKnown(pdf)).toEqual([true, true, true]);
    expect((await readFlows(pdf, boxes)).map(({ key }) => key)).toEqual(parts.map(({ key }) => key));
    expect(await readFlows(pdf, boxes)).toEqual(parts);
  });

  /** Changes the first stream that something of a font says is its map. */
  const fontOf = (file: PdfFile): Dict | undefined =>
    [...file.objects.values()].find(
      (object): object is Dict => object instanceof Map && object.get('Subtype') === '/Type0',
    );

  it.each<[string, (file: PdfFile) => unknown]>([
    [
      'a letter',
      (file) =>
        rewriteContents(file, (content, _page, index) =>
          index === 0 ? content.replace(/<0073/, '<0074') : content,
        ),
    ],
    [
      'what a glyph says',
      (file) => {
        const map = dictAt(file, fontOf(file))?.get('ToUnicode');
        const id = typeof map === 'object' && map !== null && 'id' in map ? map.id : 0;
        const stream = file.objects.get(id);
        if (!isStream(stream)) throw new Error('no map');
        const data = Buffer.from(`${latin(decoded(stream))} `, 'latin1');
        file.objects.set(id, { kind: 'stream', dict: new Map([['Length', data.length]]), data });
      },
    ],
    [
      'how wide glyphs are',
      (file) => {
        for (const object of file.objects.values())
          if (object instanceof Map && object.get('Subtype') === '/CIDFontType2') object.set('DW', 777);
      },
    ],
    [
      'where the page has its corner',
      (file) => {
        for (const { dict } of pagesOf(file)) dict.set('CropBox', [0, 0, 300, 500]);
      },
    ],
  ])('are read again where %s is another', async (_, change) => {
    const file = await joined();
    await change(file);
    expect((await isKnown(await writePdf(file)))[0]).toBe(false);
  });

  it('are read again for other boxes and another margin', async () => {
    const pdf = await writePdf(await joined());
    const wider = boxes.map((one) => ({ text: { ...one.text, width: 250 } }));
    expect(await isKnown(pdf, wider)).toEqual([false, false, false]);
    expect(await isKnown(pdf, boxes, 3)).toEqual([false, false, false]);
  });

  it('leave out what is drawn in pictures, and put notes apart', async () => {
    const pdf = await writePdf(await joined());
    const [whole] = await readFlows(pdf, boxes);
    const half = { ...text, height: 200 };
    const rest = { ...text, y: 262, height: 273 };
    const [apart] = await readFlows(pdf, [{ text: half, notes: rest }]);
    expect([...(apart?.text ?? []), ...(apart?.notes ?? [])].length).toBe(whole?.text.length);
    const [without] = await readFlows(pdf, [{ text, pictures: [rest] }]);
    expect(without?.text.length).toBeLessThan(whole?.text.length ?? 0);
  });

  it('refuse what is no PDF', async () => {
    await expect(readFlows(Buffer.from('no PDF'), boxes)).rejects.toThrow(
      /Unexpected PDF that cannot be read back/,
    );
  });
});
