import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, degrees } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restore } from '../../../src/restore/index.js';
import { formatOf, readInput, sourcesFrom } from '../../../src/restore/inputs/index.js';
import { column, pdfOf } from './pages.js';

const FIXTURES = join(import.meta.dirname, '../../fixtures/restore');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join(FIXTURES, name)));
const pagesIn = async (input: Uint8Array): Promise<readonly string[]> =>
  (await readInput('a', input)).pages.map((page) => page.replace('\f', ''));
const wordsOf = (text: string): string[] => (text.match(/[\p{L}\p{N}]+/gu) ?? []).sort();

const LEFT = [
  'The first column has lines',
  'that go on to the next one',
  'and on and on until it ends',
  'where the second one begins,',
  'after a fifth line of text.',
];
const RIGHT = LEFT.map((line) => line.replace('first', 'other').replace('second', 'third'));

describe('a PDF with a text layer', () => {
  it('gives lines, indents and empty lines', async () => {
    const pdf = await pdfOf([
      [
        ...column(
          [
            'A line that stands at the margin',
            'and another one at the margin,',
            '  an indented one that begins',
            'and goes on at the margin.',
          ],
          50,
        ),
        { text: 'Far below.', x: 50, y: 130 },
      ],
    ]);
    expect(await pagesIn(pdf)).toEqual([
      'A line that stands at the margin\nand another one at the margin,\n  an indented one that begins\nand goes on at the margin.\n\nFar below.\n',
    ]);
  });

  it('reads columns one after the other, under a heading that goes across', async () => {
    const heading = { text: 'A heading that goes across both of the columns of the page', x: 60, y: 30 };
    const pdf = await pdfOf([[heading, ...column(LEFT, 40), ...column(RIGHT, 210)]]);
    const [page = ''] = await pagesIn(pdf);
    expect(
      page
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.trim()),
    ).toEqual([heading.text, ...LEFT, ...RIGHT]);
  });

  it('leaves the page numbers of contents on their lines', async () => {
    const titles = LEFT.map((text, y) => ({ text, x: 40, y: 60 + 12 * y }));
    const numbers = LEFT.map((_, y) => ({ text: String(3 * y + 1), x: 340, y: 60 + 12 * y }));
    const [page = ''] = await pagesIn(await pdfOf([[...titles, ...numbers]]));
    expect(page.split('\n')[1]).toBe('that go on to the next one 4');
  });

  it('divides a spread into its pages, and one with an empty half as the others', async () => {
    const input = await readInput(
      'a',
      await pdfOf([[...column(LEFT, 50), ...column(RIGHT, 450)], column(RIGHT, 450)], { width: 800 }),
    );
    expect(input.isDivided).toBe(true);
    expect(input.pages.map((page) => page.trim())).toEqual([
      LEFT.join('\n'),
      RIGHT.join('\n'),
      '',
      RIGHT.join('\n'),
    ]);
  });

  it('reads a page that is turned', async () => {
    expect(await pagesIn(await pdfOf([column(LEFT, 50)], { turn: 90 }))).toEqual([`${LEFT.join('\n')}\n`]);
  });

  it('turns a page whose letters lie on their side, and sets aside what stands otherwise', async () => {
    const lying = await pdfOf([column(LEFT, 50)], { turn: 90, isShownTurned: false });
    expect(await pagesIn(lying)).toEqual([`${LEFT.join('\n')}\n`]);
    const pdf = await PDFDocument.load(lying);
    pdf.getPage(0).drawText('in the margin', { x: 300, y: 20, size: 8 });
    pdf.getPage(0).drawText('on its head', { x: 300, y: 200, size: 8, rotate: degrees(180) });
    pdf.getPage(0).drawText('running down', { x: 500, y: 200, size: 8, rotate: degrees(-90) });
    const [page = ''] = await pagesIn(await pdf.save());
    expect(page.startsWith(LEFT.join('\n'))).toBe(true);
    expect(page.slice(LEFT.join('\n').length)).toBe('\n\nin the margin\n\nrunning down\n\non its head\n');
  });

  it('joins letters that stand close, and parts words by gaps', async () => {
    const pdf = await pdfOf([
      [
        { text: 'ev', x: 50, y: 50 },
        { text: 'en', x: 59.4, y: 50 },
        { text: 'so', x: 72, y: 50 },
        { text: '2', x: 81, y: 46.5, size: 6 },
      ],
    ]);
    expect(await pagesIn(pdf)).toEqual(['even so2\n']);
  });

  it('says what to do where there is no text, or it cannot be opened', async () => {
    const blank = await PDFDocument.create();
    blank.addPage();
    await expect(readInput('a.pdf', await blank.save())).rejects.toMatchObject({
      hint: expect.stringContaining('--ocr') as string,
    });
    await expect(readInput('a.pdf', bytes('%PDF-1.7\nnothing'))).rejects.toThrow(
      'Unexpected damage in PDF a.pdf',
    );
    const locked = await PDFDocument.create();
    locked.addPage().drawText('secret');
    locked.encrypt({ userPassword: 'x', ownerPassword: 'y' });
    await expect(readInput('a.pdf', await locked.save())).rejects.toThrow('Unexpected encrypted PDF a.pdf');
  });

  it('reports pages without text among others', async () => {
    const { problems, pages } = await readInput(
      'a.pdf',
      await pdfOf([column(LEFT, 50), [], column(RIGHT, 50)]),
    );
    expect(pages[1]).toBe('');
    expect(problems.map(({ message }) => message)).toEqual([
      'Unexpected page 2 of a.pdf without text, expected some unless it is blank',
    ]);
  });

  it('keeps every word, wherever it stands', async () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    const placed = fc.record({
      text: word,
      x: fc.integer({ min: 0, max: 190 }),
      y: fc.integer({ min: 30, max: 570 }),
      size: fc.integer({ min: 5, max: 24 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(placed, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 3 }),
        async (pages) => {
          const letters = (text: string): string => Array.from(text.replaceAll(/\s/g, '')).sort().join('');
          expect(letters((await pagesIn(await pdfOf(pages))).join(''))).toBe(
            letters(
              pages
                .flat()
                .map(({ text }) => text)
                .join(''),
            ),
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe.each(['ferryman.hocr', 'ferryman.alto.xml'])('%s', (name) => {
  it('becomes a manuscript: heads off, hyphen rejoined, paragraphs by indents, a sentence over two pages', async () => {
    const { markdown, report } = restore(sourcesFrom(name, await readInput(name, fixture(name))));
    expect(markdown).toContain('and the ferryman would not cross');
    expect(markdown).toContain('then.\n\nWe waited');
    expect(markdown).toMatch(/behind the (?:<!-- page 13 -->)?hill\. Nobody/);
    expect(report.problems).toEqual([]);
  });

  it('keeps every word', async () => {
    const text = (await readInput(name, fixture(name))).pages.join('');
    const own = new TextDecoder().decode(fixture(name));
    const content = name.endsWith('xml')
      ? [...own.matchAll(/CONTENT="([^"]*)"/g)]
          .filter(([whole]) => !/ferryman/.test(whole))
          .map(([, value]) => value)
          .join(' ')
      : own.replace(/[\s\S]*<body>/, '').replaceAll(/<[^>]*>/g, '');
    expect(wordsOf(text)).toEqual(wordsOf(content));
  });
});

describe('markup', () => {
  const page = (inside: string): Uint8Array =>
    bytes(`<html><body><div class='ocr_page' title='bbox 0 0 600 800'>${inside}</div></body></html>`);
  const word = fc.stringMatching(/^[a-z]{1,9}$/);

  it('of hOCR is read wherever words stand in it', async () => {
    const shape = fc.constantFrom('ocr_line', 'ocrx_word', 'ocr_par', 'ocr_carea', 'other');
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        word,
        fc
          .tuple(shape, fc.array(tie('tree'), { maxLength: 4 }))
          .map(([name, parts]) => `<span class="${name}" title="bbox 1 2 30 40"> ${parts.join(' ')} </span>`),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(tree, async (html) => {
        expect(wordsOf((await pagesIn(page(html))).join(' '))).toEqual(
          wordsOf(html.replaceAll(/<[^>]*>/g, ' ')),
        );
      }),
    );
  });

  it('of ALTO is read with and without boxes', async () => {
    const line = fc.tuple(fc.array(word, { maxLength: 5 }), fc.option(fc.integer({ min: -50, max: 900 })));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const xml = lines.map(
          ([words, y]) =>
            `<TextLine${y === null ? '' : ` HPOS="${y}" VPOS="${y}" WIDTH="90" HEIGHT="9"`}>${words.map((text) => `<String CONTENT="${text}"/>`).join('')}</TextLine>`,
        );
        const alto = `<alto><Layout><Page WIDTH="600" HEIGHT="800"><PrintSpace>${xml.join('')}</PrintSpace></Page></Layout></alto>`;
        expect(wordsOf((await pagesIn(bytes(alto))).join(' '))).toEqual(
          lines.flatMap(([words]) => words).sort(),
        );
      }),
    );
  });

  it('refuses entities that grow, and markup that breaks off', async () => {
    const bomb =
      '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><alto><Page><TextLine><String CONTENT="&c;"/></TextLine></Page></alto>';
    await expect(readInput('a.xml', bytes(bomb))).rejects.toThrow(
      /Unexpected markup in a.xml:1:\d+, .*entity/,
    );
    await expect(readInput('a.xml', bytes('<alto><Page>'))).rejects.toThrow('expected well-formed ALTO');
    await expect(readInput('a.xml', bytes('<alto></alto>'))).rejects.toThrow('without a page');
  });

  it('survives nesting without end', async () => {
    const deep = page('<span class="x">'.repeat(20_000) + 'word');
    await readInput('a.html', deep).then(
      ({ pages }) => {
        expect(pages.join('')).toContain('word');
      },
      (error: unknown) => {
        expect(String(error)).toContain('Unexpected nesting in a.html');
      },
    );
  });

  it('is read in the encoding that it declares', async () => {
    const latin = Uint8Array.from(
      '<?xml version="1.0" encoding="ISO-8859-1"?><alto><Page><TextLine><String CONTENT="caf\u00E9"/></TextLine></Page></alto>',
      (char) => char.charCodeAt(0),
    );
    expect(await pagesIn(latin)).toEqual(['caf\u00E9\n']);
  });
});

describe('the format of a file', () => {
  it.each([
    ['pdf', bytes('%PDF-1.4')],
    ['pdf', bytes('\u0000junk\n%PDF-1.4\n1 0 obj')],
    ['text', bytes('A file begins with %PDF-1.4, says the book.')],
    ['picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)],
    ['picture', Uint8Array.of(0x49, 0x49, 0x2a, 0)],
    ['alto', fixture('ferryman.alto.xml')],
    ['hocr', fixture('ferryman.hocr')],
    ['alto', new Uint8Array(Buffer.from('\uFEFF<?xml version="1.0"?><alto/>', 'utf16le'))],
    ['text', bytes('<p>Not OCR</p>')],
    ['text', bytes('plain')],
    ['text', new Uint8Array()],
  ])('is %s by its bytes', (format, input) => {
    expect(formatOf(input)).toBe(format);
  });
});
