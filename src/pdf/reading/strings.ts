const HEX = new Int8Array(256).fill(-1);
for (const [value, sign] of Array.from('0123456789abcdef').entries()) {
  HEX[sign.charCodeAt(0)] = value;
  HEX[sign.toUpperCase().charCodeAt(0)] = value;
}

/** A string is its bytes. */
export interface PdfString {
  readonly codes: readonly number[];
}

/** A string of whole pairs of hexadecimal digits, which stays where it stands: a page has hundreds of them, and most are looked at once. */
export class Pairs implements PdfString {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;

  /** Where its digits begin and end; nothing stands between them. */
  constructor(bytes: Uint8Array, from: number, to: number) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  get codes(): readonly number[] {
    const codes: number[] = [];
    for (let at = this.from; at < this.to; at += 2)
      codes.push((hexDigit(this.bytes, at) << 4) | hexDigit(this.bytes, at + 1));
    return codes;
  }
}

/** How many bytes a string has. */
export const lengthOf = (text: PdfString): number =>
  text instanceof Pairs ? (text.to - text.from) / 2 : text.codes.length;

/** Two bytes of a string as one number. */
export function codeAt(text: PdfString, index: number): number {
  if (text instanceof Pairs) {
    const { bytes } = text;
    const at = text.from + 2 * index;
    return (
      (hexDigit(bytes, at) << 12) |
      (hexDigit(bytes, at + 1) << 8) |
      (hexDigit(bytes, at + 2) << 4) |
      hexDigit(bytes, at + 3)
    );
  }
  const { codes } = text;
  return (codes[index] ?? 0) * 256 + (codes[index + 1] ?? 0);
}

/** What a digit counts, -1 if it is none. */
export const hexDigit = (bytes: Uint8Array, at: number): number => HEX[bytes[at] ?? 0] ?? -1;

/** Where the digits end that begin there. */
export function endOfDigits(bytes: Uint8Array, from: number): number {
  let end = from;
  while (end < bytes.length && hexDigit(bytes, end) >= 0) end++;
  return end;
}
