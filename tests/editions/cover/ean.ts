/** A reader of EAN-13 and EAN-5, written for the tests from the symbols' tables (ISO/IEC 15420). */

/** Bars as they stand, in any unit, from the left. */
export interface Seen {
  readonly from: number;
  readonly to: number;
}

/** Widths of space, bar, space, bar of the odd (L) digits; even ones (G) are these read backwards. */
const L = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'];
const G = L.map((widths) => Array.from(widths).reverse().join(''));
const FIRST = [
  'LLLLLL',
  'LLGLGG',
  'LLGGLG',
  'LLGGGL',
  'LGLLGG',
  'LGGLLG',
  'LGGGLL',
  'LGLGLG',
  'LGLGGL',
  'LGGLGL',
];
const CHECK5 = ['GGLLL', 'GLGLL', 'GLLGL', 'GLLLG', 'LGGLL', 'LLGGL', 'LLLGG', 'LGLGL', 'LGLLG', 'LLGLG'];

function widthsOf(bars: readonly Seen[], modules: number): string {
  const first = bars[0];
  const last = bars.at(-1);
  if (!first || !last) throw new Error('no bars');
  const unit = (last.to - first.from) / modules;
  let out = '';
  bars.forEach(({ from, to }, i) => {
    const next = bars[i + 1];
    for (const width of [to - from, ...(next ? [next.from - to] : [])]) {
      const whole = Math.round(width / unit);
      if (Math.abs(width / unit - whole) > 0.02)
        throw new Error(`a width of ${String(width / unit)} modules`);
      out += String(whole);
    }
  });
  return out;
}

function digit(widths: string): readonly ['L' | 'G', number] {
  const odd = L.indexOf(widths);
  if (odd >= 0) return ['L', odd];
  const even = G.indexOf(widths);
  if (even >= 0) return ['G', even];
  throw new Error(`no digit: ${widths}`);
}

const fours = (widths: string): string[] => widths.match(/.{4}/g) ?? [];

/** The thirteen digits of 30 bars; throws where it is no symbol, or where the check digit is wrong. */
export function readEan13(bars: readonly Seen[]): string {
  const widths = widthsOf(bars, 95);
  const match = /^111(\d{24})11111(\d{24})111$/.exec(widths);
  if (!match?.[1] || !match[2]) throw new Error(`no EAN-13: ${widths}`);
  const left = fours(match[1]).map(digit);
  // on the right, bars are where spaces are on the left
  const right = fours(match[2]).map((four) => L.indexOf(four));
  const first = FIRST.indexOf(left.map(([set]) => set).join(''));
  const digits = [first, ...left.map(([, value]) => value), ...right];
  if (digits.includes(-1)) throw new Error('no digit');
  const sum = digits.reduce((total, value, i) => total + value * (i % 2 === 0 ? 1 : 3), 0);
  if (sum % 10 !== 0) throw new Error('wrong check digit');
  return digits.join('');
}

/** The five digits of an add-on of 16 bars. */
export function readEan5(bars: readonly Seen[]): string {
  const widths = widthsOf(bars, 47);
  const match = /^112(\d{4})11(\d{4})11(\d{4})11(\d{4})11(\d{4})$/.exec(widths);
  if (!match) throw new Error(`no EAN-5: ${widths}`);
  const read = match.slice(1).map(digit);
  const digits = read.map(([, value]) => value);
  const sum = digits.reduce((total, value, i) => total + value * (i % 2 === 0 ? 3 : 9), 0);
  if (CHECK5[sum % 10] !== read.map(([set]) => set).join('')) throw new Error('wrong pattern of sets');
  return digits.join('');
}
