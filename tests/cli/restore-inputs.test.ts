import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { restoreCommand } from '../../src/cli/commands/restore.js';
import { tesseractLanguage } from '../../src/edge/tesseract.js';
import { column, pdfOf } from '../restore/inputs/pages.js';
import { calling, type Ran } from './console.js';

const PATH = process.env['PATH'];
let cwd = '';

/** A program of tesseract's name: it says what language it was called with, and how wide the picture is. */
const FAKE = `#!/usr/bin/env node
const chunks = [];
process.stdin.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
  const png = Buffer.concat(chunks);
  if (process.argv[5] !== undefined && process.argv[5] !== 'deu' && process.argv[5] !== 'eng') {
    console.error('Failed loading language ' + process.argv[5]);
    process.exit(1);
  }
  const words = ['Ein', 'Bild', 'von', String(png.readUInt32BE(16)), 'auf', process.argv[5] + ','];
  console.log('<div class="ocr_page" title="bbox 0 0 9 9">' + words.map((word) => '<span class="ocrx_word">' + word + '</span>').join(' ') + '</div>');
});
`;

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'restore-inputs-'));
  mkdirSync(join(cwd, 'bin'));
  writeFileSync(
    join(cwd, 'bin/tesseract'),
    FAKE.replaceAll('process.argv[5]', 'process.argv[process.argv.indexOf("-l") + 1]'),
  );
  chmodSync(join(cwd, 'bin/tesseract'), 0o755);
  const picture = await sharp({ create: { width: 400, height: 500, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  writeFileSync(join(cwd, 'page.png'), picture);
  const scan = await PDFDocument.create();
  for (let page = 0; page < 2; page++) scan.addPage([400, 500]).drawImage(await scan.embedPng(picture));
  writeFileSync(join(cwd, 'scan.pdf'), await scan.save());
  mkdirSync(join(cwd, 'mixed'));
  writeFileSync(
    join(cwd, 'mixed/page-10.pdf'),
    await pdfOf([column(['third and last page of', 'them all.'], 50)]),
  );
  writeFileSync(join(cwd, 'mixed/page-9.txt'), Buffer.from('\uFEFFsecond, and then the\r\n', 'utf16le'));
  writeFileSync(
    join(cwd, 'mixed/page-2.xml'),
    '<alto><Page><TextLine><String CONTENT="The first page, then the"/></TextLine></Page></alto>',
  );
  writeFileSync(join(cwd, 'mixed/page-2.txt'), 'The fjrst page, tlien the');
  writeFileSync(join(cwd, 'mixed/mets.xml'), '<mets>no page</mets>');
  writeFileSync(join(cwd, 'mixed/page-2.png'), picture);
});

afterEach(() => {
  process.env['PATH'] = PATH;
});

afterAll(() => {
  rmSync(cwd, { recursive: true });
});

const run = (...argv: string[]): Promise<Ran> => calling(restoreCommand, argv, { cwd });

const withTesseract = (): void => {
  process.env['PATH'] = [join(cwd, 'bin'), dirname(process.execPath), PATH].join(delimiter);
};

describe('pamphleteer restore, on other things than text', () => {
  it('reads a folder of several formats by number, each page once', async () => {
    expect((await run('mixed')).out).toBe(
      'The first page, then the second, and then the third and last page of them all.\n',
    );
  });

  it('names the page in places', async () => {
    writeFileSync(
      join(cwd, 'two.pdf'),
      await pdfOf([
        column(['A page of text that goes on to the'], 50),
        column(['next page and is a para-', 'graph.'], 50),
      ]),
    );
    await run('two.pdf', '-o', 'out/two.md', '--report', 'out/two.json');
    expect(JSON.parse(readFileSync(join(cwd, 'out/two.json'), 'utf8'))).toMatchObject({
      hyphens: [{ left: 'para', place: { file: 'two.pdf#page=2', start: { line: 1 } } }],
    });
  });

  it('has tesseract read pictures, in a language', async () => {
    withTesseract();
    expect((await run('page.png', '--ocr', '--language', 'de-AT')).out).toBe('Ein Bild von 400 auf deu,\n');
    expect((await run('scan.pdf', '--ocr')).out).toMatch(
      /^Ein Bild von 400 auf eng,\s+Ein\s+Bild von 400 auf eng,$/m,
    );
    await expect(run('page.png', '--ocr', '--language', 'frk')).rejects.toMatchObject({
      hint: 'Failed loading language frk',
    });
  });

  it.each([
    [['page.png'], 'Unexpected picture page.png'],
    [['scan.pdf'], 'without a text layer'],
    [['mixed/mets.xml', '--language', 'de'], 'without --ocr'],
    [['page.png', '--ocr', '--language', 'x y'], 'Unexpected language "x y"'],
  ])('cannot go on with %j', async (argv, message) => {
    await expect(run(...argv)).rejects.toThrow(message);
  });

  it.skipIf(process.platform !== 'linux')('says of a file that it cannot be read', async () => {
    await expect(run('/proc/self/mem')).rejects.toThrow(
      'Unexpected failure to open /proc/self/mem (EIO), expected a file that can be read',
    );
  });

  it('says so where tesseract is not installed', async () => {
    process.env['PATH'] = join(cwd, 'mixed');
    await expect(run('page.png', '--ocr')).rejects.toThrow('Unexpected option --ocr without tesseract');
  });

  it('knows the languages of tesseract', () => {
    expect(['de', 'EN-gb', 'frk', 'deu+eng'].map(tesseractLanguage)).toEqual([
      'deu',
      'eng',
      'frk',
      'deu+eng',
    ]);
  });
});
