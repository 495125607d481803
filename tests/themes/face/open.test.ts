import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Blob, Face, Font } from 'harfbuzzjs';
import { describe, expect, it } from 'vitest';
import { shelf } from '../../../src/edge/shelf.js';
import { tablesOf, withTables } from '../../../src/sfnt.js';
import { placesFor } from '../../../src/themes/face/axes.js';
import { coverageOf, openFace, widthsOf } from '../../../src/themes/face/index.js';
import { faceOf } from '../../support/faces.js';

const REGULAR = { weight: 400, italic: false };
/** A face with PostScript outlines; its package is one of ours. */
const OTF = new Uint8Array(
  await readFile(
    join(dirname(createRequire(import.meta.url).resolve('bwip-js')), '../fonts/Inconsolata.otf'),
  ),
);
const opened = async (file: Uint8Array, style = REGULAR): Promise<Uint8Array> => {
  const face = await openFace(file, style, shelf());
  if ('expected' in face) throw new Error(`expected ${face.expected}`);
  return face;
};

type Point = readonly [x: number, y: number];

/** Points of a glyph's outlines, close to each other, each outline closed. */
function traced(face: Uint8Array, glyph: number): Point[] {
  let [pen, start]: Point[] = [
    [0, 0],
    [0, 0],
  ];
  return new Font(new Face(new Blob(face), 0)).glyphToJson(glyph).flatMap(({ type, values }) => {
    const given = type === 'Z' ? (start ?? [0, 0]) : values;
    const points = [pen ?? [0, 0]];
    for (let i = 0; i < given.length; i += 2) points.push([given[i] ?? 0, given[i + 1] ?? 0]);
    pen = points.at(-1);
    if (type === 'M') return [(start = pen) ?? [0, 0]];
    return Array.from({ length: 24 }, (_, i) => along(points, (i + 1) / 24));
  });
}

function along(points: readonly Point[], t: number): Point {
  const [first = [0, 0], ...rest] = points;
  if (rest.length === 0) return first;
  return along(
    rest.map((to, i): Point => {
      const from = points[i] ?? to;
      return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
    }),
    t,
  );
}

describe('a face with PostScript outlines', () => {
  it('becomes one with those of TrueType: the same letters, as wide, drawn alike', async () => {
    const widths = new Map(tablesOf(OTF)).get('hmtx')?.slice() ?? new Uint8Array();
    // it is as wide everywhere
    for (let i = 0; i < widths.length; i += 4) widths[i + 1] = i % 256;
    const file = withTables(new Map(tablesOf(OTF)).set('hmtx', widths), 0x4f54544f);
    const face = await opened(file);
    expect([...tablesOf(face).keys()]).toEqual(expect.arrayContaining(['glyf', 'loca', 'GDEF']));
    expect(tablesOf(face).has('CFF ')).toBe(false);
    expect(new DataView(face.buffer).getUint32(0)).toBe(0x00010000);
    const before = coverageOf(OTF) ?? new Map<number, number>();
    expect(coverageOf(face)).toEqual(
      new Map(before).set(0x2010, before.get(0x2010) ?? before.get(0x2d) ?? -1),
    );
    let dots = 0;
    for (const letter of 'agQ&%8é@') {
      const glyph = before.get(letter.codePointAt(0) ?? 0) ?? 0;
      expect(widthsOf(face)?.(glyph)).toBe(widthsOf(file)?.(glyph));
      const [was, is] = [traced(OTF, glyph), traced(face, glyph)];
      for (const [x, y] of was) {
        dots++;
        // of 1000 units: half a one by the curve, as much by rounding each way, and the steps between dots
        expect(Math.min(...is.map((dot) => Math.hypot(dot[0] - x, dot[1] - y)))).toBeLessThan(6);
      }
    }
    expect(dots).toBeGreaterThan(3000);
  });

  it('is none where nothing of it can be drawn', async () => {
    const empty = withTables(new Map(tablesOf(OTF)).set('CFF ', new Uint8Array(40)), 0x4f54544f);
    expect(await openFace(empty, REGULAR, shelf())).toEqual({ expected: 'a typeface that is whole' });
    expect(await openFace(OTF.slice(0, 3000), REGULAR, shelf())).toEqual({
      expected: 'a typeface that is whole',
    });
  });
});

describe('a variable face', () => {
  const axis = (tag: string, least: number, usual: number, most: number): number[] => [
    ...Array.from(tag, (letter) => letter.charCodeAt(0)),
    ...[least, usual, most].flatMap((value) => [(value >> 8) & 0xff, value & 0xff, 0, 0]),
    ...[0, 0, 1, 0],
  ];
  /** Three axes, along which nothing of a face changes. */
  const withAxes = (face: Uint8Array): Uint8Array => {
    const tables = new Map(tablesOf(face));
    const { buffer, byteOffset } = tables.get('maxp') ?? new Uint8Array(6);
    const count = new DataView(buffer, byteOffset).getUint16(4);
    const end = 20 + 2 * (count + 1);
    const variations = [0, 1, 0, 0, 0, 3, 0, 0, 0, 0, 0, end, count >> 8, count & 0xff, 0, 0, 0, 0, 0, end];
    return withTables(
      tables
        .set('gvar', Uint8Array.from([...variations, ...Array<number>(end - 20).fill(0)]))
        .set(
          'fvar',
          Uint8Array.from([
            ...[0, 1, 0, 0, 0, 16, 0, 2, 0, 3, 0, 20, 0, 0, 0, 16],
            ...axis('wght', 200, 400, 900),
            ...axis('slnt', -12, 0, 0),
            ...axis('wdth', 50, 100, 200),
          ]),
        ),
    );
  };

  it('is made what the style sheet says, as far as its axes reach', async () => {
    const face = withAxes(await faceOf('ab'));
    const places = (weight: number, italic: boolean): unknown => [
      ...(placesFor(face, { weight, italic }) ?? []),
    ];
    expect(places(700, true)).toEqual([
      ['wght', 700],
      ['slnt', -12],
    ]);
    expect(places(950, false)).toEqual([
      ['wght', 900],
      ['slnt', 0],
    ]);
    expect(placesFor(await faceOf('ab'), REGULAR)).toBeUndefined();
  });

  it('becomes one of one weight, with a name of its own', async () => {
    const variable = withAxes(await faceOf('ab-\u2010'));
    const face = await opened(variable, { weight: 700, italic: false });
    expect(tablesOf(face).has('fvar')).toBe(false);
    expect(coverageOf(face)).toEqual(coverageOf(variable));
    const named = (name: Uint8Array): string => Buffer.from(name).toString('latin1').replaceAll('\0', '');
    const { name: before = new Uint8Array() } = Object.fromEntries(tablesOf(variable));
    const { name: after = new Uint8Array() } = Object.fromEntries(tablesOf(face));
    expect(named(before)).not.toContain('-wght700');
    expect(named(after)).toContain('-wght700-slnt0');
  });
});
