import { isElement, isText } from './boxes.js';
import type { Layout } from '../paged.js';

/** A node of the source, and whether all that is in it was poured in with it. */
interface Last {
  readonly node: Node;
  readonly isWhole: boolean;
}

/** How far the source has been poured into a page. */
export interface Poured {
  last?: Last;
  /** Whether the next page begins behind it whatever there is room for. */
  isToBreak: boolean;
}

/** What was poured in last, of what has just been copied to the page. */
export const pouredIn = (copy: Node, node: Node): Last => ({
  node,
  isWhole: isText(node) || copy.hasChildNodes(),
});

/** The width of a character as a part of its size, narrower than most are. */
const CHARACTER = 0.4;

/** Rather more characters than stand on a line of a page. */
export function charactersOnLine({ element, bounds }: Layout): number {
  return bounds.width / (CHARACTER * parseFloat(getComputedStyle(element).fontSize));
}

/**
 * How many characters are poured in before the overflow is looked for, each look being a layout: rather more than a page holds.
 * paged.js goes by the pages before; but then a page could depend on where its shard began.
 */
export function charactersOnPage(layout: Layout): number {
  const { fontSize, lineHeight } = getComputedStyle(layout.element);
  const leading = parseFloat(lineHeight) || 1.2 * parseFloat(fontSize);
  return Math.ceil(charactersOnLine(layout) * (layout.bounds.height / leading));
}

/**
 * How many characters follow on the pages of this text, up to its end or to a break that is forced, counted to `most`.
 */
export function charactersToCome({ last, isToBreak }: Poured, most: number): number {
  if (!last || isToBreak) return 0;
  const page = pageOf(last.node);
  let sum = 0;
  for (let next = after(last.node, last.isWhole); next && sum < most; next = after(next, false)) {
    if (isElement(next) && (isForced(next) || pageOf(next) !== page)) return sum;
    if (isText(next)) sum += charactersIn(next.data);
  }
  return sum;
}

/** Without what takes no room: hyphens that are not in use, white space. */
export const charactersIn = (text: string): number => text.replace(/[\u00ad\s]+/g, '').length;

/** The next node of the source. */
function after(node: Node, isWhole: boolean): Node | null {
  if (!isWhole && node.firstChild) return node.firstChild;
  let at: Node | null = node;
  while (at && !at.nextSibling) at = at.parentNode;
  return at?.nextSibling ?? null;
}

const isForced = ({ dataset }: HTMLElement): boolean =>
  [dataset['breakBefore'], dataset['previousBreakAfter']].some(
    (rule) => rule !== undefined && !/^(?:avoid|auto)/.test(rule),
  );

/** The name of the pages that a node asks for. */
const pageOf = (node: Node): string | undefined =>
  (isElement(node) ? node : node.parentElement)?.closest<HTMLElement>('[data-page]')?.dataset['page'];
