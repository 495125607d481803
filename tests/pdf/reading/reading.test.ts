import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../src/pdf/objects/read.js';
import { writePdf } from '../../../src/pdf/objects/write.js';
import type { Drawn } from '../../../src/pdf/reading/drawn.js';
import { Unknown } from '../../../src/pdf/reading/file.js';
import { laidOut } from '../../../src/pdf/reading/laid-out.js';
import { Damage, isString, nextItem } from '../../../src/pdf/reading/lexer.js';
import { readPages } from '../../../src/pdf/reading/pages.js';
import { readByPdfJs } from '../../../src/pdf/reading/pdf-js.js';
import { codeAt, lengthOf } from '../../../src/pdf/reading/strings.js';
import { wordsOf } from '../../../src/pdf/reading/words.js';

const MAP = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0003> <0020> <0007> <00660069> endbfchar
2 beginbfrange <0010> <0029> <0061> <0030> <0031> [<00E9> <D83DDE00>] endbfrange
endcmap end end`;

/** A PDF of one page for each content; `/F1` is a face of two-byte codes, `/X1` a form, half as large and turned round. */
function pdfOf(contents: readonly string[], change: (text: string) => string = (text) => text): Uint8Array {
  const stream = (entries: string, data: string): string =>
    `<<${entries}/Length ${String(data.length)}>>stream\n${data}\nendstream`;
  const resources = '<</Font <</F1 3 0 R>>/XObject <</X1 7 0 R>>/Properties <</P1 <</MCID 9>>>>>>';
  const pages = contents.map((_, i) => 8 + 2 * i);
  const objects = [
    '<</Type /Catalog/Pages 2 0 R>>',
    `<</Type /Pages/Kids [${pages.map((id) => `${String(id)} 0 R`).join(' ')}]/Count ${String(pages.length)}/MediaBox [0 0 400 600]/Resources ${resources}>>`,
    '<</Type /Font/Subtype /Type0/BaseFont /A#42C/Encoding /Identity-H/DescendantFonts [4 0 R]/ToUnicode 6 0 R>>',
    '<</Type /Font/Subtype /CIDFontType2/BaseFont /ABC/CIDSystemInfo <</Registry (Adobe)/Ordering (Identity)/Supplement 0>>/DW 600/W [3 [250] 16 [400 500.5 450] 19 40 520]/FontDescriptor 5 0 R>>',
    '<</Type /FontDescriptor/FontName /ABC/Flags 4/FontBBox [0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
    stream('', MAP),
    stream(
      `/Type /XObject/Subtype /Form/BBox [0 0 99 99]/Matrix [0 .5 -.5 0 20 30]`,
      'BT /F1 10 Tf <00100011> Tj ET',
    ),
    ...contents.flatMap((content, i) => [
      `<</Type /Page/Parent 2 0 R/CropBox [10 20 390 580]/Contents [${String(9 + 2 * i)} 0 R]>>`,
      stream('', content),
    ]),
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((body, i) => {
    const at = text.length;
    text += `${String(i + 1)} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${rows}trailer\n<</Size ${String(objects.length + 1)}/Root 1 0 R>>\nstartxref\n${String(start)}\n%%EOF\n`;
  return Buffer.from(change(text), 'latin1');
}

const own = (pdf: Uint8Array): Drawn[][] => [...readPages(pdf)].map((page) => [...page]);
async function theirs(pdf: Uint8Array): Promise<Drawn[][]> {
  const pages: Drawn[][] = [];
  for await (const page of readByPdfJs(pdf)) pages.push([...page]);
  return pages;
}

/** Lengths to a thousandth of a point, since pdf.js counts in single precision at places. */
const rounded = (pages: readonly (readonly Drawn[])[]): unknown =>
  pages.map((page) =>
    page.map((glyph) => {
      const near = (value: number): number => Math.round(value * 200) / 200 || 0;
      const { x, baseline, width, size } = glyph;
      return { ...glyph, x: near(x), baseline: near(baseline), width: near(width), size: near(size) };
    }),
  );

const value = fc.integer({ min: -40, max: 40 }).map((whole) => String(whole / 4));
const code = fc.constantFrom('0003', '0007', '0010', '0011', '0020', '0030', '0031');
const string = fc.array(code, { minLength: 1, maxLength: 4 }).map((codes) => `<${codes.join('')}>`);
const matrix = fc.tuple(value, value, value, value, value, value).map((values) => values.join(' '));
const textStep = fc.oneof(
  matrix.map((six) => `${six} Tm`),
  fc.tuple(value, value).map(([x, y]) => `${x} ${y} Td`),
  value.map((spacing) => `${spacing} Tc`),
  value.map((rise) => `${rise} Ts`),
  value.map((size) => `/F1 ${size} Tf`),
  string.map((shown) => `${shown} Tj`),
  fc.array(fc.oneof(string, value), { maxLength: 5 }).map((items) => `[${items.join(' ')}] TJ`),
  fc.constantFrom('/P <</MCID 4 >>BDC', '/Span<</ActualText <FEFF00AD> >> BDC', '/Artifact BMC', 'EMC'),
);
const object = fc
  .array(textStep, { maxLength: 8 })
  .map((steps) => ['BT', '/F1 12 Tf', ...steps, 'ET'].join('\n'));
const content = fc
  .array(
    fc.oneof(
      object,
      matrix.map((six) => `${six} cm`),
      object.map((inner) => `q 1 0 0 -1 3 4 cm\n${inner}\nQ`),
      fc.constant('q /X1 Do Q'),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join('\n'));

describe('reading back', () => {
  it('sees what pdf.js sees', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 3 }), async (contents) => {
        const pdf = pdfOf(contents);
        expect(rounded(own(pdf))).toEqual(rounded(await theirs(pdf)));
      }),
      { numRuns: 60 },
    );
  });

  it('sees the same in a table and in streams', async () => {
    const plain = pdfOf(['BT /F1 10 Tf 1 0 0 1 50 500 Tm [<0010>-300<0011>] TJ ET', 'q /X1 Do Q']);
    expect(own(plain)).toMatchObject([
      [{ text: 'a', x: 40, baseline: 80, size: 10 }, { text: 'b' }],
      [{ text: 'a' }, {}],
    ]);
    expect(own(await writePdf(readPdf(plain)))).toEqual(own(plain));
    expect(own(await writePdf(readPdf(plain), { plain: true }))).toEqual(own(plain));
  });

  it('keeps to the whole text state', () => {
    const [page = []] = own(
      pdfOf([
        "BT /F1 10 Tf 50 Tz 12 TL 1 0 0 1 10 580 Tm <0010> Tj T* <0010> Tj 5 -8 TD <0010> Tj <0010> ' ET",
      ]),
    );
    expect(page.map(({ x, baseline, width }) => [x, baseline, width])).toEqual([
      [0, 0, 2],
      [0, 12, 2],
      [5, 20, 2],
      [5, 28, 2],
    ]);
  });

  it.each([
    ['FEFF0062', 'b'],
    ['FEFFD808DC40', '𒁀'],
    ['FEFF00620063', 'a'],
    ['FEFF', 'a'],
  ])('hears of a glyph what the actual text %s says, if it is one character', (said, text) => {
    const [page = []] = own(pdfOf([`BT /F1 10 Tf /Span<</ActualText <${said}>>>BDC <0010> Tj EMC ET`]));
    expect(page.map((glyph) => glyph.text)).toEqual([text]);
  });

  const SAMPLE = ['BT /F1 11 Tf <00100010> Tj ET'];
  it.each<[string, (text: string) => string]>([
    ['its beginning is longer', (text) => text.replace('%PDF-1.7', '%PDF-1.7 ')],
    ['its end is cut', (text) => text.slice(0, -9)],
    ['a stream is shorter than it says', (text) => text.replace('<00100010> Tj', '<0010> Tj')],
    [
      'a stream has another length',
      (text) => text.replace('/Length 29>>stream\nBT /F1 11', '/Length 28>>stream\nBT /F1 11'),
    ],
    ['a page is missing', (text) => text.replace('/Count 1', '/Count 2')],
    ['a page is no page', (text) => text.replace('/Type /Page/Parent', '/Type /Pags/Parent')],
    ['a face is not there', (text) => text.replace('BT /F1 11', 'BT /F2 11')],
    ['an object has another number', (text) => text.replace('\n9 0 obj', '\n7 0 obj')],
    ['a string has half a code', (text) => text.replace('<00100010> Tj', '<001000> Tj  ')],
  ])('finds it damaged where %s', (_name, change) => {
    expect(() => own(pdfOf(SAMPLE))).not.toThrow();
    expect(() => own(pdfOf(SAMPLE, change))).toThrow(Damage);
  });

  it('says so of a damaged file, instead of mending it', async () => {
    const damaged = pdfOf(SAMPLE, (text) => text.replace('%PDF-1.7', '%PDF-1.7 '));
    await expect(wordsOf(damaged)).rejects.toThrow(/cannot be read back/);
  });

  it('leaves to pdf.js what it does not know', async () => {
    const encoded = pdfOf(SAMPLE, (text) => text.replace('/Identity-H', '/Identity-V'));
    expect(() => own(encoded)).toThrow(Unknown);
    const pages: string[] = [];
    for await (const page of laidOut(encoded)) pages.push(page.map(({ text }) => text).join(''));
    expect(pages).toEqual(['aa']);
  });
});

describe('the syntax', () => {
  const read = (text: string): unknown => {
    const item = nextItem({ bytes: Buffer.from(text, 'latin1'), at: 0 }, true);
    return isString(item) ? { codes: [...item.codes] } : item;
  };
  it.each<[string, unknown]>([
    ['12', 12],
    ['-.5', -0.5],
    ['+3.25 ', 3.25],
    ['4.', 4],
    ['/A#20b', '/A b'],
    ['12 0 R', { object: 12 }],
    ['[1 0 2 null true]', [1, 0, 2, null, true]],
    ['% a comment\n(a(b)\\)\\101\\r\\\n!)', { codes: [...Buffer.from('a(b))A\r!')] }],
    ['<48 6>', { codes: [0x48, 0x60] }],
    ['<486>', { codes: [0x48, 0x60] }],
    ['<48fF00>', { codes: [0x48, 0xff, 0] }],
    ['<>', { codes: [] }],
    [
      '<</A/B/C<</D 1>>>>',
      new Map<string, unknown>([
        ['/A', '/B'],
        ['/C', new Map([['/D', 1]])],
      ]),
    ],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each(['<0041fFe0>', '<00 41fFe0>', '(\\000A\\377\\340)'])(
    'has the same codes of two bytes in %s',
    (text) => {
      const item = nextItem({ bytes: Buffer.from(text, 'latin1'), at: 0 }, true);
      if (!isString(item)) throw new Error('Unexpected item, expected a string');
      expect(lengthOf(item)).toBe(4);
      expect([codeAt(item, 0), codeAt(item, 2)]).toEqual([0x41, 0xffe0]);
    },
  );

  it.each(['(open', '<41', '<4x>', '[1 2', '<</A 1', '<<1 2>>', '1.2.3', '-', ')'])('refuses %s', (text) => {
    expect(() => read(text)).toThrow(Damage);
  });
});
