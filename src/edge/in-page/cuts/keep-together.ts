import { cutAbove, linesOf } from './block-lines.js';
import { blockCutBy, isElement, isText, startOf } from './boxes.js';
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
  if (!from || !hasBefore(from, rendered)) return overflow;
  overflow.setStartBefore(from);
  takeLines(from, overflow, rendered, right);
  return overflow;
}

/** What nothing announces where it begins a page: the close of a letter, a displayed formula. */
const TAKES_LINES = '.takes-lines, .formula.displayed';
/** Lines of the text before that it takes along. */
const LINES_TAKEN = 2;

/** Lets what would begin a page without a word before it take the last lines of that paragraph along, or all of it where too few would be left. */
function takeLines(from: Node, overflow: Range, rendered: HTMLElement, right: number): void {
  let first = from;
  while (isElement(first) && first.matches(TAKES_LINES)) {
    const before: Element | null = first.previousElementSibling;
    if (!isElement(before)) return;
    if (before.matches(TAKES_LINES)) {
      first = before;
      continue;
    }
    if (before.localName !== 'p') return;
    const style = getComputedStyle(before);
    // as where a page cuts a paragraph: its lines must not be set anew without those that leave
    before.style.setProperty('text-wrap-style', 'auto');
    const em = parseFloat(style.fontSize);
    const { here } = linesOf(before, right, em);
    const stays = here.length - LINES_TAKEN;
    const line = here.at(-LINES_TAKEN);
    const least = before.hasAttribute('data-split-from') ? 1 : Number(style.orphans);
    if (line !== undefined && stays >= least) {
      cutAbove(line - em * 0.75, before, right, overflow);
      return;
    }
    if (before.hasAttribute('data-split-from')) return;
    const whole = withAllBefore(before, rendered);
    if (hasBefore(whole, rendered)) overflow.setStartBefore(whole);
    return;
  }
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
