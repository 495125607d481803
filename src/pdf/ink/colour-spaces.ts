import { arrayAt, dictAt, follow, isName, numbersAt, type PdfFile, type Value } from '../objects/index.js';

/** A colour space, as far as ink goes. */
export interface ColourSpace {
  /** `/DeviceCMYK` for all spaces of four inks, `/Inks` for named ones, `/Other` for patterns, Lab, tables of colours. */
  readonly kind: '/DeviceGray' | '/DeviceRGB' | '/DeviceCMYK' | '/Inks' | '/All' | '/Other';
  /** Numbers that a colour has. */
  readonly parts: number;
}

const BY_PARTS: Readonly<Record<number, ColourSpace>> = {
  1: { kind: '/DeviceGray', parts: 1 },
  3: { kind: '/DeviceRGB', parts: 3 },
  4: { kind: '/DeviceCMYK', parts: 4 },
};
const NAMED: Readonly<Record<string, number>> = {
  '/DeviceGray': 1,
  '/G': 1,
  '/CalGray': 1,
  '/DeviceRGB': 3,
  '/RGB': 3,
  '/CalRGB': 3,
  '/DeviceCMYK': 4,
  '/CMYK': 4,
};
const OTHER: ColourSpace = { kind: '/Other', parts: 0 };

/** What a colour space of a file is. */
export function colourSpace(file: PdfFile, value: Value | undefined): ColourSpace {
  const found = follow(file, value);
  const list = arrayAt(file, found).map((item) => follow(file, item));
  const name = isName(found) ? found : list[0];
  if (!isName(name)) return OTHER;
  if (name === '/ICCBased') return BY_PARTS[Number(follow(file, dictAt(file, list[1])?.get('N')))] ?? OTHER;
  if (name === '/Separation') {
    if (list[1] === '/None') return { kind: '/Other', parts: 1 };
    return { kind: list[1] === '/All' ? '/All' : '/Inks', parts: 1 };
  }
  if (name === '/DeviceN') return { kind: '/Inks', parts: arrayAt(file, list[1]).length };
  return BY_PARTS[NAMED[name] ?? 0] ?? OTHER;
}

/** All inks of a colour together: 3 for 300 %. Colours of light have none that is known. */
export function inkOf({ kind, parts }: ColourSpace, colour: readonly number[]): number {
  const sum = colour.slice(0, parts).reduce((all, part) => all + Math.min(1, Math.max(0, part)), 0);
  if (kind === '/DeviceGray') return 1 - sum;
  if (kind === '/DeviceCMYK' || kind === '/Inks') return sum;
  return kind === '/All' ? 4 * sum : 0;
}

/** The most ink that a gradient has at its ends; 0 where its function is a program or a table. */
export function gradientInk(file: PdfFile, value: Value | undefined): number {
  const shading = dictAt(file, value);
  const space = colourSpace(file, shading?.get('ColorSpace'));
  const most = (of: Value | undefined, depth: number): number => {
    const entries = dictAt(file, of);
    if (depth > 4) return 0;
    const list = arrayAt(file, of);
    if (list.length > 0) return Math.max(...list.map((one) => most(one, depth + 1)));
    const parts = arrayAt(file, entries?.get('Functions'));
    if (parts.length > 0) return Math.max(...parts.map((part) => most(part, depth + 1)));
    const ends = ['C0', 'C1'].map((key) => numbersAt(file, entries?.get(key)).map(Number));
    return Math.max(0, ...ends.map((end) => (end.length === space.parts ? inkOf(space, end) : 0)));
  };
  return most(shading?.get('Function'), 0);
}
