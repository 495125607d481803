import { number } from '../objects/index.js';

/**
 * Capitals drawn as strokes, as a plotter does: marks outside the page need letters, and a font would have to be embedded in files
 * of strangers too. Points of a grid four wide and six high, two digits each; a space begins a new stroke.
 */
const STROKES: Readonly<Record<string, string>> = {
  A: '002640 1232',
  B: '00063645443303 3342413000',
  C: '4536160501103041',
  D: '00062644422000',
  E: '46060040 0333',
  F: '460600 0333',
  G: '45361605011030414323',
  H: '0006 4046 0343',
  I: '2026 1030 1636',
  J: '4641301001',
  K: '0006 460340',
  L: '060040',
  M: '0006234640',
  N: '00064046',
  O: '100105163645413010',
  P: '00063645443303',
  Q: '100105163645413010 2240',
  R: '00063645443303 2340',
  S: '453616050413334241301001',
  T: '0646 2620',
  U: '060110304146',
  V: '062046',
  W: '0610233046',
  X: '0046 0640',
  Y: '062346 2320',
  Z: '06460040',
  '0': '100105163645413010 1135',
  '1': '152620 1030',
  '2': '051636454400 0040',
  '3': '0516364544334241301001 1333',
  '4': '30360242',
  '5': '460603334241301001',
  '6': '4536160501103041423303',
  '7': '064610',
  '8': '13040516364544331302011030414233',
  '9': '0110304145361605041343',
  '.': '2021',
  ',': '2110',
  ':': '2122 2425',
  ';': '2110 2425',
  '-': '1333',
  '+': '1333 2224',
  '/': '0046',
  '%': '0046 0516 3041',
  '(': '36252130',
  ')': '16252110',
  "'": '2624',
  '&': '40041526350211103042',
};

/** Widths of the grid: a letter and the gap after it. */
const ADVANCE = 5.6;

/** How wide a line of capitals is, in points; `size` is the height of the capitals. */
export const strokeWidth = (line: string, size: number): number => (plain(line).length * ADVANCE * size) / 6;

/** Letters that the grid has; accents are left off, other characters become spaces. */
function plain(line: string): string {
  const bare = line
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’]/g, "'")
    .replace(/[–—‐]/g, '-')
    .toUpperCase();
  return Array.from(bare, (char) => (Object.hasOwn(STROKES, char) ? char : ' ')).join('');
}

/** The strokes of a line of capitals with its lower left corner at `x`, `y`, upward: for each the points it goes through. */
export function strokesOf(
  line: string,
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
): readonly (readonly (readonly [number, number])[])[] {
  const unit = size / 6;
  return Array.from(plain(line)).flatMap((char, index) => {
    const left = x + index * ADVANCE * unit;
    const strokes = (STROKES[char] ?? '').split(' ').filter((stroke) => stroke !== '');
    return strokes.map((stroke) =>
      Array.from({ length: stroke.length >> 1 }, (_, i): [number, number] => [
        left + Number(stroke[2 * i]) * unit,
        y + Number(stroke[2 * i + 1]) * unit,
      ]),
    );
  });
}

/** The operators that draw a line of capitals with its lower left corner at `x`, `y`; the colour is the one in force. */
export function strokeLetters(
  line: string,
  at: { readonly x: number; readonly y: number; readonly size: number },
): string {
  const near = (value: number): string => number(Math.round(value * 1000) / 1000);
  let out = `q ${near((at.size / 6) * 0.55)} w 1 J 1 j\n`;
  for (const stroke of strokesOf(line, at)) {
    stroke.forEach(([x, y], i) => (out += `${near(x)} ${near(y)} ${i === 0 ? 'm' : 'l'}\n`));
    out += 'S\n';
  }
  return `${out}Q\n`;
}
