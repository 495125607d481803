import { Buffer } from 'node:buffer';
import { tablesOf, withTables, type Tables } from '../../sfnt.js';

/** What a PDF needs of an embedded face whose glyphs are chosen by their numbers (ISO 32000-1, 9.9). */
const NEEDED = ['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'] as const;
/** Programs that move the points of outlines: the same in all subsets of a face. */
const HINTS = ['cvt ', 'fpgm', 'prep'] as const;

/** So many glyphs are looked at together: where there is nothing, it is passed over. */
const RUN = 64;
const NOTHING = new Uint8Array(4 * RUN);

/** Glyphs by their numbers. */
interface Glyphs {
  /** The outlines of those that have one. */
  readonly outlines: ReadonlyMap<number, Uint8Array>;
  /** Advance and left side bearing of each, two bytes each, in units (OpenType 1.9, hmtx): four bytes a number. Those that have no advance have none. */
  readonly metrics: Uint8Array;
}

/** A subset that kept its face's numbers of glyphs. */
interface Subset extends Glyphs {
  readonly tables: Tables;
  readonly unitsPerEm: number;
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);
const bytesOf = ({ buffer, byteOffset, byteLength }: DataView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
const same = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && Buffer.compare(a, b) === 0);

/**
 * One TrueType program with all glyphs of several subsets of one face that kept its numbers of glyphs, and no more tables than a PDF needs.
 * Undefined if they are not: where a glyph has two outlines or advances, or a table is missing or cut off.
 */
