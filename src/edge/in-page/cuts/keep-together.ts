import { blockCutBy, isText } from './boxes.js';
import { lineStart } from './line-start.js';

/**
 * Chromium keeps `orphans` and `widows` in columns, but gives up the widows where both cannot be had, as in three lines
 * at two and two. Then the whole block moves on, and with it the headings that must not be parted from it. The rest of a block
 * that began on the page before cannot move: it gives up a line more.
 * @param right where the next column would be, CSS pixels
 */
export function keepTogether(overflow: Range, rendered: HTMLElement, right: number): Range {
  const block = blockCutBy(overflow);
  if (!block || block === rendered || !rendered.contains(block)) return overflow;
  const style = getComputedStyle(block);
  const orphans = Number(style.orphans);
  const widows = Number(style.widows);
  const em = parseFloat(style.fontSize);
  const { here, beyond } = linesOf(block, right, em);
  const missing = widows - beyond.length;
  if (missing <= 0 || here.length > orphans + widows) return overflow;
  if (block.hasAttribute('data-split-from')) {
    const line = here.length > missing ? here.at(-missing) : undefined;
    return line === undefined ? overflow : cutAbove(line - em * 0.75, block, right, overflow);
  }
  const from = withHeadings(block);
  if (from === topMost(from, rendered)) return overflow;
  overflow.setStartBefore(from);
  return overflow;
}

/** Lets the overflow begin with the first character of the block that stands below `top`. */
function cutAbove(top: number, block: HTMLElement, right: number, overflow: Range): Range {
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); isText(text); text = texts.nextNode()) {
    const offset = lineStart(text, right, top);
    if (offset === undefined) continue;
    if (offset === 0) overflow.setStartBefore(text);
    else overflow.setStart(text, offset);
    break;
  }
  return overflow;
}

/** The middles of a block's lines on this page, from the top, and on the next; boxes nearer than three quarters of an em are one line. */
function linesOf(block: HTMLElement, right: number, em: number): { here: number[]; beyond: number[] } {
  const range = document.createRange();
  range.selectNodeContents(block);
  const here: number[] = [];
  const beyond: number[] = [];
  for (const box of range.getClientRects()) {
    const middle = box.top + box.height / 2;
    const side = box.left >= right ? beyond : here;
    if (box.width > 0 && !side.some((line) => Math.abs(line - middle) < em * 0.75)) side.push(middle);
  }
  return { here: here.sort((a, b) => a - b), beyond };
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
