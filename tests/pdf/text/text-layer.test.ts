import { describe, expect, it } from 'vitest';
import { decoded, isStream, latin, type Dict, type PdfFile } from '../../../src/pdf/objects/index.js';
import { nameGlyphs, parseToUnicode, type Glyphs } from '../../../src/pdf/text/glyphs.js';
import { dropSoftHyphens, learnGlyphs, softenLineEnds } from '../../../src/pdf/text/text-layer.js';

function face(): Glyphs {
  const meaning = parseToUnicode(
    '5 beginbfchar\n<0931> <0020>\n<09AE> <2010>\n<09A8> <002D>\n<03B5> <0000>\n<03BB> <00660069>\nendbfchar\n' +
      '1 beginbfrange\n<01C6> <01C8> <0068>\nendbfrange',
  );
  return { meaning, learnt: new Map(), widths: () => 500, map: 1 };
}

const faces = () => new Map([['F4', face()]]);
const show = (body: string): string => `BT\n/F4 14.66 Tf\n1 0 0 -1 60 100 Tm\n${body}ET\n`;

describe('glyph meanings', () => {
  it('are read from single glyphs and from ranges', () => {
    const { meaning } = face();
    expect(meaning.get('01C8')).toBe('006A');
    expect(meaning.get('03BB')).toBe('00660069');
  });
});

describe('what was learnt', () => {
  it('is written for single glyphs, and for those of a range', () => {
    const map = '1 beginbfchar\n<0931> <0020>\nendbfchar\n1 beginbfrange\n<01C6> <01C8> <0068>\nendbfrange\n';
    const nothing: Dict = new Map();
    const file: PdfFile = {
      objects: new Map([[1, { kind: 'stream', dict: nothing, data: Buffer.from(map) }]]),
      root: { kind: 'ref', id: 2 },
      info: undefined,
      next: 3,
    };
    const learnt = new Map([
      ['01C7', '2019'],
      ['0931', '0041'],
    ]);
    nameGlyphs(file, new Map([[1, { ...face(), learnt }]]));
    const written = file.objects.get(1);
    const text = isStream(written) ? latin(decoded(written)) : '';
    expect([...parseToUnicode(text)]).toEqual([
      ['0931', '0041'],
      ['01C6', '0068'],
      ['01C7', '2019'],
      ['01C8', '006A'],
    ]);
  });
});

describe('soft hyphens', () => {
  it('go, with the space that was drawn for them; the pen still moves', () => {
    const content = show(
      '<01C6> Tj\n/Span<</ActualText <FEFF00AD> >> BDC\n7.5 0 Td <0931> Tj\nEMC\n0 0 Td <01C7> Tj\n3 0 Td <0931> Tj\n',
    );
    const clean = dropSoftHyphens(content, faces());
    expect(clean).toBe(show('<01C6> Tj\n7.5 0 Td \n0 0 Td <01C7> Tj\n3 0 Td <0931> Tj\n'));
  });

  it('go from a ligature that spans one', () => {
    const own = faces();
    const content = show(
      '/Span<</ActualText <FEFF006600AD00660069> >> BDC\n7.2 0 Td <03B5> Tj\n11.3 0 Td <0931> Tj\nEMC\n0 0 Td <01C6> Tj\n',
    );
    const clean = dropSoftHyphens(content, own);
    expect(clean).toContain(
      '/Span<</ActualText <FEFF006600660069> >> BDC\n7.2 0 Td <03B5> Tj\n11.3 0 Td \nEMC\n',
    );
  });

  it('leave other actual text alone', () => {
    const content = show('/Span<</ActualText <FEFF00660069> >> BDC\n<03B5> Tj\nEMC\n');
    expect(dropSoftHyphens(content, faces())).toBe(content);
  });
});

