import { isElement, startOf } from './boxes.js';
import { HEADS } from './heads.js';

/**
 * Lifts the rules against breaks from what does not fit the page that it begins, from what is in it, and from what may not be parted
 * from it: it cannot follow that onto the next page.
 */
export function allowBreaks(overflow: Range, rendered: HTMLElement): void {
  const first = startOf(overflow);
  for (
    let node = isElement(first) ? first : first?.parentElement;
    node && node !== rendered;
    node = node.parentElement
  ) {
    lift(node);
  }
  if (!isElement(first)) return;
  for (const element of first.querySelectorAll<HTMLElement>('*')) lift(element);
  for (let next = after(first, rendered); next; next = next.firstElementChild) release(next);
}

/** What an overflow begins with, headings passed over that must not be parted from it; of a table that may be cut, its first row. */
export function belowHeadings(overflow: Range): Node | undefined {
  let block = startOf(overflow);
  for (let next = block; next; next = nextBelow(block)) block = next;
  return block;
}

function nextBelow(block: Node | undefined): Element | undefined {
  if (!isElement(block)) return undefined;
  if (block.dataset['breakAfter'] === 'avoid' || block.matches(HEADS))
    return block.nextElementSibling ?? undefined;
  return block.matches('table, tbody') && !isWhole(block)
    ? (block.firstElementChild ?? undefined)
    : undefined;
}

/**
 * Whether a block may not be cut and is taller than any page: it can as well begin here.
 * @param height of a page's text, CSS pixels
 */
export function neverFits(block: Node | undefined, height: number): boolean {
  if (!isElement(block) || !isWhole(block)) return false;
  return [...block.getClientRects()].reduce((sum, box) => sum + box.height, 0) > height;
}

/** Lifts the rule against breaks from a block, but not from what is in it. False if it has none, or is a picture. */
export function letBreak(block: Node | undefined): boolean {
  if (!isElement(block) || !isWhole(block)) return false;
  block.style.breakInside = 'auto';
  return true;
}

/** Whether a block may not be cut but could be. */
const isWhole = (block: HTMLElement): boolean =>
  !block.matches('figure, img, svg') && getComputedStyle(block).breakInside === 'avoid';

/** The next element after one and all that is in it. */
function after(element: Element, rendered: Element): Element | null {
  let last: Element | null = element;
  while (last && last !== rendered && !last.nextElementSibling) last = last.parentElement;
  return last && last !== rendered ? last.nextElementSibling : null;
}

/** Lets a page end before an element. */
function release(element: Element): void {
  if (!isElement(element)) return;
  delete element.dataset['previousBreakAfter'];
  if (element.dataset['breakBefore'] === 'avoid') delete element.dataset['breakBefore'];
}

function lift(element: HTMLElement): void {
  element.style.breakInside = 'auto';
  delete element.dataset['previousBreakAfter'];
}

/**
 * Leaves what cannot be cut on the page, though it sticks out, and lets the overflow begin after it. Undefined where nothing
 * follows on this page yet.
 */
export function overflowAfter(
  overflow: Range,
  rendered: HTMLElement,
  onTooTall: ((element: Element) => void) | undefined,
): Range | undefined {
  const first = startOf(overflow);
  const element = isElement(first) ? first : first?.parentElement;
  if (!first || !element) return undefined;
  onTooTall?.(element);
  let last: Node | null = first;
  while (last && last !== rendered && !last.nextSibling) last = last.parentNode;
  if (!last || last === rendered) return undefined;
  overflow.setStartAfter(last);
  return overflow;
}
