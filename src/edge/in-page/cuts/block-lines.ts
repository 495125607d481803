import { isText } from './boxes.js';
import { lineStart } from './line-start.js';

/** Lets the overflow begin with the first character of the block that stands below `top`. */
export function cutAbove(top: number, block: HTMLElement, right: number, overflow: Range): void {
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); isText(text); text = texts.nextNode()) {
    const offset = lineStart(text, right, top);
    if (offset === undefined) continue;
    if (offset === 0) overflow.setStartBefore(text);
    else overflow.setStart(text, offset);
    break;
  }
}

/** The middles of lines on this page, from the top, and on the next. */
export interface Lines {
  readonly here: readonly number[];
  readonly beyond: readonly number[];
}

/** The lines of a block; boxes nearer than three quarters of an em are one line. */
export function linesOf(block: HTMLElement, right: number, em: number): Lines {
  const range = document.createRange();
  range.selectNodeContents(block);
  return linesIn(range, right, em);
}

/** The lines of a range, in the same way. */
export function linesIn(range: Range, right: number, em: number): Lines {
  const here: number[] = [];
  const beyond: number[] = [];
  for (const box of range.getClientRects()) {
    const middle = box.top + box.height / 2;
    const side = box.left >= right ? beyond : here;
    if (box.width > 0 && !side.some((line) => Math.abs(line - middle) < em * 0.75)) side.push(middle);
  }
  return { here: here.sort((a, b) => a - b), beyond };
}
