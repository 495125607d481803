/** Small profiles made here, to test the reader with: their inks are what the test says of Lab. */

type Lab = readonly [number, number, number];

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(Math.round(Math.min(65535, Math.max(0, value))));
  return bytes;
};
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value));
  return bytes;
};
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

/** A profile of these tags. */
export function profileOf(
  header: {
    readonly kind?: string;
    readonly space?: string;
    readonly connection?: string;
    readonly version?: number;
  },
  tags: Readonly<Record<string, Buffer>>,
): Uint8Array {
  const { kind = 'prtr', space = 'CMYK', connection = 'Lab ', version = 2 } = header;
  const names = Object.keys(tags);
  const parts = names.map((name) => padded(tags[name] ?? Buffer.alloc(0)));
  const head = Buffer.alloc(128);
  head[8] = version;
  head.write(kind, 12, 'latin1');
  head.write(space, 16, 'latin1');
  head.write(connection, 20, 'latin1');
  head.write('acsp', 36, 'latin1');
  let at = 132 + 12 * names.length;
  const rows = names.map((name, i) => {
    const size = parts[i]?.length ?? 0;
    const row = Buffer.concat([Buffer.from(name, 'latin1'), u32(at), u32(size)]);
    at += size;
    return row;
  });
  head.writeUInt32BE(at, 0);
  return Buffer.concat([head, u32(names.length), ...rows, ...parts]);
}

const cube = (side: number, scale: number, inks: (lab: Lab) => readonly number[]): number[] => {
  const values: number[] = [];
  for (let l = 0; l < side; l++)
    for (let a = 0; a < side; a++)
      for (let b = 0; b < side; b++) {
        const lab = [l, a, b].map((place) => place / (side - 1) / scale);
        values.push(...inks([(lab[0] ?? 0) * 100, (lab[1] ?? 0) * 255 - 128, (lab[2] ?? 0) * 255 - 128]));
      }
  return values;
};

const SIDE = 17;
const sig = (name: string): Buffer => Buffer.concat([Buffer.from(name, 'latin1'), u32(0)]);
const sizes = (inks: number): Buffer => Buffer.from([3, inks, SIDE, 0]);
const UNIT = Buffer.concat([65536, 0, 0, 0, 65536, 0, 0, 0, 65536].map(u32));

/** The same table in each of the ways that profiles have. */
export const TABLES: Readonly<
  Record<'mft1' | 'mft2' | 'mBA ', (inks: (lab: Lab) => readonly number[]) => Buffer>
> = {
  mft1: (inks) => {
    const ramp = Buffer.from(Array.from({ length: 256 }, (_, i) => i));
    const body = Buffer.from(cube(SIDE, 1, inks).map((part) => Math.round(part * 255)));
    return Buffer.concat([sig('mft1'), sizes(4), UNIT, ramp, ramp, ramp, body, ramp, ramp, ramp, ramp]);
  },
  mft2: (inks) => {
    const ramp = Buffer.concat([u16(0), u16(65535)]);
    const body = Buffer.concat(cube(SIDE, 65280 / 65535, inks).map((part) => u16(part * 65535)));
    return Buffer.concat([
      sig('mft2'),
      sizes(4),
      UNIT,
      u16(2),
      u16(2),
      ramp,
      ramp,
      ramp,
      body,
      ramp,
      ramp,
      ramp,
      ramp,
    ]);
  },
  'mBA ': (inks) => {
    const straight = Buffer.concat([sig('curv'), u32(0)]);
    const gamma = Buffer.concat([sig('para'), u16(0), u16(0), u32(65536)]);
    const matrix = Buffer.concat([UNIT, u32(0), u32(0), u32(0)]);
    const box = Buffer.concat([
      Buffer.from([SIDE, SIDE, SIDE, ...Array.from({ length: 13 }, () => 0), 2, 0, 0, 0]),
      ...cube(SIDE, 1, inks).map((part) => u16(part * 65535)),
    ]);
    const [b, m] = [Buffer.concat([straight, straight, straight]), Buffer.concat([gamma, gamma, gamma])];
    const a = Buffer.concat([straight, straight, straight, straight]);
    const offsets = [32, 32 + b.length, 32 + b.length + 48, 32 + b.length + 48 + m.length];
    const last = (offsets[3] ?? 0) + padded(box).length;
    return Buffer.concat([
      sig('mBA '),
      Buffer.from([3, 4, 0, 0]),
      ...offsets.map(u32),
      u32(last),
      b,
      matrix,
      m,
      padded(box),
      a,
    ]);
  },
};

/** A curve of one number, a power. */
export const power = (gamma: number): Buffer => Buffer.concat([sig('curv'), u32(1), u16(gamma * 256)]);

/** A name as version 2 writes it. */
export const described = (name: string): Buffer =>
  Buffer.concat([sig('desc'), u32(name.length + 1), Buffer.from(`${name}\0`, 'latin1')]);
