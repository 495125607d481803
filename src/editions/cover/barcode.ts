import type { Element } from 'hast';
import { h } from '../../book/index.js';
import type { Isbn } from './isbn.js';

/** Millimetres of a module, the thinnest bar, at 100 % (GS1 General Specifications 5.2, nominal size). */
const MODULE = 0.33;
/** Modules: quiet zones, guard bars that go on below, the gap before an add-on. 22.85 mm is the height of the bars. */
const QUIET = { left: 11, right: 7, addon: 5 } as const;
const GUARD = 5;
const GAP = 12;
const HIGH = 22.85 / MODULE;
const WIDE = 95;
const ADDON_WIDE = 47;
/** Modules around the quiet zone that are white too, for a knife or a fold that wanders. */
const MARGIN = 3;
/** The digits: seven modules each; their height by GS1 is 2.75 mm, which is so much of the face's size. */
const DIGIT = 11;
const BELOW = 8.6;
/** Of the face of the digits: how wide a digit is, in parts of its size. */
const ADVANCE = 0.6;

/** A bar in modules from the left of its symbol. */
export interface Bar {
  readonly from: number;
  readonly width: number;
}

/** A barcode drawn, and its size in millimetres, quiet zones and all. */
export interface Barcode {
  /** The number as it stands above. */
  readonly printed: string;
  readonly svg: Element;
  readonly width: number;
  readonly height: number;
}

/** The bars of a symbol. */
export async function barsOf(kind: 'ean13' | 'ean5', digits: string): Promise<readonly Bar[]> {
  // 2 MB of symbols that most books never ask for
  const { default: bwip } = await import('bwip-js/generic');
  const [symbol] = bwip.raw(kind, digits);
  if (!symbol || !('sbs' in symbol)) throw new Error(`Unexpected barcode without bars for ${digits}`);
  const bars: Bar[] = [];
  symbol.sbs.reduce((from, width, i) => {
    if (i % 2 === 0) bars.push({ from, width });
    return from + width;
  }, 0);
  return bars;
}

/**
 * An EAN-13 of an ISBN with its digits below, in black bars on a white ground that holds the quiet zones; `size` is 1 or 0.8 of
 * the nominal one. Five more digits stand beside it, with their own above.
 */
export async function barcode(isbn: Isbn, size: number, addon?: string): Promise<Barcode> {
  const [main, extra] = await Promise.all([
    barsOf('ean13', isbn.digits),
    addon === undefined ? [] : barsOf('ean5', addon),
  ]);
  const left = MARGIN + QUIET.left;
  const beside = left + WIDE + GAP;
  const right = addon === undefined ? left + WIDE + QUIET.right : beside + ADDON_WIDE + QUIET.addon;
  const top = MARGIN;
  const width = right + MARGIN;
  const height = top + HIGH + BELOW + MARGIN;
  const paths = main.map(({ from, width: wide }) => {
    const guard = from < 3 || from > 91 || (from > 44 && from < 50);
    return rectangle(left + from, top, wide, HIGH + (guard ? GUARD : 0));
  });
  for (const { from, width: wide } of extra)
    paths.push(rectangle(beside + from, top + BELOW, wide, HIGH + GUARD - BELOW));
  const digits = [
    row(isbn.digits.slice(0, 1), left - 9.5, top + HIGH + BELOW),
    row(isbn.digits.slice(1, 7), left + 3, top + HIGH + BELOW),
    row(isbn.digits.slice(7), left + 50, top + HIGH + BELOW),
    ...(addon === undefined ? [] : [row(addon, beside + 3, top + BELOW - 1.4, 9)]),
  ];
  const unit = MODULE * size;
  const [across, down] = [width * unit, height * unit];
  return {
    printed: isbn.printed,
    svg: h(
      'svg',
      {
        className: ['barcode'],
        viewBox: `0 0 ${near(width)} ${near(height)}`,
        style: `width:${near(across)}mm;height:${near(down)}mm`,
      },
      h('rect', { width: '100%', height: '100%', fill: '#fff' }),
      h('path', { fill: '#000', d: paths.join('') }),
      ...digits,
    ),
    width: across,
    height: down,
  };
}

const near = (value: number): string => String(Math.round(value * 1e4) / 1e4);

const rectangle = (x: number, y: number, width: number, height: number): string =>
  `M${near(x)} ${near(y)}h${near(width)}v${near(height)}h${near(-width)}z`;

/** Digits in cells of `cell` modules, each in the middle of its own; `y` is their foot. */
function row(digits: string, x: number, y: number, cell = 7): Element {
  const spacing = cell - ADVANCE * DIGIT;
  const place = {
    x: near(x + spacing / 2),
    y: near(y),
    fontSize: String(DIGIT),
    letterSpacing: near(spacing),
  };
  return h('text', place, digits);
}
