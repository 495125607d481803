import type { PageSize } from './pages.js';

const POINTS_PER_MM = 72 / 25.4;

/** The text block of a page in points: as high as a whole number of lines, the rest going to the bottom margin. */
export function textBlock(size: PageSize, leading: number): { width: number; height: number; lines: number } {
  const lines = Math.floor(((size.height - size.top - size.bottom) * POINTS_PER_MM + 1e-6) / leading);
  return { width: (size.width - size.inner - size.outer) * POINTS_PER_MM, height: lines * leading, lines };
}

/**
 * `@page` rules of a size: mirrored margins, and a text block on the baseline grid. The title, for running heads, is
 * quoted here. The lengths of the page are there for style sheets too; `--bleed` is the room around the trim, `bleed` points. A recto, which
 * the engine calls right, lies on the left where the book is read from right to left.
 */
export function pageCss(
  size: PageSize,
  leading: number,
  {
    title,
    bleed = 0,
    rightToLeft = false,
  }: { readonly title: string; readonly bleed?: number; readonly rightToLeft?: boolean },
): string {
  const [recto, verso] = rightToLeft ? [size.outer, size.inner] : [size.inner, size.outer];
  const block = textBlock(size, leading);
  const bottom = size.height - size.top - block.height / POINTS_PER_MM;
  const mm = (length: number): string => `${length.toFixed(4).replace(/\.?0+$/, '')}mm`;
  return `:root {
  --measure: ${block.width.toFixed(3)}pt;
  --text-height: ${block.height.toFixed(3)}pt;
  --trim-width: ${mm(size.width)};
  --trim-height: ${mm(size.height)};
  --inner: ${mm(size.inner)};
  --outer: ${mm(size.outer)};
  --top: ${mm(size.top)};
  --bottom: ${mm(bottom)};
  --left-of-recto: ${mm(recto)};
  --left-of-verso: ${mm(verso)};
  --bleed: ${bleed}pt;
  --start: ${rightToLeft ? 'right' : 'left'};
  --book-title: ${quoted(title)};
}
@page { size: ${mm(size.width)} ${mm(size.height)}; margin: ${mm(size.top)} ${mm(verso)} ${mm(bottom)} ${mm(recto)}; }
@page :left { margin-left: ${mm(verso)}; margin-right: ${mm(recto)}; }
@page :right { margin-left: ${mm(recto)}; margin-right: ${mm(verso)}; }
`;
}

/** A CSS string, safe inside a `<style>` element. */
function quoted(text: string): string {
  const safe = text.replace(/[\\"<>&\p{Cc}]/gu, (c) => `\\${(c.codePointAt(0) ?? 0).toString(16)} `);
  return `"${safe}"`;
}
