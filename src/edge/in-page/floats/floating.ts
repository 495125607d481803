import { isElement } from '../cuts/boxes.js';

/** What may float, as `pagination/floats.ts` marks it: a figure, or a table that is not cut. */
export const FLOATS = '.floats';

/** What no figure is carried past: the title of a chapter, a break in the text, and figures that stay. */
const BARRIER = 'h1, .opener, hr, .headed-plate, figure:not(.floats)';

/** Figures that follow one another, and the block before which they stand once the text below them has gone past; null is the end. */
export interface Carried {
  readonly figures: readonly HTMLElement[];
  readonly before: HTMLElement | null;
}

/**
 * How far a figure of the source may be carried: with the figures right behind it, past the text that follows, up to the next figure, chapter or
 * break. Undefined where no text follows that could fill its place.
 */
export function carriedFrom(figure: HTMLElement): Carried | undefined {
  const figures = [figure];
  let next = following(figure);
  for (; next?.matches(FLOATS); next = following(next)) figures.push(next);
  const first = next;
  while (next && !next.matches(FLOATS) && !isBarrier(next, figures)) next = following(next);
  return next === first ? undefined : { figures, before: next };
}

export function following(element: Element): HTMLElement | null {
  const next = element.nextElementSibling;
  return isElement(next) ? next : null;
}

/** Tables stay in their order, as figures do; what is called a figure may pass what is called a table. */
function isBarrier(block: HTMLElement, figures: readonly HTMLElement[]): boolean {
  if (block.matches(BARRIER) || isForced(block.dataset['breakBefore'])) return true;
  return block.localName === 'table' && figures.some(({ localName }) => localName === 'table');
}

const isForced = (rule: string | undefined): boolean => rule !== undefined && !/^(?:avoid|auto)/.test(rule);

/**
 * Moves figures before another block of their section, or to its end. What must not be parted from the block before it, or begins a page after it,
 * says so (`data-previous-break-after`): each block is told anew what it follows.
 */
export function standBefore(
  figures: readonly HTMLElement[],
  section: Element,
  before: HTMLElement | null,
): void {
  for (const figure of figures) {
    const next = following(figure);
    if (next) tellRule(next, figure.dataset['previousBreakAfter']);
    figure.remove();
    tellRule(figure, before ? before.dataset['previousBreakAfter'] : ruleOf(section.lastElementChild));
    section.insertBefore(figure, before);
    if (before) tellRule(before, figure.dataset['breakAfter']);
  }
}

const ruleOf = (block: Element | null): string | undefined =>
  isElement(block) ? block.dataset['breakAfter'] : undefined;

function tellRule(block: HTMLElement, rule: string | undefined): void {
  if (rule === undefined) delete block.dataset['previousBreakAfter'];
  else block.dataset['previousBreakAfter'] = rule;
}
