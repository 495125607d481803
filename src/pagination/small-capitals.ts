import { tableAt } from '../themes/index.js';

/** Lower case to small capitals, and capitals to small capitals (OpenType 1.9, registered features). */
const FEATURES: ReadonlySet<string> = new Set(['smcp', 'c2sc']);

/** Glyph → the glyph that `font-variant-caps: all-small-caps` sets for it, as the face's GSUB table says; empty for a face without small capitals. */
export function smallCapitalsOf(face: Uint8Array): ReadonlyMap<number, number> {
  const view = new DataView(face.buffer, face.byteOffset, face.byteLength);
  const found = new Map<number, number>();
  try {
    const table = tableAt(view, 'GSUB');
    if (table === undefined) return found;
    const lookups = table + view.getUint16(table + 8);
    for (const index of lookupsOf(view, table + view.getUint16(table + 6))) {
      readLookup(view, lookups + view.getUint16(lookups + 2 + 2 * index), found);
    }
    return found;
  } catch (error) {
    if (error instanceof RangeError) return new Map();
    throw error;
  }
}

/** The lookups of the features, whatever the script: a letter has one small capital. */
function lookupsOf(view: DataView, list: number): ReadonlySet<number> {
  const found = new Set<number>();
  for (let i = 0; i < view.getUint16(list); i++) {
    const record = list + 2 + 6 * i;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)));
    if (!FEATURES.has(tag)) continue;
    const feature = list + view.getUint16(record + 4);
    for (let k = 0; k < view.getUint16(feature + 2); k++) found.add(view.getUint16(feature + 4 + 2 * k));
  }
  return found;
}

const SINGLE = 1;
const EXTENSION = 7;

/** One glyph for one other (lookup type 1), behind an extension too; other types say nothing of single letters. */
function readLookup(view: DataView, lookup: number, found: Map<number, number>): void {
  const type = view.getUint16(lookup);
  for (let i = 0; i < view.getUint16(lookup + 4); i++) {
    const at = lookup + view.getUint16(lookup + 6 + 2 * i);
    if (type === SINGLE) readSingle(view, at, found);
    else if (type === EXTENSION && view.getUint16(at + 2) === SINGLE)
      readSingle(view, at + view.getUint32(at + 4), found);
  }
}

function readSingle(view: DataView, at: number, found: Map<number, number>): void {
  const isShift = view.getUint16(at) === 1;
  covered(view, at + view.getUint16(at + 2)).forEach((glyph, i) => {
    const set = isShift ? (glyph + view.getInt16(at + 4)) & 0xffff : view.getUint16(at + 6 + 2 * i);
    if (!found.has(glyph)) found.set(glyph, set);
  });
}

/** The glyphs of a coverage table, in its order: a list, or ranges. */
function covered(view: DataView, at: number): readonly number[] {
  const count = view.getUint16(at + 2);
  if (view.getUint16(at) === 1)
    return Array.from({ length: count }, (_, i) => view.getUint16(at + 4 + 2 * i));
  return Array.from({ length: count }, (_, i) => {
    const range = at + 4 + 6 * i;
    const first = view.getUint16(range);
    return Array.from({ length: view.getUint16(range + 2) - first + 1 }, (_glyph, k) => first + k);
  }).flat();
}
