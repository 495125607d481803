/** The tables of a font program by their tags, in the order of its directory. */
export type Tables = ReadonlyMap<string, Uint8Array>;

/** The bytes of a table, to read or write numbers in. */
export const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** Reads the table directory (OpenType 1.9). Throws a `RangeError` where the program ends too soon. */
export function tablesOf(program: Uint8Array): Tables {
  const view = viewOf(program);
  const tables = new Map<string, Uint8Array>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + 16 * i;
    const tag = String.fromCharCode(...program.subarray(at, at + 4));
    const [from, length] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (from + length > program.length) throw new RangeError(tag);
    tables.set(tag, program.subarray(from, from + length));
  }
  return tables;
}

const TRUE_TYPE = 0x00010000;
/** What all of a program comes to with the adjustment in `head`. */
const SUM = 0xb1b0afba;

/** Tables as one program, sorted by their tags, with its checksums; `kind` is what it begins with, that of TrueType if not given. */
export function withTables(tables: Tables, kind = TRUE_TYPE): Uint8Array {
  const tags = [...tables.keys()].sort();
  const head = 12 + 16 * tags.length;
  const places = new Map<string, number>();
  let length = head;
  for (const tag of tags) {
    places.set(tag, length);
    length += Math.ceil((tables.get(tag)?.length ?? 0) / 4) * 4;
  }
  const program = new Uint8Array(length);
  const view = viewOf(program);
  const power = Math.floor(Math.log2(tags.length));
  view.setUint32(0, kind);
  [tags.length, 16 << power, power, 16 * tags.length - (16 << power)].forEach((value, i) => {
    view.setUint16(4 + 2 * i, value);
  });
  for (const tag of tags) program.set(tables.get(tag) ?? new Uint8Array(), places.get(tag) ?? 0);
  const adjusted = places.get('head');
  if (adjusted !== undefined) view.setUint32(adjusted + 8, 0);
  for (const [i, tag] of tags.entries()) {
    const place = places.get(tag) ?? 0;
    const size = tables.get(tag)?.length ?? 0;
    for (let at = 0; at < 4; at++) view.setUint8(12 + 16 * i + at, tag.charCodeAt(at));
    view.setUint32(16 + 16 * i, sumOf(view, place, Math.ceil(size / 4)));
    view.setUint32(20 + 16 * i, place);
    view.setUint32(24 + 16 * i, size);
  }
  if (adjusted !== undefined) view.setUint32(adjusted + 8, (SUM - sumOf(view, 0, length / 4)) >>> 0);
  return program;
}

function sumOf(view: DataView, from: number, words: number): number {
  let sum = 0;
  for (let i = 0; i < words; i++) sum = (sum + view.getUint32(from + 4 * i)) >>> 0;
  return sum;
}
