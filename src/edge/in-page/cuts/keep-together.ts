import { blockCutBy } from './boxes.js';

/**
 * Chromium keeps `orphans` and `widows` in columns, but gives up the widows where both cannot be had, as in three lines
 * at two and two. Then the whole block moves on, and with it the headings that must not be parted from it.
 * @param right where the next column would be, CSS pixels
 */
export function keepTogether(overflow: Range, rendered: HTMLElement, right: number): Range {
  const block = blockCutBy(overflow);
  if (!block || block === rendered || !rendered.contains(block) || block.hasAttribute('data-split-from'))
    return overflow;
  const style = getComputedStyle(block);
  const orphans = Number(style.orphans);
  const widows = Number(style.widows);
  const { here, beyond } = countLines(block, right, parseFloat(style.fontSize));
  if (beyond >= widows || here > orphans + widows) return overflow;
  const from = withHeadings(block);
  if (from === topMost(from, rendered)) return overflow;
  overflow.setStartBefore(from);
  return overflow;
}

/** Lines of a block on this page and on the next; boxes nearer than three quarters of an em are one line. */
function countLines(block: HTMLElement, right: number, em: number): { here: number; beyond: number } {
  const range = document.createRange();
  range.selectNodeContents(block);
  const here: number[] = [];
  const beyond: number[] = [];
  for (const box of range.getClientRects()) {
    const middle = box.top + box.height / 2;
    const side = box.left >= right ? beyond : here;
    if (box.width > 0 && !side.some((line) => Math.abs(line - middle) < em * 0.75)) side.push(middle);
  }
  return { here: here.length, beyond: beyond.length };
}

function withHeadings(block: HTMLElement): HTMLElement {
  let from = block;
  while (
    from.dataset['previousBreakAfter'] === 'avoid' &&
    from.previousElementSibling instanceof HTMLElement
  ) {
    from = from.previousElementSibling;
  }
  return from;
}

/** The ancestor of `element`, or itself, before which nothing stands on the page. */
function topMost(element: HTMLElement, rendered: HTMLElement): Element {
  let first: Element = rendered;
  while (first.firstElementChild?.contains(element)) first = first.firstElementChild;
  return first;
}
