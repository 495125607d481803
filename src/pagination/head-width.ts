import type { Shelf } from '../world.js';
import { coverageOf, widthsOf } from './coverage.js';
import { smallCapitalsOf } from './small-capitals.js';
import type { Theme } from './theme.js';

/** How far a running head goes on, in points. */
export type HeadWidth = (head: string) => number;

/** A character that no face has, in parts of the size. */
const UNKNOWN = 0.6;

/** Widths of heads as the theme sets them, in small capitals and tracked; kerns, which mostly bring letters nearer, are not counted. */
export async function headWidthOf(theme: Theme, shelf: Shelf): Promise<HeadWidth> {
  const faces = await Promise.all(theme.textFaces.map((name) => shelf.face(name)));
  // read when first asked: most books need no other than the first
  const rows = faces.flatMap((face) => (face ? [later(() => smallCapitalAdvances(face))] : []));
  const known = new Map<string, number>();
  const advance = (sign: string): number => {
    for (const row of rows) {
      const found = row()(sign);
      if (found !== undefined) return found;
    }
    return UNKNOWN;
  };
  return (head) => {
    let sum = 0;
    for (const sign of head.normalize('NFC')) {
      const own = known.get(sign) ?? advance(sign);
      known.set(sign, own);
      sum += own + theme.headTracking;
    }
    return sum * theme.headSize;
  };
}

/** A character's advance in parts of the size; undefined where the face does not have it. */
type Advances = (sign: string) => number | undefined;

function smallCapitalAdvances(face: Uint8Array): Advances {
  const glyphs = coverageOf(face);
  const width = widthsOf(face);
  if (!glyphs || !width) return () => undefined;
  const small = smallCapitalsOf(face);
  return (sign) => {
    const glyph = glyphs.get(sign.codePointAt(0) ?? 0);
    // none are made of a face's letters where it has none
    return glyph === undefined ? undefined : width(small.get(glyph) ?? glyph);
  };
}

function later<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