export function united(programs: readonly Uint8Array[]): Uint8Array | undefined {
  try {
    const subsets = programs.map(read);
    const [first] = subsets;
    if (!first) return undefined;
    for (const { tables, unitsPerEm } of subsets) {
      if (unitsPerEm !== first.unitsPerEm) return undefined;
      if (HINTS.some((tag) => !same(tables.get(tag), first.tables.get(tag)))) return undefined;
    }
    const glyphs = glyphsOf(subsets);
    return glyphs && written(subsets, glyphs);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Reads a program (OpenType 1.9: table directory, head, hhea, maxp, hmtx, loca). Throws a `RangeError` where it ends too soon. */
function read(program: Uint8Array): Subset {
  const tables = tablesOf(program);
  const table = (tag: string): Uint8Array => {
    const found = tables.get(tag);
    if (!found) throw new RangeError(tag);
    return found;
  };
  const head = viewOf(table('head'));
  const outline = table('glyf');
  const long = head.getInt16(50) === 1;
  const [offsets, unit] = long ? [longsOf(table('loca')), 1] : [shortsOf(table('loca')), 2];
  const count = viewOf(table('maxp')).getUint16(4);
  const listed = viewOf(table('hhea')).getUint16(34);
  if (offsets.length <= count) throw new RangeError('loca');
  if (listed === 0 || table('hmtx').length < 2 * (listed + count)) throw new RangeError('hmtx');
  const outlines = new Map<number, Uint8Array>();
  for (let glyph = 0; glyph < count; glyph++) {
    // offsets only grow: a run that ends where it began has nothing in it, and most numbers have nothing
    if (offsets[glyph] === offsets[Math.min(glyph + RUN, count)]) glyph += RUN - 1;
    else if (offsets[glyph] !== offsets[glyph + 1]) {
      const [from, end] = [unit * (offsets[glyph] ?? 0), unit * (offsets[glyph + 1] ?? 0)];
      if (end > outline.length || end < from) throw new RangeError('glyf');
      outlines.set(glyph, outline.subarray(from, end));
    }
  }
  return {
    tables,
    unitsPerEm: head.getUint16(18),
    outlines,
    metrics: metricsOf(table('hmtx'), listed, count),
  };
}

/** Metrics in the table's own form, four bytes a glyph: for those behind the last one listed, its advance is theirs too. */
function metricsOf(hmtx: Uint8Array, listed: number, count: number): Uint8Array {
  if (listed >= count) return hmtx.subarray(0, 4 * count);
  const metrics = new Uint8Array(4 * count);
  metrics.set(hmtx.subarray(0, 4 * listed));
  for (let glyph = listed; glyph < count; glyph++) {
    metrics.set(hmtx.subarray(4 * listed - 4, 4 * listed - 2), 4 * glyph);
    metrics.set(hmtx.subarray(2 * (listed + glyph), 2 * (listed + glyph) + 2), 4 * glyph + 2);
  }
  return metrics;
}

/** A table of numbers of two bytes, the higher first. */
function shortsOf(table: Uint8Array): Uint16Array {
  const bytes = new Uint8Array(table.subarray(0, table.length & ~1));
  Buffer.from(bytes.buffer).swap16();
  return new Uint16Array(bytes.buffer);
}

/** The same of four bytes. */
function longsOf(table: Uint8Array): Uint32Array {
  const bytes = new Uint8Array(table.subarray(0, table.length & ~3));
  Buffer.from(bytes.buffer).swap32();
  return new Uint32Array(bytes.buffer);
}

/** All glyphs of the subsets; undefined if they do not agree. */
function glyphsOf(subsets: readonly Subset[]): Glyphs | undefined {
  const outlines = new Map<number, Uint8Array>();
  const metrics = new Uint8Array(Math.max(...subsets.map((subset) => subset.metrics.length)));
  for (const subset of subsets) {
    for (const [glyph, outline] of subset.outlines) {
      const known = outlines.get(glyph);
      if (known && !same(known, outline)) return undefined;
      if (!known) outlines.set(glyph, outline);
    }
    if (!takeMetrics(metrics, subset)) return undefined;
  }
  return { outlines, metrics };
}

/** Adds the metrics of a subset's glyphs that have an advance to those of others; false if they do not agree. */
function takeMetrics(all: Uint8Array, { metrics, outlines }: Subset): boolean {
  const [known, own] = [viewOf(all), viewOf(metrics)];
  for (let run = 0; run < metrics.length; run += 4 * RUN) {
    const end = Math.min(run + 4 * RUN, metrics.length);
    const mine = metrics.subarray(run, end);
    if (same(mine, all.subarray(run, end)) || same(mine, NOTHING.subarray(0, end - run))) continue;
    for (let at = run; at < end; at += 4) {
      const advance = own.getUint16(at);
      const before = known.getUint16(at);
      if (advance === 0) continue;
      if (before !== 0 && before !== advance) return false;
      if (before === 0 || outlines.has(at / 4)) known.setUint32(at, own.getUint32(at));
    }
  }
  return true;
}

/** The union as a program: offsets of four bytes, an advance for each glyph, bounds around all. */
function written(subsets: readonly Subset[], { outlines, metrics }: Glyphs): Uint8Array {
  const count = metrics.length / 4;
  const all = (tag: string): readonly DataView[] =>
    subsets.map(({ tables }) => viewOf(tables.get(tag) ?? new Uint8Array()));
  const made = new Map<string, Uint8Array>();
  for (const tag of NEEDED) {
    const [own] = subsets.flatMap(({ tables }) => tables.get(tag) ?? []);
    if (own) made.set(tag, new Uint8Array(own));
  }
  const edit = (tag: string): DataView => viewOf(made.get(tag) ?? new Uint8Array());

  /** The bound that holds for all subsets. */
  const bound = (tag: string, field: number, pick: typeof Math.min): void =>
    edit(tag).setInt16(field, pick(...all(tag).map((own) => own.getInt16(field))));

  const padded = (length = 0): number => Math.ceil(length / 4) * 4;
  const loca = viewOf(new Uint8Array(4 * (count + 1)));
  const sizes = [...outlines.values()].map(({ length }) => padded(length));
  const glyf = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  for (let glyph = 0; glyph < count; glyph++) {
    const outline = outlines.get(glyph);
    if (outline) glyf.set(outline, at);
    at += padded(outline?.length);
    loca.setUint32(4 * (glyph + 1), at);
  }
  made.set('glyf', glyf);
  made.set('loca', bytesOf(loca));
  made.set('hmtx', metrics);

  const head = edit('head');
  head.setInt16(50, 1);
  bound('head', 36, Math.min);
  bound('head', 38, Math.min);
  bound('head', 40, Math.max);
  bound('head', 42, Math.max);
  const hhea = edit('hhea');
  hhea.setUint16(34, count);
  hhea.setUint16(10, Math.max(...all('hhea').map((own) => own.getUint16(10))));
  bound('hhea', 12, Math.min);
  bound('hhea', 14, Math.min);
  bound('hhea', 16, Math.max);
  const maxp = edit('maxp');
  for (let field = 4; field + 2 <= maxp.byteLength; field += 2)
    maxp.setUint16(field, Math.max(...all('maxp').map((own) => own.getUint16(field))));
  return withTables(made);
}
