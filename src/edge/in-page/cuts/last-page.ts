import { cutAbove, linesIn } from './block-lines.js';
import { blockCutBy, blockOf, isElement, isText, startOf } from './boxes.js';
import { keepTogether } from './keep-together.js';
import { charactersIn, charactersOnLine, charactersToCome, type Poured } from './poured.js';
import { hasBefore, isFirst } from './seal.js';
import { callsIn, noteFor } from '../notes/calls.js';
import type { Layout } from '../paged.js';

/** Lines that the last page of a text is to have, if that takes no more than so many from the page before. */
const WANTED = { lines: 3, taken: 3 };
/** What it has at the least, if that can be had for so many. */
const LEAST = { lines: 2, taken: 6 };
/** Lines by which what was taken may be more, since blocks need not stand on lines. */
const ROUNDING = 0.5;

/** What a page may end with alone, and what is not moved for the sake of lines. */
const OTHER = 'figure, img, svg, table, .formula.displayed';

/** Text of more lines than this, as they are reckoned, is enough for a page. */
const ENOUGH = 4;

/** The page that is laid out. */
interface ThisPage {
  readonly layout: Layout;
  readonly poured: Poured;
  /** Where the next column would be, CSS pixels. */
  readonly right: number;
}

/**
 * Lets a page end earlier where the next one, the last before the end of a text or before a break that is forced, would have no more than a line or two:
 * lines of the paragraph that is cut go there with them, or of those before, as far as these can be parted. Undefined where more has to be poured in before
 * it is known what the next page has.
 */
export function fillLastPage(
  overflow: Range,
  rendered: HTMLElement,
  { layout, poured, right }: ThisPage,
): Range | undefined {
  const enough = ENOUGH * charactersOnLine(layout);
  if (charactersIn(overflow.toString()) > enough) return overflow;
  const { fontSize, lineHeight } = getComputedStyle(rendered);
  const em = parseFloat(fontSize);
  const lines = countIn(overflow, right, em);
  if (lines === 0 || lines >= WANTED.lines) return overflow;
  const toCome = charactersToCome(poured, enough);
  if (toCome > 0) return toCome < enough ? undefined : overflow;
  const leading = parseFloat(lineHeight) || 1.2 * em;
  const end = lastLine(overflow, rendered, right, em);
  let second: Range | undefined;
  for (const cut of earlierCuts(overflow, rendered, right)) {
    if (holdsOther(cut, rendered) || !hasBefore(startOf(cut) ?? rendered, rendered)) break;
    const taken = (end - lastLine(cut, rendered, right, em) + heightOfNotes(cut, overflow)) / leading;
    if (taken > LEAST.taken + ROUNDING) break;
    const now = countIn(cut, right, em);
    if (now >= WANTED.lines && taken < WANTED.taken + ROUNDING) return cut;
    if (lines < LEAST.lines && now >= LEAST.lines) second ??= cut;
  }
  return second ?? overflow;
}

/** Places above an overflow where a page may end, from below. */
function* earlierCuts(overflow: Range, rendered: HTMLElement, right: number): Generator<Range> {
  let seen: HTMLElement | undefined;
  for (const text of textsBefore(overflow, rendered)) {
    const block = blockOf(text);
    if (!block || block === seen || !rendered.contains(block)) continue;
    seen = block;
    yield* cutsIn(block, overflow, rendered, right);
  }
}

/** The texts of a page before an overflow, from below. */
function* textsBefore(overflow: Range, rendered: HTMLElement): Generator<Text> {
  const { startContainer, startOffset } = overflow;
  if (isText(startContainer) && startOffset > 0) yield startContainer;
  const walker = document.createTreeWalker(rendered, NodeFilter.SHOW_TEXT);
  walker.currentNode = startOf(overflow) ?? rendered;
  for (let text = walker.previousNode(); isText(text); text = walker.previousNode())
    if (text.data.trim()) yield text;
}

function* cutsIn(
  block: HTMLElement,
  overflow: Range,
  rendered: HTMLElement,
  right: number,
): Generator<Range> {
  const style = getComputedStyle(block);
  const em = parseFloat(style.fontSize);
  const isCut = blockCutBy(overflow) === block;
  const begun = block.hasAttribute('data-split-from');
  const orphans = begun ? 1 : Number(style.orphans);
  const widows = isCut ? 1 : Number(style.widows);
  const own = document.createRange();
  own.selectNodeContents(block);
  if (isCut) own.setEnd(overflow.startContainer, overflow.startOffset);
  const { here } = linesIn(own, right, em);
  for (let stay = here.length - widows; mayBreakIn(block, rendered) && stay >= orphans; stay--) {
    const cut = overflow.cloneRange();
    cutAbove((here[stay] ?? 0) - em * 0.75, block, right, cut);
    yield cut;
  }
  const whole = outermost(block, rendered);
  if (begun || !whole.parentElement || !mayBreakIn(whole.parentElement, rendered)) return;
  const cut = overflow.cloneRange();
  cut.setStartBefore(whole);
  yield keepTogether(cut, rendered, right);
}

/** What begins with a block. */
function outermost(block: HTMLElement, rendered: HTMLElement): HTMLElement {
  const { parentElement } = block;
  return parentElement && parentElement !== rendered && isFirst(block)
    ? outermost(parentElement, rendered)
    : block;
}

/** Whether a page may end inside an element, whose lines must not come to be others by that. */
function mayBreakIn(element: HTMLElement, rendered: HTMLElement): boolean {
  if (/pretty|balance/.test(getComputedStyle(element).getPropertyValue('text-wrap-style'))) return false;
  for (let at: Element | null = element; at && rendered.contains(at); at = at.parentElement) {
    const { breakInside, display, columnCount } = getComputedStyle(at);
    if (breakInside === 'avoid' || columnCount !== 'auto' || /flex|grid|table/.test(display)) return false;
  }
  return true;
}

const holdsOther = (range: Range, rendered: HTMLElement): boolean =>
  [...rendered.querySelectorAll(OTHER)].some((other) => range.intersectsNode(other));

/** How high the notes are that go with what lies between a cut and the overflow, CSS pixels. */
function heightOfNotes(cut: Range, overflow: Range): number {
  const between = cut.cloneRange();
  between.setEnd(overflow.startContainer, overflow.startOffset);
  const root = between.commonAncestorContainer;
  const calls = isElement(root) ? callsIn(root).filter((call) => between.intersectsNode(call)) : [];
  return calls.reduce((sum, call) => sum + (noteFor(call)?.getBoundingClientRect().height ?? 0), 0);
}

const countIn = (range: Range, right: number, em: number): number => {
  const { here, beyond } = linesIn(range, right, em);
  return here.length + beyond.length;
};

/** The middle of the last line before an overflow. */
function lastLine(overflow: Range, rendered: HTMLElement, right: number, em: number): number {
  const before = document.createRange();
  before.setStart(rendered, 0);
  before.setEnd(overflow.startContainer, overflow.startOffset);
  return linesIn(before, right, em).here.at(-1) ?? 0;
}
