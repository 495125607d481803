import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  catalogOf,
  dict,
  isStream,
  text,
  type PdfFile,
  type Value,
} from '../../../src/pdf/objects/objects.js';
import { pagesOf } from '../../../src/pdf/objects/page-tree.js';
import { readPdf } from '../../../src/pdf/objects/read.js';
import { decoded } from '../../../src/pdf/objects/streams.js';
import { number, syntax } from '../../../src/pdf/objects/syntax.js';
import { fixture } from '../support.js';

/** A file of one value, in the engine's form: table of offsets, no object streams. */
function fileOf(value: Value): Uint8Array {
  const bodies = ['<</Type /Catalog /Value 2 0 R>>', syntax(value, (id) => id)];
  let out = '%PDF-1.4\n';
  const offsets = bodies.map((body, index) => {
    const at = out.length;
    out += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = out.length;
  out += `xref\n0 3\n0000000000 65535 f \n${rows}trailer\n<</Size 3\n/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Value>(null, true, false),
    fc.integer({ min: -1e6, max: 1e6 }),
    fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 64),
    fc.string({ unit: 'grapheme-ascii' }).map((name): Value => `/${name}`),
    fc.string({ unit: 'binary-ascii' }).map((bytes): Value => ({ kind: 'bytes', bytes })),
    fc.uint8Array().map((bytes): Value => ({ kind: 'bytes', bytes: Buffer.from(bytes).toString('latin1') })),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), tie('value'), { maxKeys: 4 }).map(dict),
  ),
})).value;

describe('PDF objects', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(value, (written) => {
        const read = readPdf(fileOf(written)).objects.get(2);
        expect(read).toEqual(written);
      }),
    );
  });

  it('write numbers without exponent', () => {
    expect([0.1, 1e-7, 595.2756, -0.00000001, 12].map(number)).toEqual([
      '0.1',
      '0.0000001',
      '595.2756',
      '-0.00000001',
      '12',
    ]);
  });

  it('say text beyond ASCII as UTF-16', () => {
    expect(text('Ti')).toEqual({ kind: 'bytes', bytes: 'Ti' });
    expect(text('é—').bytes).toBe('\xfe\xff\x00\xe9\x20\x14');
  });
});

describe('a file of the engine', () => {
  it('gives its pages and their content', async () => {
    const file = readPdf(await fixture('one'), 1000);
    expect(Math.min(...file.objects.keys())).toBe(1001);
    const pages = pagesOf(file);
    expect(pages).toHaveLength(2);
    const content = pages[0]?.dict.get('Contents');
    const stream =
      typeof content === 'object' && content !== null && 'id' in content
        ? file.objects.get(content.id)
        : undefined;
    expect(isStream(stream) && Buffer.from(decoded(stream)).toString('latin1')).toContain('BT\n/F');
  });

  const broken: readonly (readonly [string, (bytes: Buffer) => Uint8Array])[] = [
    ['no PDF at all', () => Buffer.from('<html>')],
    ['an empty file', () => Buffer.alloc(0)],
    ['a file cut short', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['a file without its end', (bytes) => bytes.subarray(0, bytes.length - 7)],
    [
      'a password',
      (bytes) =>
        Buffer.from(bytes.toString('latin1').replace(/trailer\n<</, 'trailer\n<</Encrypt 1 0 R'), 'latin1'),
    ],
  ];
  it.each(broken)('is refused with a hint: %s', async (_, spoil) => {
    const bytes = Buffer.from(await fixture('two'));
    expect(() => readPdf(spoil(bytes))).toThrow(
      /^Unexpected .* in a PDF, expected the engine's plain structure$/,
    );
  });

  it('never ends in a crash, whatever byte is damaged', async () => {
    const bytes = Buffer.from(await fixture('two'));
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = byte;
        try {
          readPdf(damaged);
        } catch (error) {
          expect(error).toHaveProperty('name', 'PressError');
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a file without a catalog', () => {
  it('is refused', () => {
    const file: PdfFile = { objects: new Map(), root: { kind: 'ref', id: 9 }, info: undefined, next: 1 };
    add(file, 1);
    expect(() => catalogOf(file)).toThrow(/without a catalog/);
  });
});
