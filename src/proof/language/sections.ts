import { PressError } from '../../problem.js';

/** The kinds of numbers that a section holds. */
const ARRAYS = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
} as const;
type Kind = keyof typeof ARRAYS;
type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array;

/** Sections start at multiples of this, so that they can be used where they lie. */
const ALIGNED = 4;
const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

function aligned(length: number): number {
  return Math.ceil(length / ALIGNED) * ALIGNED;
}

/**
 * Puts arrays of numbers into one file: `magic` (4 letters), uint32 length of the header, the header (JSON: name, kind, bytes
 * from the first section, numbers), then the sections, little-endian.
 */
export function packSections(magic: string, sections: Readonly<Record<string, Section>>): Uint8Array {
  const kindOf = (section: Section): Kind =>
    (Object.keys(ARRAYS) as Kind[]).find((kind) => section instanceof ARRAYS[kind]) ?? 'u8';
  let size = 0;
  const table = Object.entries(sections).map(([name, section]) => {
    const at = size;
    size = aligned(size + section.byteLength);
    return [name, kindOf(section), at, section.length] as const;
  });
  const header = new TextEncoder().encode(JSON.stringify(table));
  const base = aligned(8 + header.length);
  const file = new Uint8Array(base + size);
  file.set(new TextEncoder().encode(magic));
  new DataView(file.buffer).setUint32(4, header.length, true);
  file.set(header, 8);
  for (const [name, , at] of table) {
    const { buffer, byteOffset, byteLength } = sections[name] as Section;
    file.set(new Uint8Array(buffer, byteOffset, byteLength), base + at);
  }
  return file;
}

/** Opens what `packSections` has packed: the arrays lie in `file` itself. Throws a `PressError` where it is another file. */
export function openSections(magic: string, file: Uint8Array): (name: string) => Section {
  const refuse = (what: string): never => {
    throw new PressError(`Unexpected ${what}, expected a file ${magic} of this version`, {
      hint: 'Run `npm run build:lib` again.',
    });
  };
  const bytes = file.byteOffset % ALIGNED === 0 ? file : file.slice();
  if (new TextDecoder().decode(bytes.subarray(0, 4)) !== magic) return refuse('file');
  if (!LITTLE_ENDIAN) return refuse('processor, whose numbers begin with the high byte');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  const header = new TextDecoder().decode(bytes.subarray(8, 8 + length));
  const table = JSON.parse(header) as readonly (readonly [string, Kind, number, number])[];
  const base = bytes.byteOffset + aligned(8 + length);
  return (name) => {
    const [, kind, at, count] = table.find(([known]) => known === name) ?? refuse(`lack of ${name}`);
    if (base + at + count * ARRAYS[kind].BYTES_PER_ELEMENT > bytes.byteOffset + bytes.length)
      refuse(`end in ${name}`);
    return new ARRAYS[kind](bytes.buffer as ArrayBuffer, base + at, count);
  };
}
