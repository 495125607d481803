import { isElement, isText, startOf } from '../cuts/boxes.js';
import { hasBefore } from '../cuts/seal.js';

/** Lines that are free below a block of a page; any number below a heading, which takes the text after it along. */
export function roomBelow(block: Element | null | undefined, laid: HTMLElement): number {
  const page = laid.parentElement;
  if (!page || !block) return 0;
  if (/^H[1-6]$/.test(block.nodeName)) return Infinity;
  const { lineHeight, fontSize } = getComputedStyle(laid);
  const bottom = Math.max(...[...block.getClientRects()].map((box) => box.bottom));
  return (
    (page.getBoundingClientRect().bottom - bottom) / (parseFloat(lineHeight) || 1.2 * parseFloat(fontSize))
  );
}

/** Whether a block is no higher than a page; one that is begins where it stands, and is cut. */
export const fitsPage = (block: Element, laid: HTMLElement): boolean =>
  heightIn(block.getClientRects()) <= (laid.parentElement?.getBoundingClientRect().height ?? 0);

const heightIn = (boxes: Iterable<DOMRect>): number =>
  [...boxes].reduce((sum, { height }) => sum + height, 0);

/** The block of a section that an overflow begins inside of. */
export function blockCut(overflow: Range, laid: HTMLElement): HTMLElement | undefined {
  const first = startOf(overflow);
  const section = laid.firstElementChild;
  if (!first || !section?.contains(first)) return undefined;
  let at: Node | null = first;
  while (at && at.parentNode !== section) at = at.parentNode;
  if (!isElement(at)) return undefined;
  const isInside = hasBefore(first, at) || (isText(overflow.startContainer) && overflow.startOffset > 0);
  return isInside ? at : undefined;
}

/** Whether a block that a page would cut is at its end on the next page. */
export function endsOverleaf(block: HTMLElement, laid: HTMLElement): boolean {
  const page = laid.parentElement?.getBoundingClientRect();
  // what follows it is laid out, so all of it is
  if (!page || !block.nextElementSibling) return false;
  const rest = [...block.getClientRects()].filter(({ left }) => left >= page.right);
  return heightIn(rest) < page.height;
}

/** Whether a figure of the source has found room on the page after all. */
export function isLaid(figure: HTMLElement, overflow: Range, laid: HTMLElement): boolean {
  const copy = laid.querySelector(`[data-ref="${figure.dataset['ref'] ?? ''}"]`);
  return copy !== null && overflow.comparePoint(copy, 0) < 0;
}
