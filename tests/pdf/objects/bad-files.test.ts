import { describe, expect, it } from 'vitest';
import { imposeFile } from '../../../src/editions/booklet/index.js';
import { openPdf, preflightPdf } from '../../../src/preflight/pdf/index.js';
import { PressError } from '../../../src/problem.js';

const pdf = (...objects: readonly string[]): Uint8Array =>
  Buffer.from(
    `%PDF-1.4\n${objects.map((object, i) => `${i + 1} 0 obj${object}endobj`).join('\n')}\ntrailer<</Root 1 0 R/Size ${objects.length + 1}>>\nstartxref\n0\n%%EOF\n`,
  );
const CATALOG = '<</Type/Catalog/Pages 2 0 R>>';
const PAGES = '<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 400]>>';
const deep = (levels: number): Uint8Array =>
  pdf(
    CATALOG,
    ...Array.from(
      { length: levels },
      (_, i) => `<</Type/Pages/Kids[${i + 3} 0 R]/Count 1/MediaBox[0 0 300 400]>>`,
    ),
    '<</Type/Page>>',
  );

const BAD: Readonly<Record<string, Uint8Array>> = {
  'an empty file': new Uint8Array(),
  'no PDF': Buffer.from('hello'),
  'no pages': pdf(CATALOG, '<</Type/Pages/Kids[]/Count 0>>'),
  'pages that are their own reference': pdf(CATALOG, '2 0 R'),
  'a page of no size': pdf(
    CATALOG,
    '<</Type/Pages/Kids[3 0 R 2 0 R]/Count 1>>',
    '<</Type/Page/MediaBox[0 0 0 0]>>',
  ),
  'a page tree without end': deep(4000),
  'content that cannot be unpacked': pdf(
    CATALOG,
    PAGES,
    '<</Type/Page/Contents[4 0 R 4 0 R]>>',
    '<</Length 4/Filter/FlateDecode>>stream\nnope\nendstream\n',
  ),
  'pages of two sizes': pdf(
    CATALOG,
    '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 300 400]>>',
    '<</Type/Page>>',
    '<</Type/Page/MediaBox[0 0 200 200]>>',
  ),
};
const ORDER = {
  schema: 'saddle',
  sheet: 'a4',
  flip: 'short-edge',
  caliper: '0.1mm',
  bleed: '0mm',
  lastOutermost: false,
  rightToLeft: false,
} as const;

describe('bad files', () => {
  it.each(Object.entries(BAD))('are not imposed, and say why: %s', async (_, bytes) => {
    await expect(imposeFile(bytes, ORDER)).rejects.toBeInstanceOf(PressError);
  });

  it.each(Object.entries(BAD))('are checked or refused: %s', async (_, bytes) => {
    const found = await openPdf(bytes).then(
      (file) => preflightPdf(file, 'paper').length,
      (error: unknown) => (error instanceof PressError ? 'refused' : error),
    );
    expect(found === 'refused' || (typeof found === 'number' && found > 0)).toBe(true);
  });
});
