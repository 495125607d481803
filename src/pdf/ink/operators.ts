import { number } from '../objects/index.js';
import type { Ink } from './ink.js';

/** Strings, hexadecimal strings, comments and inline pictures are stepped over; then three numbers that set a colour. */
const COLOURS =
  /\((?:[^\\()]|\\[\s\S])*\)|<[\dA-Fa-f\s]*>|%[^\n]*|\bBI\s[\s\S]*?\sEI\b|([\d.+-]+)\s+([\d.+-]+)\s+([\d.+-]+)\s+(rg|RG)(?![\w*'"])/g;

/** An ink's parts as operands, four decimals. */
export const parts = (values: readonly number[]): string =>
  values.map((value) => number(Math.round(Math.min(1, Math.max(0, value)) * 1e4) / 1e4)).join(' ');

/** The operators of a content stream with `rg` and `RG` (red, green, blue) set as inks. */
export function inkOperators(content: string, ink: Ink): string {
  const [fill, stroke] = ink.space === '/DeviceGray' ? ['g', 'G'] : ['k', 'K'];
  const known = new Map<string, string>();
  return content.replace(
    COLOURS,
    (whole: string, r: string | undefined, g: string, b: string, operator: string): string => {
      if (r === undefined) return whole;
      const key = `${r} ${g} ${b}`;
      const said = known.get(key) ?? parts(ink.colour(Number(r), Number(g), Number(b)));
      known.set(key, said);
      return `${said} ${operator === 'rg' ? fill : stroke}`;
    },
  );
}
