import { blockCutBy, startOf } from './boxes.js';
import { sameToken, sourcePoint } from './break-token.js';
import { fitPicture } from './fit-picture.js';
import { repeatHead } from './heads.js';
import { keepTogether, standsUnderHeadings } from './keep-together.js';
import { fillLastPage } from './last-page.js';
import { lineStart } from './line-start.js';
import { charactersOnPage, pouredIn, type Poured } from './poured.js';
import { hasBefore, seal } from './seal.js';
import { keepSpaceBefore } from './spaces.js';
import { allowBreaks, belowHeadings, letBreak, neverFits, overflowAfter } from './too-tall.js';
import { floating } from '../floats/index.js';
import { setNotes, silenceStockNotes } from '../notes/index.js';
import type { Floats } from '../floats/index.js';
import type { Notes } from '../notes/index.js';
import type { BreakToken, Chunker, Layout, LayoutMethods, PagedModule } from '../paged.js';

export { wordsAt } from './break-token.js';
export { headsAgain, ownText } from './heads.js';
export { CUTS_STYLE } from './style.js';

/**
 * Keeps paged.js from doing itself what is done here, notes and the last line of a cut paragraph, and from looking for what is not displayed: it takes
 * all that has a style of its own for that, code and pictures among it, and parts them from their headings.
 */
export function silenceStock(paged: PagedModule): void {
  silenceStockNotes(paged);
  silence(paged, 'handleAlignment', 'handleAlignment');
  silence(paged, 'sortDisplayedSelectors', 'filter');
}

/** Silences a method of the handler that has `own`. */
function silence({ registeredHandlers }: PagedModule, own: string, method: string): void {
  const stock = registeredHandlers.find(({ prototype }) => own in prototype)?.prototype;
  if (!stock) throw new Error(`Unexpected paged.js without a handler that has ${own}`);
  stock[method] = () => undefined;
}

/** CSS pixels: boxes that begin nearer to the edge than this stand beyond it. */
const EDGE = 0.51;

type TokenMaker = new (node: Node, offset: number) => BreakToken;

/** What goes on outside of a cut. */
export interface CutOptions {
  /** Notes are left over, and no text follows on the next page. */
  readonly onNotesLeft: (page: Element) => void;
  /** An element is taller than the page, and cannot be cut. */
  readonly onTooTall: (element: Element) => void;
}

/**
 * Makes paged.js end the pages of a run where the browser itself broke the line, keep widows, set notes whole, and lose nothing
 * on the way. The classes that it changes are not exported: the first page of all hands over instances. `silenceStock`
 * must have been called.
 */
export function cutExactly(chunker: Chunker, options: CutOptions): void {
  const { hooks } = chunker;
  const floats = floating(chunker, (laid) => room.notes?.yieldRoom(laid));
  const room: CuttingRoom = { options, floats, poured: { isToBreak: false } };
  hooks.renderNode.register(keepSpaceBefore);
  hooks.renderNode.register(repeatHead);
  hooks.renderNode.register((copy, source) => {
    room.poured.last = pouredIn(copy, source);
  });
  room.notes = setNotes(chunker, (element, bounds) => room.find?.(element, bounds), options.onNotesLeft);
  hooks.onPageLayout.register((laid, from, layout) => {
    const find = (stockFind ??= replaceStock(layout, from));
    room.find = (element, bounds) => find.call(layout, element, bounds, 0);
    room.poured = { isToBreak: false };
    rooms.set(layout, { ...room, from, laid });
    layout.maxChars = charactersOnPage(layout);
  });
}

interface CuttingRoom {
  readonly options: CutOptions;
  readonly floats: Floats;
  poured: Poured;
  notes?: Notes;
  find?: (element: HTMLElement, bounds: DOMRect) => Range | undefined;
}

interface PageRoom extends CuttingRoom {
  /** Where the page took up the source. */
  readonly from: BreakToken;
  /** What is laid out on it. */
  readonly laid: HTMLElement;
}

const rooms = new WeakMap<Layout, PageRoom>();
let stockFind: LayoutMethods['findOverflow'] | undefined;

/** Changes the classes, and returns the search for the overflow as it was. */
function replaceStock(layout: Layout, from: BreakToken): LayoutMethods['findOverflow'] {
  const methods = Object.getPrototypeOf(layout) as LayoutMethods;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the layout it belongs to
  const { findOverflow } = methods;
  replaceTokens(Object.getPrototypeOf(from) as BreakToken);
  replaceMethods(methods, from.constructor as TokenMaker);
  return findOverflow;
}

