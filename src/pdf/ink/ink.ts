import { outputProfile, type OutputProfile } from './profile.js';

/** What colours become on the press. */
export interface Ink {
  readonly space: '/DeviceGray' | '/DeviceCMYK';
  /** Red, green and blue from 0 to 1 as parts of the inks (or of white, in gray), from 0 to 1. */
  readonly colour: (red: number, green: number, blue: number) => readonly number[];
}

/** Colours whose parts differ by less are neutral: they are printed with black alone. */
const NEUTRAL = 1.01 / 255;
/** Inks on one spot, 3 for 300 %: more does not dry. */
const MOST_INK = 3;

const isNeutral = (r: number, g: number, b: number): boolean =>
  Math.max(r, g, b) - Math.min(r, g, b) <= NEUTRAL;

/** Black ink only. Luminance by the weights of sRGB's primaries (IEC 61966-2-1), on the encoded values, as screens' readers expect. */
export const gray: Ink = {
  space: '/DeviceGray',
  colour: (r, g, b) => [isNeutral(r, g, b) ? g : 0.2126 * r + 0.7152 * g + 0.0722 * b],
};

/** Black ink only, as dark as a gray profile says; black stays black and paper paper. */
export const grayBy = ({ convert }: OutputProfile): Ink => ({
  space: '/DeviceGray',
  colour: (r, g, b) => (Math.max(r, g, b) === 0 ? [0] : Math.min(r, g, b) === 1 ? [1] : convert(r, g, b)),
});

/** Four inks by an output profile; neutral colours stay with black alone, so that text needs no register. */
export function cmyk(profile: Uint8Array | OutputProfile): Ink {
  const { convert } = profile instanceof Uint8Array ? outputProfile(profile, 'profile') : profile;
  return {
    space: '/DeviceCMYK',
    colour: (r, g, b) => {
      if (isNeutral(r, g, b)) return [0, 0, 0, 1 - g];
      const [c = 0, m = 0, y = 0, k = 0] = convert(r, g, b);
      const coloured = c + m + y;
      const keep = coloured + k > MOST_INK ? (MOST_INK - k) / coloured : 1;
      return [c * keep, m * keep, y * keep, k];
    },
  };
}
