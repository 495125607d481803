import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { united } from '../../../src/pdf/joining/true-type.js';

/** A glyph: its outline, four bytes at a time, and its advance. Spaces have no outline; what is not in a subset is undefined. */
type Glyph = { readonly outline: readonly number[]; readonly advance: number } | undefined;

const int16 = (...values: readonly number[]): number[] =>
  values.flatMap((value) => [(value >> 8) & 255, value & 255]);

/** A program as small as they come; `long` offsets or short ones, and fewer advances than glyphs where the last are alike. */
function program(glyphs: readonly Glyph[], { long = false, unitsPerEm = 1000, prep = [1] } = {}): Uint8Array {
  const ends = glyphs.reduce<number[]>(
    (all, glyph) => [...all, (all.at(-1) ?? 0) + (glyph?.outline.length ?? 0)],
    [0],
  );
  const head = int16(...Array.from({ length: 27 }, () => 0));
  head.splice(18, 2, ...int16(unitsPerEm));
  head.splice(50, 2, ...int16(long ? 1 : 0));
  const advances = glyphs.map((glyph) => glyph?.advance ?? 0);
  while (advances.length > 1 && advances.at(-1) === advances.at(-2)) advances.pop();
  const alike = glyphs.length - advances.length;
  const tables: Record<string, number[]> = {
    glyf: glyphs.flatMap((glyph) => [...(glyph?.outline ?? [])]),
    head,
    hhea: int16(...Array.from({ length: 17 }, () => 0), advances.length),
    hmtx: [
      ...advances.flatMap((advance) => int16(advance, 7)),
      ...int16(...Array.from({ length: alike }, () => 7)),
    ],
    loca: long ? ends.flatMap((end) => int16(0, end)) : int16(...ends.map((end) => end / 2)),
    maxp: int16(1, 0, glyphs.length, ...Array.from({ length: 13 }, () => 3)),
    name: [1, 2, 3],
    prep: [...prep],
  };
  const entries = Object.entries(tables);
  let at = 12 + 16 * entries.length;
  const directory = entries.flatMap(([tag, table]) => {
    const from = at;
    at += Math.ceil(table.length / 4) * 4;
    return [
      ...Array.from(tag, (sign) => sign.charCodeAt(0)),
      ...int16(0, 0, from >> 16, from, 0, table.length),
    ];
  });
  const padded = entries.flatMap(([, table]) => [
    ...table,
    ...Array.from({ length: -table.length & 3 }, () => 0),
  ]);
  return Uint8Array.from([...int16(1, 0, entries.length, 0, 0, 0), ...directory, ...padded]);
}

/** What a program says of its glyphs, read with nothing of what wrote it. */
function glyphsOf(font: Uint8Array): { tags: string[]; glyphs: { outline: number[]; advance: number }[] } {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const places = new Map(
    Array.from({ length: view.getUint16(4) }, (_, i) => {
      const at = 12 + 16 * i;
      return [String.fromCharCode(...font.slice(at, at + 4)), view.getUint32(at + 8)] as const;
    }),
  );
  const at = (tag: string): number => places.get(tag) ?? NaN;
  expect(view.getUint16(at('head') + 50)).toBe(1);
  const count = view.getUint16(at('maxp') + 4);
  expect(view.getUint16(at('hhea') + 34)).toBe(count);
  const glyphs = Array.from({ length: count }, (_, glyph) => {
    const [from, to] = [0, 4].map((more) => view.getUint32(at('loca') + 4 * glyph + more));
    const outline = [...font.slice(at('glyf') + (from ?? 0), at('glyf') + (to ?? 0))];
    return { outline, advance: view.getUint16(at('hmtx') + 4 * glyph) };
  });
  return { tags: [...places.keys()], glyphs };
}

const outline = fc.array(fc.integer({ min: 1, max: 255 }), { maxLength: 3 }).map((bytes) =>
  // as outlines in fonts are: their length a multiple of four
  bytes.flatMap((byte) => [byte, 2, 3, 4]),
);
const face = fc.array(fc.record({ outline, advance: fc.integer({ min: 1, max: 900 }) }), {
  minLength: 1,
  maxLength: 12,
});

describe('subsets of one face', () => {
  it('are united: each glyph of any of them has its outline and its advance', () => {
    fc.assert(
      fc.property(
        face.chain((glyphs) =>
          fc.tuple(
            fc.constant(glyphs),
            fc.array(fc.array(fc.boolean(), { minLength: glyphs.length, maxLength: glyphs.length }), {
              minLength: 1,
              maxLength: 4,
            }),
            fc.boolean(),
          ),
        ),
        ([glyphs, picks, long]) => {
          const parts = picks.map((pick) => glyphs.map((glyph, i) => (pick[i] ? glyph : undefined)));
          const union = united(parts.map((part, i) => program(part, { long: long !== (i % 2 === 0) })));
          const found = glyphsOf(union ?? new Uint8Array());
          expect(found.tags).toEqual(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep']);
          expect(found.glyphs).toEqual(
            glyphs.map((glyph, i) => (picks.some((pick) => pick[i]) ? glyph : { outline: [], advance: 0 })),
          );
        },
      ),
    );
  });

  it('have the checksum of a font', () => {
    const font = united([program([{ outline: [9, 8, 7, 6], advance: 500 }])]) ?? new Uint8Array();
    const view = new DataView(font.buffer);
    let sum = 0;
    for (let i = 0; i < font.length; i += 4) sum = (sum + view.getUint32(i)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });

  it('stay apart where they are of two faces, or damaged', () => {
    const own = program([{ outline: [1, 2, 3, 4], advance: 500 }]);
    for (const other of [
      program([{ outline: [1, 2, 3, 5], advance: 500 }]),
      program([{ outline: [1, 2, 3, 4], advance: 501 }]),
      program([{ outline: [1, 2, 3, 4], advance: 500 }], { unitsPerEm: 2048 }),
      program([{ outline: [1, 2, 3, 4], advance: 500 }], { prep: [2] }),
      own.subarray(0, 200),
      new Uint8Array(),
    ])
      expect(united([own, other])).toBeUndefined();
    expect(united([own, own])).toEqual(united([own]));
  });
});
