import type { Take } from './drawn.js';
import type { Margin } from './page-key.js';

/** Points from the top left corner of the trimmed page. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The formulas of a page while its glyphs come. */
export interface FormulasDrawn {
  /** Takes what is in none of them. */
  readonly without: (take: Take) => Take;
  /** In how many of them something was drawn. */
  readonly count: () => number;
}

/** Where the middle of a glyph is taken to be, and how far that may stand out of its formula, in parts of its size. */
const MIDDLE = 0.25;

/** @param boxes where they stand; `margin` is what the page has around its trim */
export function formulasDrawn(boxes: readonly Box[], margin: Margin): FormulasDrawn {
  const drawn = new Set<Box>();
  return {
    without: (take) =>
      boxes.length === 0
        ? take
        : (glyph) => {
            const x = glyph.x - margin.left + glyph.width / 2;
            const lean = MIDDLE * glyph.size;
            const y = glyph.baseline - margin.head - lean;
            const box = boxes.find(
              (one) =>
                x >= one.x && x <= one.x + one.width && y >= one.y - lean && y <= one.y + one.height + lean,
            );
            if (!box) take(glyph);
            else if (glyph.text.trim() !== '') drawn.add(box);
          },
    count: () => drawn.size,
  };
}
