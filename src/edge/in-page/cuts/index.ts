import { blockCutBy, NOTES_CLASS } from './boxes.js';
import { sameToken, sourcePoint } from './break-token.js';
import { keepTogether } from './keep-together.js';
import { lineStart } from './line-start.js';
import { leaveRoomForText, noteOverflow, settleNotes } from './note-room.js';
import { seal } from './seal.js';
import { keepSpaceBefore } from './spaces.js';
import type { BreakToken, Chunker, Layout, LayoutMethods } from '../paged.js';

export { wordsAt } from './break-token.js';
export { CUTS_STYLE } from './style.js';

/** How much more text than the last pages held is poured in before the overflow is looked for: each look is a layout. */
const SLACK = 1.3;
/** CSS pixels: boxes that begin nearer to the edge than this stand beyond it. */
const EDGE = 0.51;

type TokenMaker = new (node: Node, offset: number) => BreakToken;

/**
 * Makes paged.js end its pages where the browser itself broke the line, keep widows, and lose nothing on the way. Call
 * it once paged.js has registered its own handlers. The classes are not exported: the first page hands over instances.
 */
export function cutExactly(chunker: Chunker): void {
  const starts = new WeakMap<Layout, BreakToken>();
  let patched = false;
  const { hooks } = chunker;
  hooks.onPageLayout.register((_wrapper, from, layout) => {
    if (!patched) {
      patched = true;
      replaceMethods(
        Object.getPrototypeOf(layout) as LayoutMethods,
        Object.getPrototypeOf(from) as BreakToken & { constructor: TokenMaker },
        starts,
      );
    }
    starts.set(layout, from);
    leaveRoomForText(layout);
    layout.maxChars *= SLACK;
  });
  hooks.renderNode.register(keepSpaceBefore);
  hooks.afterPageLayout.register((element, page) => settleNotes(element, page.footnotesArea));
}

function replaceMethods(
  methods: LayoutMethods,
  tokens: BreakToken & { constructor: TokenMaker },
  starts: WeakMap<Layout, BreakToken>,
): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the layout it belongs to
  const { findOverflow, createBreakToken } = methods;
  const Token = tokens.constructor;

  tokens.equals = function (this: BreakToken, other) {
    return sameToken(this, other);
  };
  methods.textBreak = (node, _start, end, _vStart, vEnd) => lineStart(node, end - EDGE, vEnd - EDGE);
  methods.hyphenateAtBreak = () => undefined;
  methods.removeOverflow = (overflow) => {
    seal(overflow);
    return overflow.extractContents();
  };
  methods.findOverflow = function (this: Layout, rendered, bounds = this.bounds, gap = this.gap) {
    if (rendered.classList.contains(NOTES_CLASS)) {
      return noteOverflow(this, rendered, (box) => findOverflow.call(this, rendered, box, 0));
    }
    // paged.js marks every note "no break before", and would move the whole text before it
    for (const note of rendered.querySelectorAll('[data-note][data-break-before]')) {
      note.removeAttribute('data-break-before');
    }
    let overflow = findOverflow.call(this, rendered, bounds, gap);
    const block = blockCutBy(overflow);
    // these look at the text after the cut, which is about to leave
    if (block && /pretty|balance/.test(getComputedStyle(block).getPropertyValue('text-wrap-style'))) {
      block.style.setProperty('text-wrap-style', 'auto');
      overflow = findOverflow.call(this, rendered, bounds, gap);
    }
    return overflow && keepTogether(overflow, rendered, bounds.right + gap - EDGE);
  };
  methods.createBreakToken = function (overflow, rendered, source) {
    const point = sourcePoint(overflow, source, starts.get(this));
    return point
      ? new Token(point.node, point.offset)
      : createBreakToken.call(this, overflow, rendered, source);
  };
}