describe('glyphs that the engine could not name', () => {
  const spanned = (said: string, drawn: string): string =>
    show(`/Span<</ActualText <FEFF${said}> >> BDC\n${drawn}EMC\n`);

  it('learn what they say: all that is said, if they are drawn alone', () => {
    const own = faces();
    learnGlyphs(spanned('006600660069', '7.2 0 Td <03B5> Tj\n11.3 0 Td \n'), own);
    expect(own.get('F4')?.learnt).toEqual(new Map([['03B5', '006600660069']]));
  });

  it('join their neighbours, if they are a part of a letter', () => {
    const own = faces();
    learnGlyphs(spanned('0068', '8.6 0 Td <03B5> Tj\n-2.7 0 Td <01C6> Tj\n'), own);
    expect(own.get('F4')?.learnt).toEqual(new Map([['03B5', '200D']]));
  });

  it('are one the letter and the others what joins it, if nothing of a letter has a name', () => {
    const own = new Map([
      [
        'F4',
        {
          ...face(),
          meaning: new Map([
            ['0001', '0000'],
            ['0002', '0000'],
          ]),
        },
      ],
    ]);
    learnGlyphs(spanned('0644', '<0001> Tj\n-2.7 0 Td <0002> Tj\n'), own);
    expect(own.get('F4')?.learnt).toEqual(
      new Map([
        ['0002', '0644'],
        ['0001', '200D'],
      ]),
    );
  });

  it('are what the glyphs that have names leave of it, whatever face was in use before', () => {
    const own = faces();
    const mark = '/F4 12 Tf\n1 0 0 -1 9 9 Tm\n<01C6> Tj\n-1 0 Td <03B5> Tj\n';
    learnGlyphs(spanned('062D0068', mark).replace('/F4', '/F9'), own);
    expect(own.get('F4')?.learnt).toEqual(new Map([['03B5', '062D']]));
  });

  it('are the marks of a letter, where its letter alone has a name', () => {
    const own = faces();
    // ḫ, drawn as h and a mark
    learnGlyphs(spanned('1E2B', '<01C6> Tj\n-1 0 Td <03B5> Tj\n'), own);
    expect(own.get('F4')?.learnt).toEqual(new Map([['03B5', '032E']]));
  });

  it('say the character of the text, where a face has one glyph for two', () => {
    const own = faces();
    const apostrophe = spanned('2019', '<01C6> Tj\n');
    learnGlyphs(apostrophe + apostrophe, own);
    expect(own.get('F4')?.learnt).toEqual(new Map([['01C6', '2019']]));
    // the text has both; spaces and hyphens have a say of their own; an accent is another glyph's
    for (const content of [
      apostrophe + show('<01C6> Tj\n'),
      spanned('00A0', '<0931> Tj\n'),
      spanned('2010', '<09A8> Tj\n'),
      spanned('1E25', '<01C6> Tj\n'),
    ]) {
      const others = faces();
      learnGlyphs(content, others);
      expect(others.get('F4')?.learnt.size, content).toBe(0);
    }
    // another face's glyph of the same number is none
    const two = new Map([...faces(), ['F5', face()] as const]);
    learnGlyphs(apostrophe + show('<01C6> Tj\n').replace('/F4', '/F5'), two);
    expect(two.get('F4')?.learnt).toEqual(new Map([['01C6', '2019']]));
  });

  it('learn all that they say, if the engine named them by the first letter of it', () => {
    const own = faces();
    learnGlyphs(spanned('006800690069', '<01C6> Tj\n'), own);
    expect(own.get('F4')?.learnt).toEqual(new Map([['01C6', '006800690069']]));
    const plain = faces();
    learnGlyphs(show('/Span<</ActualText (hi) >> BDC\n<01C6> Tj\nEMC\n'), plain);
    expect(plain.get('F4')?.learnt).toEqual(new Map([['01C6', '00680069']]));
    // what is drawn with others, or joins what is no letter, says no more than it did
    const others = faces();
    learnGlyphs(spanned('00680069', '<01C6> Tj\n<01C7> Tj\n') + spanned('0068200D', '<01C6> Tj\n'), others);
    expect(others.get('F4')?.learnt).toEqual(new Map());
  });

  it('learn nothing from text that says nothing of them', () => {
    const own = faces();
    learnGlyphs(show('<03B5> Tj\n') + spanned('0068', '<01C6> Tj\n'), own);
    expect(own.get('F4')?.learnt).toEqual(new Map());
  });
});

describe('the hyphen at a line end', () => {
  const next = 'BT\n/F4 14.66 Tf\n1 0 0 -1 60 120 Tm\n<01C6> Tj\nET\n';

  it('says that it is a soft hyphen', () => {
    expect(softenLineEnds(show('<09AE> Tj\n') + next, faces())).toBe(
      show('/Span<</ActualText <FEFF00AD> >> BDC\n<09AE> Tj\nEMC\n') + next,
    );
  });

  it('is what the engine calls so, in a face that has one glyph for all hyphens', () => {
    const shared = (said: string): string =>
      `BT\n/Span<</ActualText <FEFF${said}> >> BDC\n/F4 14.66 Tf\n1 0 0 -1 60 100 Tm\n<09A8> Tj\nEMC\nET\n`;
    expect(softenLineEnds(shared('2010') + next, faces())).toBe(
      show('/Span<</ActualText <FEFF00AD> >> BDC\n<09A8> Tj\nEMC\n') + next,
    );
    for (const content of [shared('002D') + next, shared('2010') + show('<01C6> Tj\n')])
      expect(softenLineEnds(content, faces())).toBe(content);
  });

  it('is not the hyphen of a compound, nor one with more text on its line', () => {
    const real = show('<09A8> Tj\n') + next;
    const within = show('<01C6> Tj\n<09AE> Tj\n') + next;
    const followed = show('<09AE> Tj\n') + show('<01C6> Tj\n');
    for (const content of [real, within, followed]) expect(softenLineEnds(content, faces())).toBe(content);
  });
});
