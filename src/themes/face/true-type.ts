import { tablesOf, viewOf, withTables } from '../../sfnt.js';
import { quadratics, type Knot, type Point } from './curves.js';
import { writtenGlyph, type Outlines, type WrittenGlyph } from './glyphs.js';

/** How far an outline may be from what it was, in parts of the type size: a twentieth of a thousandth of an inch at 60 pt. */
const TOLERANCE = 0.0005;

/**
 * A face with PostScript outlines as one with TrueType's: cubic curves become quadratic ones, all other tables stay. Undefined where no
 * glyph of it can be drawn. Hints go; paper has no use for them.
 */
export async function withTrueType(face: Uint8Array): Promise<Uint8Array | undefined> {
  // half a megabyte, for those who have such a face
  const { Blob, Face, Font } = await import('harfbuzzjs');
  const tables = new Map(tablesOf(face));
  const [head, hhea, hmtx, maxp] = ['head', 'hhea', 'hmtx', 'maxp'].map((tag) => tables.get(tag));
  if (!head || !hhea || !hmtx || !maxp) return undefined;
  const font = new Font(new Face(new Blob(face), 0));
  const unit = viewOf(head).getUint16(18);
  const count = viewOf(maxp).getUint16(4);
  const glyphs = Array.from({ length: count }, (_, glyph) =>
    writtenGlyph(outlinesOf(font.glyphToJson(glyph), TOLERANCE * unit)),
  );
  if (glyphs.every(({ points }) => points === 0)) return undefined;
  for (const tag of ['CFF ', 'CFF2', 'VORG']) tables.delete(tag);
  const { glyf, loca } = located(glyphs);
  return withTables(
    new Map([
      ...tables,
      ['glyf', glyf],
      ['loca', loca],
      ['maxp', profile(glyphs)],
      ['hmtx', metrics(glyphs, hmtx, viewOf(hhea).getUint16(34))],
      ['hhea', changed(hhea, 34, count)],
      // offsets of four bytes
      ['head', changed(head, 50, 1)],
    ]),
  );
}

/** What is drawn as closed outlines of lines and quadratic curves. */
function outlinesOf(
  drawn: readonly { readonly type: string; readonly values: readonly number[] }[],
  tolerance: number,
): Outlines {
  const outlines: Knot[][] = [];
  let pen: Point = [0, 0];
  for (const { type, values } of drawn) {
    const points = values.flatMap((x, i): Point[] => (i % 2 === 0 ? [[x, values[i + 1] ?? 0]] : []));
    const [first = pen, second = pen, third = pen] = points;
    const outline = outlines.at(-1);
    if (type === 'M') outlines.push([knot(first)]);
    else if (type === 'L') outline?.push(knot(first));
    else if (type === 'Q') outline?.push({ ...knot(first), on: false }, knot(second));
    else if (type === 'C') outline?.push(...quadratics(pen, first, second, third, tolerance));
    pen = points.at(-1) ?? pen;
  }
  return outlines;
}

const knot = ([x, y]: Point): Knot => ({ x, y, on: true });

function located(glyphs: readonly WrittenGlyph[]): { readonly glyf: Uint8Array; readonly loca: Uint8Array } {
  const loca = new Uint8Array(4 * (glyphs.length + 1));
  let at = 0;
  for (const [i, { bytes }] of glyphs.entries()) viewOf(loca).setUint32(4 * i + 4, (at += bytes.length));
  const glyf = new Uint8Array(at);
  at = 0;
  for (const { bytes } of glyphs) {
    glyf.set(bytes, at);
    at += bytes.length;
  }
  return { glyf, loca };
}

/** `maxp` of version 1.0: the most that a glyph has of anything; of programs there are none. */
function profile(glyphs: readonly WrittenGlyph[]): Uint8Array {
  const table = new Uint8Array(32);
  const most = (of: (glyph: WrittenGlyph) => number): number =>
    glyphs.reduce((known, glyph) => Math.max(known, of(glyph)), 0);
  viewOf(table).setUint32(0, 0x00010000);
  [glyphs.length, most(({ points }) => points), most(({ contours }) => contours)].forEach((value, i) => {
    viewOf(table).setUint16(4 + 2 * i, value);
  });
  // one zone, that of the outlines
  viewOf(table).setUint16(14, 1);
  return table;
}

/** The advance of each glyph as it was, and where its outlines begin. */
function metrics(glyphs: readonly WrittenGlyph[], hmtx: Uint8Array, long: number): Uint8Array {
  const [before, table] = [viewOf(hmtx), new Uint8Array(4 * glyphs.length)];
  for (const [i, { left }] of glyphs.entries()) {
    viewOf(table).setUint16(4 * i, before.getUint16(4 * Math.min(i, long - 1)));
    viewOf(table).setInt16(4 * i + 2, left);
  }
  return table;
}

function changed(table: Uint8Array, at: number, value: number): Uint8Array {
  const copy = table.slice();
  viewOf(copy).setUint16(at, value);
  return copy;
}
