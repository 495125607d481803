import { isElement } from '../cuts/boxes.js';
import { hasBefore } from '../cuts/seal.js';
import { blockAt, cutThrough, isAtStart, type Place } from './cut-through.js';
import { carriedFrom, FLOATS, following, standBefore } from './floating.js';
import { blockCut, endsOverleaf, fitsPage, isLaid, roomBelow } from './room.js';
import type { Chunker } from '../paged.js';

export { FLOATS } from './floating.js';

/** What floats on the pages where it no longer stands between the words between which it was written. */
export const FLOATED = '[data-floated]';

/** Lines that a page must have left for text to move up. */
const LEAST_ROOM = 3;

/** The figures of a section on their way through its pages. */
export interface Floats {
  /**
   * Has a figure that has no room on this page wait for the next one, if text can fill its place: then the page has to be laid out anew.
   * @param block what the page would end before, of what is laid out
   */
  readonly carry: (block: Node | undefined, laid: HTMLElement) => boolean;
  /** The same of a plate of the source, which a page ends before whether or not it is full. */
  readonly carryPlate: (plate: Node, laid: HTMLElement) => void;
  /** Lets a page that would end inside a list or the like, with figures waiting, end before it, unless its end is overleaf. */
  readonly keepOut: (overflow: Range, laid: HTMLElement) => void;
  /** Puts the figures that wait where the page ends; the first of them if the next page begins with it. */
  readonly stand: (end: Place, overflow: Range, laid: HTMLElement) => HTMLElement | undefined;
}

/** Of the source. */
interface Waiting {
  readonly figure: HTMLElement;
  /** The block that followed it in the text. */
  readonly next: HTMLElement;
  /** Whether it had floated before. */
  readonly floated: boolean;
}

/**
 * Figures that do not fit go to the head of the next page, and the text that follows them fills this one. They move in the source, so that
 * it is in the order of the pages, and the page is laid out anew.
 * @param giveUp gives back the room that a page has set aside for what was laid out on it
 */
export function floating({ hooks }: Chunker, giveUp: (laid: HTMLElement) => void): Floats {
  const page: { source?: ParentNode; waiting: Waiting[]; again: boolean } = { waiting: [], again: false };
  /** Whether the page has to be laid out anew; asked once, then it has not. */
  const takeAgain = (): boolean => {
    const { again } = page;
    page.again = false;
    return again;
  };
  hooks.afterParsed.register((parsed) => {
    if (parsed.querySelector(FLOATS)) page.source = parsed;
  });
  hooks.beforePageLayout.register((sheet, content) => {
    if (!page.source || !content) return;
    const layout = sheet.layout.bind(sheet);
    sheet.layout = async (...from) => {
      page.waiting = [];
      for (;;) {
        const end = await layout(...from);
        if (!takeAgain()) return end;
        if (sheet.wrapper) giveUp(sheet.wrapper);
      }
    };
  });
  const carry = (
    figure: HTMLElement | null,
    above: Element | null | undefined,
    laid: HTMLElement,
  ): boolean => {
    const carried = figure && carriedFrom(figure);
    const section = figure?.parentElement;
    const next = carried && following(carried.figures.at(-1) ?? figure);
    if (!section || !next || roomBelow(above, laid) < LEAST_ROOM) return false;
    for (const each of carried.figures) {
      if (page.waiting.some((known) => known.figure === each)) continue;
      page.waiting.push({ figure: each, next, floated: each.hasAttribute('data-floated') });
      each.dataset['floated'] = '';
    }
    standBefore(carried.figures, section, carried.before);
    page.again = true;
    return true;
  };
  return {
    carry(block, laid) {
      const figure = page.source && isElement(block) ? block.closest<HTMLElement>(FLOATS) : null;
      if (!page.source || !figure || figure.hasAttribute('data-split-from')) return false;
      if (!hasBefore(figure, laid) || !fitsPage(figure, laid)) return false;
      const own = page.source.querySelector<HTMLElement>(`[data-ref="${figure.dataset['ref'] ?? ''}"]`);
      return carry(own, figure.previousElementSibling, laid);
    },
    carryPlate(plate, laid) {
      if (!page.source || !isElement(plate) || !plate.matches(FLOATS)) return;
      carry(plate, laid.lastElementChild?.lastElementChild, laid);
    },
    keepOut(overflow, laid) {
      const block = page.waiting.length > 0 ? blockCut(overflow, laid) : undefined;
      if (!block || isProse(block) || !hasBefore(block, laid)) return;
      // behind one list after another a figure would come to stand anywhere
      const hasWaited = page.waiting.some(({ floated }) => floated);
      if (hasWaited || !endsOverleaf(block, laid)) overflow.setStartBefore(block);
    },
    stand(end, overflow, laid) {
      if (page.again) return undefined;
      const left = page.waiting.filter(({ figure }) => !isLaid(figure, overflow, laid));
      const section = left[0]?.figure.parentElement;
      const block = section && blockAt(section, end);
      if (!block) return undefined;
      // a page that ends above what stood below a figure leaves it where it was
      const isAhead = ({ next }: Waiting): boolean => next !== block && isBefore(block, next);
      for (const { figure, next, floated } of left.filter(isAhead)) {
        standBefore([figure], section, next);
        if (!floated) delete figure.dataset['floated'];
      }
      const here = left.filter((waiting) => !isAhead(waiting));
      const figures = here.map(({ figure }) => figure);
      if (figures.length === 0) return undefined;
      const isWhole = isAtStart(block, end);
      let before = isWhole ? block : isProse(block) ? cutThrough(block, end) : following(block);
      while (before && figures.includes(before)) before = following(before);
      standBefore(figures, section, before);
      for (const { figure, next, floated } of here)
        if (isWhole && next === before && !floated) delete figure.dataset['floated'];
      return isWhole || isProse(block) ? figures[0] : undefined;
    },
  };
}

/** A paragraph that a figure may stand in the middle of, between two pages: no verse, no speech. */
const isProse = (block: HTMLElement): boolean =>
  block.localName === 'p' && !block.matches('.kept-lines, .speech');

const isBefore = (block: Node, other: Node): boolean =>
  (block.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
