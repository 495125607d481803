import {
  arrayAt,
  decoded,
  dictAt,
  follow,
  isStream,
  latin,
  type Dict,
  type PdfFile,
  type Value,
} from '../objects/index.js';
import type { Ink } from './ink.js';

/** From three numbers on the stack to an ink's, in PostScript: luminance, or inks without a profile (gradients are blends anyway). */
const TAIL = {
  '/DeviceGray': ' 0.0722 mul exch 0.7152 mul add exch 0.2126 mul add ',
  '/DeviceCMYK': ' 1 exch sub 3 1 roll 1 exch sub 3 1 roll 1 exch sub 3 1 roll 0 ',
} as const;

/** Sets what a function gives, three parts of light, as an ink's parts. Gives false for a function that is not known. */
function inkFunction(file: PdfFile, value: Value | undefined, ink: Ink, done: Set<Value>): boolean {
  const found = follow(file, value);
  const entries = dictAt(file, found);
  if (!entries || found === undefined) return false;
  if (done.has(entries)) return true;
  done.add(entries);
  const type = entries.get('FunctionType');
  if (type === 3)
    return arrayAt(file, entries.get('Functions')).every((part) => inkFunction(file, part, ink, done));
  if (type === 2) {
    for (const key of ['C0', 'C1']) {
      const [r = 0, g = 0, b = 0] = arrayAt(file, entries.get(key)).map(Number);
      entries.set(key, [...ink.colour(r, g, b)]);
    }
    entries.delete('Range');
    return true;
  }
  if (type !== 4 || !isStream(found)) return false;
  const program = `${latin(decoded(found)).trim().replace(/\}$/, '')}${TAIL[ink.space]}}`;
  // The stream stays the same object, since others refer to it.
  Object.assign(found, { data: Buffer.from(program, 'latin1') });
  entries.delete('Filter');
  entries.set('Range', ink.space === '/DeviceGray' ? [0, 1] : [0, 1, 0, 1, 0, 1, 0, 1]);
  return true;
}

/** Sets a gradient in red, green and blue in inks. Gives false where it could not. */
export function inkShading(file: PdfFile, shading: Dict, ink: Ink, done: Set<Value>): boolean {
  const set = inkFunction(file, shading.get('Function'), ink, done);
  if (set) shading.set('ColorSpace', ink.space);
  return set;
}
