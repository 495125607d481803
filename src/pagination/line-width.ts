import { coverageOf, widthsOf, type RunningHeads, type Theme } from '../themes/index.js';
import { smallCapitalsOf } from './small-capitals.js';

/** How far a line goes on, in points or whatever its size is in. */
export type LineWidth = (line: string) => number;

/** A character that no face has, in parts of the size. */
const UNKNOWN = 0.6;

/** Widths of heads as the theme sets them, tracked and in whatever capitals; kerns, which mostly bring letters nearer, are not counted. */
export const headWidthOf = ({ head }: Pick<Theme, 'head'>): Promise<LineWidth> => lineWidthOf(head);

/** Widths of lines of text, in em. */
export const textWidthOf = ({ textFaces }: Pick<Theme, 'textFaces'>): Promise<LineWidth> =>
  lineWidthOf({ size: 1, tracking: 0, caps: 'normal', faces: textFaces });

async function lineWidthOf(head: RunningHeads): Promise<LineWidth> {
  const faces = await Promise.all(head.faces.map(({ bytes }) => bytes()));
  // read when first asked: most books need no other than the first
  const rows = faces.flatMap((face) => (face ? [later(() => advancesIn(face, head.caps))] : []));
  const known = new Map<string, number>();
  const advance = (sign: string): number => {
    for (const row of rows) {
      const found = row()(sign);
      if (found !== undefined) return found;
    }
    return UNKNOWN;
  };
  return (text) => {
    let sum = 0;
    for (const sign of text.normalize('NFC')) {
      const own = known.get(sign) ?? advance(sign);
      known.set(sign, own);
      sum += own + head.tracking;
    }
    return sum * head.size;
  };
}

/** A character's advance in parts of the size; undefined where the face does not have it. */
type Advances = (sign: string) => number | undefined;

function advancesIn(face: Uint8Array, caps: RunningHeads['caps']): Advances {
  const glyphs = coverageOf(face);
  const width = widthsOf(face);
  if (!glyphs || !width) return () => undefined;
  const small = caps === 'normal' ? new Map<number, number>() : smallCapitalsOf(face);
  return (sign) => {
    const glyph = glyphs.get(sign.codePointAt(0) ?? 0);
    if (glyph === undefined) return undefined;
    const isSmall = caps === 'all-small-caps' || (caps === 'small-caps' && sign !== sign.toUpperCase());
    // none are made of a face's letters where it has none
    return width(isSmall ? (small.get(glyph) ?? glyph) : glyph);
  };
}

function later<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
