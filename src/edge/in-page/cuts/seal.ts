import { blockCutBy, isElement, isText, startOf } from './boxes.js';
import { HEADS, isAgain } from './heads.js';
import { drawHyphen } from './hyphen.js';

/**
 * Closes a page where the overflow begins, so that its last line stays as the browser had set it: a hyphen in use
 * becomes a character, a justified line stays justified. Afterwards the range begins before a whole node.
 */
export function seal(overflow: Range): void {
  const block = blockCutBy(overflow);
  if (!block) return;
  const { startContainer, startOffset } = overflow;
  const rest =
    isText(startContainer) && startOffset > 0 ? startContainer.splitText(startOffset) : startOf(overflow);
  if (!rest) return;
  const last = lastBefore(rest, block);
  if (last && !isForced(last, block)) {
    if (isText(last)) drawHyphen(last);
    justifyLastLine(block, rest);
  }
  overflow.setStartBefore(rest);
}

/** The last text or line break of `block` before `rest`. */
function lastBefore(rest: Node, block: HTMLElement): Node | undefined {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  walker.currentNode = rest;
  let node = walker.previousNode();
  while (node && node !== block && node.nodeName !== 'BR' && !(isText(node) && node.data))
    node = walker.previousNode();
  return node && node !== block ? node : undefined;
}

/** Whether the line ended there in any case: by a break, or by a line end that white space keeps. */
function isForced(last: Node, block: HTMLElement): boolean {
  if (last.nodeName === 'BR') return true;
  return (
    isText(last) && last.data.endsWith('\n') && /^(?:pre|break)/.test(getComputedStyle(block).whiteSpace)
  );
}

function justifyLastLine(block: HTMLElement, rest: Node): void {
  const style = getComputedStyle(block);
  if (style.textAlign !== 'justify' || style.textAlignLast !== 'auto') return;
  const broken = [...block.getElementsByTagName('br')].findLast((br) => precedes(br, rest));
  // lines before a forced break are last lines too: only what follows it may be stretched
  const line = broken?.parentNode === block ? boxAfter(broken) : block;
  line.setAttribute('data-cut-line', 'justify');
}

function precedes(node: Node, other: Node): boolean {
  return (node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function boxAfter(br: Element): HTMLElement {
  const line = document.createElement('span');
  line.style.cssText = 'display:block;text-indent:0';
  while (br.nextSibling) line.append(br.nextSibling);
  br.after(line);
  return line;
}

/** Whether anything but ancestors of `node` stands before it in `root`. */
export function hasBefore(node: Node, root: Node): boolean {
  for (let at: Node | null = node; at && at !== root; at = at.parentNode) if (!isFirst(at)) return true;
  return false;
}

/** Whether nothing stands before a node in its parent: a head or a caption of a table is nothing without a row. */
export function isFirst(node: Node): boolean {
  for (let before = node.previousSibling; before; before = before.previousSibling) {
    if (isText(before) ? before.data.trim() : isElement(before) && !isAgain(before) && !before.matches(HEADS))
      return false;
  }
  return true;
}
