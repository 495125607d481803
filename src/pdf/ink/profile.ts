import { PressError } from '../../problem.js';

const refused = (what: string): PressError =>
  new PressError(`Unexpected ${what} in a colour profile, expected an output profile for four inks`, {
    hint: 'Profiles of class prtr, CMYK, with a 16-bit table from Lab are read (ICC.1 version 2).',
  });

/** sRGB to XYZ at D50, the profile connection space: the IEC matrix, adapted by Bradford's. */
const TO_XYZ = [
  [0.4360747, 0.3850649, 0.1430804],
  [0.2225045, 0.7168786, 0.0606169],
  [0.0139322, 0.0971045, 0.7141733],
] as const;
const WHITE = [0.96422, 1, 0.82521] as const;

const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const curve = (value: number): number =>
  value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116;

/** L*, a*, b* as version 2 profiles write them in 16 bits, as parts of the scale (ICC.1:2001-04, 6.5.10). */
function encodedLab(r: number, g: number, b: number): [number, number, number] {
  const [lr, lg, lb] = [linear(r), linear(g), linear(b)];
  const [x, y, z] = TO_XYZ.map(([a, c, d], i) => curve((a * lr + c * lg + d * lb) / (WHITE[i] ?? 1)));
  const [fx = 0, fy = 0, fz = 0] = [x, y, z];
  const [lightness, a, d] = [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
  const scale = 65280 / 65535;
  return [(lightness / 100) * scale, ((a + 128) / 255) * scale, ((d + 128) / 255) * scale];
}

/** A table of `entries` values, read between its points. */
function between(table: Float64Array, start: number, entries: number, at: number): number {
  const place = Math.min(Math.max(at, 0), 1) * (entries - 1);
  const low = Math.min(Math.floor(place), entries - 2);
  const part = place - low;
  return (table[start + low] ?? 0) * (1 - part) + (table[start + low + 1] ?? 0) * part;
}

/** From sRGB, 0 to 1, to parts of the four inks, by the colorimetric table of a profile. Throws a `PressError` for a profile of another kind. */
export function rgbToInks(profile: Uint8Array): (r: number, g: number, b: number) => readonly number[] {
  const view = Buffer.from(profile.buffer, profile.byteOffset, profile.byteLength);
  const word = (at: number): string => view.toString('latin1', at, at + 4);
  if (view.length < 132 || word(12) !== 'prtr' || word(16) !== 'CMYK') throw refused('class or colour space');
  let at = -1;
  for (let i = 0; i < view.readUInt32BE(128) && 144 + 12 * i <= view.length; i++)
    if (word(132 + 12 * i) === 'B2A1') at = view.readUInt32BE(136 + 12 * i);
  if (at < 0 || at + 52 > view.length || word(at) !== 'mft2' || view[at + 8] !== 3 || view[at + 9] !== 4)
    throw refused('table');
  const grid = view[at + 10] ?? 0;
  const [before, after] = [view.readUInt16BE(at + 48), view.readUInt16BE(at + 50)];
  const count = 3 * before + grid ** 3 * 4 + 4 * after;
  if (grid < 2 || before < 2 || after < 2 || at + 52 + 2 * count > view.length) throw refused('table');
  const table = Float64Array.from({ length: count }, (_, i) => view.readUInt16BE(at + 52 + 2 * i) / 65535);
  const colours = 3 * before;
  const curves = colours + grid ** 3 * 4;
  return (r, g, b) => {
    const places = encodedLab(r, g, b).map(
      (part, i) => between(table, i * before, before, part) * (grid - 1),
    );
    const lows = places.map((place) => Math.min(Math.floor(place), grid - 2));
    return [0, 1, 2, 3].map((ink) => {
      let sum = 0;
      for (let corner = 0; corner < 8; corner++) {
        let weight = 1;
        let index = 0;
        for (let axis = 0; axis < 3; axis++) {
          const up = (corner >> axis) & 1;
          const part = (places[axis] ?? 0) - (lows[axis] ?? 0);
          weight *= up ? part : 1 - part;
          index = index * grid + (lows[axis] ?? 0) + up;
        }
        if (weight > 0) sum += weight * (table[colours + index * 4 + ink] ?? 0);
      }
      return between(table, curves + ink * after, after, sum);
    });
  };
}
