import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOperators, type Operand } from '../../../src/pdf/contents/read-operators.js';
import { add, dict, ref, type PdfFile, type Value } from '../../../src/pdf/objects/objects.js';
import { paintedPages } from '../../../src/pdf/painting/painted.js';

const read = (source: string): readonly (readonly [string, readonly Operand[]])[] => {
  const found: [string, readonly Operand[]][] = [];
  readOperators(source, (operator, operands) => found.push([operator, [...operands]]));
  return found;
};

/** A file of one page that draws this, with a picture of 300 × 600 pixels as Im. */
function page(content: string, resources: Readonly<Record<string, Value>> = {}): PdfFile {
  const file: PdfFile = { objects: new Map(), root: ref(1), info: undefined, next: 4 };
  const own = dict({
    Subtype: '/Image',
    Width: 300,
    Height: 600,
    BitsPerComponent: 8,
    ColorSpace: '/DeviceGray',
  });
  const picture = add(file, { kind: 'stream', dict: own, data: new Uint8Array() });
  const drawn = add(file, { kind: 'stream', dict: dict({}), data: Buffer.from(content, 'latin1') });
  file.objects.set(1, dict({ Type: '/Catalog', Pages: ref(2) }));
  file.objects.set(2, dict({ Type: '/Pages', Kids: [ref(3)], Count: 1 }));
  const all = dict({ XObject: dict({ Im: picture }), ...resources });
  file.objects.set(3, dict({ Type: '/Page', MediaBox: [0, 0, 400, 600], Resources: all, Contents: drawn }));
  return file;
}
const painted = (content: string, resources?: Readonly<Record<string, Value>>) =>
  paintedPages(page(content, resources))[0]?.painted ?? [];

describe('operators', () => {
  it('are read with their operands, past strings, dictionaries and comments', () => {
    expect(read('q 1 0 -.5 +2 5. 6 cm % re f\n/Im0 Do')).toEqual([
      ['q', []],
      ['cm', [1, 0, -0.5, 2, 5, 6]],
      ['Do', ['/Im0']],
    ]);
    expect(read('/P <</MCID 3 /T (a >> re)>>BDC [(f \\) f) -3 <6620> 4]TJ (((f)))Tj<66>Tj[]0 d')).toEqual([
      ['BDC', ['/P', { written: '/MCID 3 /T (a >> re)' }]],
      ['TJ', [[-3, 4]]],
      ['Tj', [undefined]],
      ['Tj', [undefined]],
      ['d', [[], 0]],
    ]);
  });

  it('end where the text ends, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (source) => {
        read(source);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'BI',
            'ID',
            'EI',
            '[',
            ']',
            '<<',
            '>>',
            '(',
            ')',
            '<',
            '>',
            '/a',
            '1',
            'f',
            '%',
            '\n',
          ),
        ),
        (parts) => {
          read(parts.join(' '));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('what a page paints', () => {
  it('has pictures with their pixels to the inch, however they are turned', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 20, max: 300, noNaN: true }),
        fc.integer({ min: 0, max: 359 }),
        (side, degrees) => {
          const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
          const [one] = painted(
            `q ${[cos, sin, -sin, cos, 200, 300].map((n) => n.toFixed(9)).join(' ')} cm ${side.toFixed(6)} 0 0 ${side.toFixed(6)} 0 0 cm /Im Do Q`,
          );
          expect(one).toMatchObject({ what: 'picture', name: 'Im' });
          expect(one?.what === 'picture' && one.ppi).toBeCloseTo((300 * 72) / side, 2);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives back the state that was saved', () => {
    expect(painted('q 3 w .5 g Q 0 0 100 50 re B')).toEqual([
      { what: 'fill', thin: 50, ink: 1, box: [0, 0, 100, 50] },
      { what: 'stroke', thin: 1, ink: 1, box: [0, 0, 100, 50] },
    ]);
  });

  it('knows inks by their space', () => {
    const spaces = dict({
      Two: ['/DeviceN', ['/Cyan', '/Gold'], '/DeviceCMYK', null],
      Icc: ['/ICCBased', dict({ N: 4 })],
    });
    const inks = painted(
      '.1 .2 .3 .4 k 0 0 9 9 re f .25 g 0 0 9 9 re f /Two cs .5 .75 scn 0 0 9 9 re f /Icc cs 0 0 9 9 re f 1 1 .5 0 sc 0 0 9 9 re f 1 0 0 rg 0 0 9 9 re f',
      { ColorSpace: spaces },
    ).map((one) => ('ink' in one ? Math.round(one.ink * 100) : undefined));
    expect(inks).toEqual([100, 75, 125, 100, 250, 0]);
  });

  it('is not drawn into endless forms', () => {
    const file = page('/Fm Do 0 0 9 9 re f');
    const own = dict({ Subtype: '/Form' });
    const form = add(file, { kind: 'stream', dict: own, data: Buffer.from('/Fm Do /Fm Do') });
    own.set('Resources', dict({ XObject: dict({ Fm: form }) }));
    const first = file.objects.get(3);
    if (!(first instanceof Map)) throw new Error('no page');
    first.set('Resources', dict({ XObject: dict({ Fm: form }) }));
    const begun = process.cpuUsage();
    expect(paintedPages(file)[0]?.painted).toHaveLength(1);
    expect(process.cpuUsage(begun).user).toBeLessThan(5e5);
  });

  it('begins again with each shape of a path', () => {
    expect(painted('0 0 100 0.1 re 50 50 40 40 re f')).toMatchObject([{ thin: 0.1, box: [0, 0, 100, 90] }]);
    expect(painted('0 0 m 100 0 l 100 0.1 l 0 0.1 l h 50 50 m 90 50 l 90 90 l f')[0]).toMatchObject({
      thin: expect.closeTo(0.1) as number,
    });
    expect(painted('0 0 100 100 re W n')).toEqual([]);
  });
});
