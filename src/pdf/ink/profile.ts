import { PressError } from '../../problem.js';
import { fromLab } from './lab-tables.js';
import { curveAt, profileBytes, type ProfileBytes } from './profile-tables.js';

/** What a file is printed on and with, as its maker measured it. */
export interface OutputProfile {
  /** As the profile calls itself: `Coated FOGRA39 (ISO 12647-2:2004)`. */
  readonly name: string;
  readonly inks: 1 | 4;
  readonly bytes: Uint8Array;
  /** From sRGB, 0 to 1, to parts of the inks; of one ink, to parts of white, as PDF counts gray. */
  readonly convert: (red: number, green: number, blue: number) => readonly number[];
}

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

/** Parts of the white, X, Y and Z. */
function xyz(red: number, green: number, blue: number): readonly [number, number, number] {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const [x = 0, y = 0, z = 0] = TO_XYZ.map(([a, c, d], i) => (a * r + c * g + d * b) / (WHITE[i] ?? 1));
  return [x, y, z];
}

function lab(red: number, green: number, blue: number): readonly [number, number, number] {
  const [fx = 0, fy = 0, fz = 0] = xyz(red, green, blue).map(curve);
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** A gray profile has a curve from gray to light (`kTRC`); it is followed backwards. */
function grayOf(bytes: ProfileBytes): OutputProfile['convert'] | undefined {
  const at = bytes.tag('kTRC');
  const light = at === undefined ? undefined : curveAt(bytes, at)?.curve;
  if (!light || light(1) <= light(0)) return undefined;
  const inLightness = bytes.word(20) === 'Lab ';
  return (r, g, b) => {
    const [, y] = xyz(r, g, b);
    const wanted = inLightness ? (116 * curve(y) - 16) / 100 : y;
    let [low, high] = [0, 1];
    for (let i = 0; i < 20; i++) {
      const middle = (low + high) / 2;
      if (light(middle) < wanted) low = middle;
      else high = middle;
    }
    return [wanted >= light(1) ? 1 : wanted <= light(0) ? 0 : (low + high) / 2];
  };
}

/** The description (`desc`), as text of version 2 or the first of several languages of version 4. */
function described({ view, word, tag }: ProfileBytes): string | undefined {
  const at = tag('desc');
  if (at === undefined) return undefined;
  let found = '';
  if (word(at) === 'desc') found = view.toString('latin1', at + 12, at + 12 + view.readUInt32BE(at + 8));
  else if (word(at) === 'mluc' && at + 28 <= view.length) {
    const start = at + view.readUInt32BE(at + 24);
    const units = Buffer.from(
      view.subarray(start, Math.min(view.length, start + view.readUInt32BE(at + 20))),
    );
    found = (units.length % 2 === 0 ? units.swap16() : units).toString('utf16le');
  }
  const plain = found
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 120);
  return plain === '' ? undefined : plain;
}

/** Names of what a profile may be for; all but an output's are for other things (ICC.1:2010, 7.2.5). */
const CLASSES: Readonly<Record<string, string>> = {
  mntr: 'of a display',
  scnr: 'of a scanner or camera',
  spac: 'of a colour space',
  link: 'that links two devices',
  abst: 'of an abstract change',
  nmcl: 'of named colours',
};

/**
 * Reads an ICC profile of a press: class prtr, four inks or gray, versions 2 and 4. `file` names it in messages. Throws a `PressError`
 * that says what it is instead.
 */
export function outputProfile(profile: Uint8Array, file: string): OutputProfile {
  const refused = (what: string, cause?: unknown): PressError =>
    new PressError(`Unexpected ${what} in "${file}", expected an output profile for four inks or gray`, {
      hint: 'Your printer names the ICC profile for its paper, such as PSOcoated_v3.icc (class prtr; CMYK or gray).',
      cause,
    });
  const bytes = profileBytes(profile);
  const { view, word } = bytes;
  if (view.length < 132 || word(36) !== 'acsp') throw refused('bytes that are no ICC profile');
  if (view.readUInt32BE(0) > view.length) throw refused('end of the profile');
  const [kind, space, connection] = [word(12), word(16), word(20)];
  if (kind !== 'prtr') throw refused(`profile ${CLASSES[kind] ?? `of class ${JSON.stringify(kind)}`}`);
  if (space !== 'CMYK' && space !== 'GRAY') throw refused(`profile for ${space.trim()}`);
  const inks = space === 'CMYK' ? 4 : 1;
  let convert: OutputProfile['convert'] | undefined;
  try {
    const table = connection === 'Lab ' ? fromLab(bytes, inks) : undefined;
    convert = table ? (r, g, b) => table(lab(r, g, b)) : inks === 1 ? grayOf(bytes) : undefined;
  } catch (cause) {
    if (cause instanceof RangeError) throw refused('damage', cause);
    throw cause;
  }
  if (!convert) throw refused('profile without a table from colours to inks');
  return { name: described(bytes) ?? file, inks, bytes: profile, convert };
}