function replaceTokens(tokens: BreakToken): void {
  tokens.equals = function (this: BreakToken, other) {
    return sameToken(this, other);
  };
}

function replaceMethods(methods: LayoutMethods, Token: TokenMaker): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the layout they belong to
  const { findOverflow, createBreakToken, breakAt, shouldBreak } = methods;

  methods.breakAt = function (this: Layout, node, offset) {
    const room = rooms.get(this);
    room?.floats.carryPlate(node, room.laid);
    return breakAt.call(this, node, offset);
  };
  methods.shouldBreak = function (this: Layout, node, limiter) {
    const isToBreak = shouldBreak.call(this, node, limiter);
    const room = rooms.get(this);
    if (room) room.poured.isToBreak = isToBreak;
    return isToBreak;
  };
  methods.textBreak = (node, _start, end, _vStart, vEnd) => lineStart(node, end - EDGE, vEnd - EDGE);
  methods.hyphenateAtBreak = () => undefined;
  methods.removeOverflow = function (this: Layout, overflow) {
    seal(overflow);
    const removed = overflow.extractContents();
    rooms.get(this)?.notes?.removed(removed);
    return removed;
  };
  methods.findOverflow = function (this: Layout, rendered, bounds = this.bounds, gap = this.gap) {
    const room = rooms.get(this);
    const find = (): Range | undefined => {
      const overflow = findOverflow.call(this, rendered, bounds, gap);
      const block = blockCutBy(overflow);
      // these look at the text after the cut, which is about to leave
      if (!block || !/pretty|balance/.test(getComputedStyle(block).getPropertyValue('text-wrap-style')))
        return overflow;
      block.style.setProperty('text-wrap-style', 'auto');
      return findOverflow.call(this, rendered, bounds, gap);
    };
    room?.notes?.place(rendered);
    let overflow = find();
    if (overflow && leavesNothing(overflow, rendered)) {
      room?.notes?.yieldRoom(rendered);
      overflow = find();
    }
    // one heading alone, which goes with its picture wherever that goes
    if (overflow && leavesNothing(overflow, rendered) && fitPicture(belowHeadings(overflow), bounds.bottom))
      overflow = find();
    if (overflow && leavesNothing(overflow, rendered)) {
      allowBreaks(overflow, rendered);
      overflow = find();
    }
    if (overflow && leavesNothing(overflow, rendered)) {
      return overflowAfter(overflow, rendered, room?.options.onTooTall);
    }
    if (overflow && room?.floats.carry(belowHeadings(overflow), rendered)) return overflow;
    // what fits no page begins here, and so does what would leave its headings alone on theirs
    for (
      let block = overflow && belowHeadings(overflow);
      neverFits(block, bounds.height) && letBreak(block);
    ) {
      overflow = find();
      block = overflow && belowHeadings(overflow);
    }
    if (overflow && standsUnderHeadings(overflow, rendered)) {
      const block = belowHeadings(overflow);
      if (fitPicture(block, bounds.bottom) || letBreak(block)) overflow = find();
    }
    if (overflow) room?.floats.keepOut(overflow, rendered);
    const right = bounds.right + gap - EDGE;
    const cut = overflow && keepTogether(overflow, rendered, right);
    return cut && room ? fillLastPage(cut, rendered, { layout: this, poured: room.poured, right }) : cut;
  };
  methods.createBreakToken = function (this: Layout, overflow, rendered, source) {
    const room = rooms.get(this);
    const point = sourcePoint(overflow, source, room?.from);
    const token = point
      ? new Token(point.node, point.offset)
      : createBreakToken.call(this, overflow, rendered, source);
    if (!token?.node || !room || sameToken(token, room.from)) return token;
    const figure = room.floats.stand({ node: token.node, offset: token.offset ?? 0 }, overflow, rendered);
    return figure ? new Token(figure, 0) : token;
  };
}

/** Whether a page cut there would be empty, and the next one come out the same. */
function leavesNothing(overflow: Range, rendered: HTMLElement): boolean {
  const { startContainer, startOffset } = overflow;
  if (startContainer.nodeType === Node.TEXT_NODE && startOffset > 0) return false;
  const first = startOf(overflow);
  return first !== undefined && !hasBefore(first, rendered);
}
