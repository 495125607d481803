import { blockCutBy, isElement, isText, startOf } from './boxes.js';
import { lineStart } from './line-start.js';
import { hasBefore, isFirst } from './seal.js';

/**
 * Lets an overflow begin where nothing stays behind that belongs to it. Chromium keeps `orphans` and `widows` in columns, but gives up the widows
 * where both cannot be had, as in three lines at two and two: then the whole block moves on. The rest of a block
 * that began on the page before cannot move: it gives up a line more. What begins a block takes all of it along, so that no marker of a
 * list is left without its item, and every block the headings that must not be parted from it.
 * @param right where the next column would be, CSS pixels
 */
export function keepTogether(overflow: Range, rendered: HTMLElement, right: number): Range {
  const block = blockCutBy(overflow);
  if (block && block !== rendered && rendered.contains(block)) keepLines(overflow, block, rendered, right);
  const from = beginning(overflow, rendered);
  if (from && hasBefore(from, rendered)) overflow.setStartBefore(from);
  return overflow;
}

/** Whether nothing stands before an overflow on its page but headings that must not be parted from what it begins with. */
export function standsUnderHeadings(overflow: Range, rendered: HTMLElement): boolean {
  const from = beginning(overflow, rendered);
  return from !== undefined && from !== startOf(overflow) && !hasBefore(from, rendered);
}

function keepLines(overflow: Range, block: HTMLElement, rendered: HTMLElement, right: number): void {
  const style = getComputedStyle(block);
  const orphans = Number(style.orphans);
  const widows = Number(style.widows);
  const em = parseFloat(style.fontSize);
  const { here, beyond } = linesOf(block, right, em);
  const missing = widows - beyond.length;
  if (missing <= 0 || here.length > orphans + widows) return;
  if (block.hasAttribute('data-split-from')) {
    const line = here.length > missing ? here.at(-missing) : undefined;
    if (line !== undefined) cutAbove(line - em * 0.75, block, right, overflow);
    return;
  }
  if (hasBefore(withAllBefore(block, rendered), rendered)) overflow.setStartBefore(block);
}

/** Lets the overflow begin with the first character of the block that stands below `top`. */
function cutAbove(top: number, block: HTMLElement, right: number, overflow: Range): void {
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); isText(text); text = texts.nextNode()) {
    const offset = lineStart(text, right, top);
    if (offset === undefined) continue;
    if (offset === 0) overflow.setStartBefore(text);
    else overflow.setStart(text, offset);
    break;
  }
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

/** What moves on with an overflow that begins with a whole node; undefined if it begins within a text. */
function beginning(overflow: Range, rendered: HTMLElement): Node | undefined {
  const first = startOf(overflow);
  if (!first || first === rendered || (isText(overflow.startContainer) && overflow.startOffset > 0))
    return undefined;
  return withAllBefore(first, rendered);
}

/** The outermost node that begins with this one, or with headings that must not be parted from it. */
function withAllBefore(node: Node, rendered: HTMLElement): Node {
  const { parentNode } = node;
  if (parentNode && parentNode !== rendered && rendered.contains(parentNode) && isFirst(node))
    return withAllBefore(parentNode, rendered);
  const before = isElement(node) && isKeptWithBefore(node) ? node.previousElementSibling : null;
  return before ? withAllBefore(before, rendered) : node;
}

const isKeptWithBefore = ({ dataset }: HTMLElement): boolean =>
  dataset['previousBreakAfter'] === 'avoid' || dataset['breakBefore'] === 'avoid';
