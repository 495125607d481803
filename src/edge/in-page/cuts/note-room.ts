import { isElement } from './boxes.js';
import { seal } from './seal.js';
import type { Layout } from '../paged.js';

/** CSS pixels that the notes may stick out upward, so that rounding does not cost a line. */
const TOLERANCE = 1.5;
/** The share of a page that notes carried over from the page before may take. */
const CARRIED_SHARE = 0.7;

/** The height that each page's note area had when its text was cut. */
const roomAtCut = new WeakMap<Element, number>();

/**
 * What of the notes does not fit the room left at the foot, measured with fractions (paged.js rounds them off and then
 * enlarges the area over the last line of text). All notes go when not one line fits.
 */
export function noteOverflow(
  layout: Layout,
  notes: HTMLElement,
  find: (bounds: DOMRect) => Range | undefined,
): Range | undefined {
  const first = notes.firstElementChild;
  if (!first || !notes.lastChild) return undefined;
  const area = layout.element;
  const height = area.getBoundingClientRect().height;
  roomAtCut.set(area, height);
  const room = Math.max(0, height - frameHeight(notes.parentElement) + TOLERANCE);
  notes.style.height = `${room}px`;
  const box = notes.getBoundingClientRect();
  if (!fitsOneLine(first, box.top + room)) {
    const all = document.createRange();
    all.setStartBefore(first);
    all.setEndAfter(notes.lastChild);
    return all;
  }
  const overflow = find(box);
  if (overflow) seal(overflow);
  return overflow;
}

function fitsOneLine(note: Element, bottom: number): boolean {
  const range = document.createRange();
  range.selectNodeContents(note);
  const line = [...range.getClientRects()].find((box) => box.width > 0);
  return !line || line.bottom - line.height * 0.25 <= bottom;
}

/** Margins, borders and padding above and below, CSS pixels. */
function frameHeight(element: Element | null): number {
  if (!element) return 0;
  const style = getComputedStyle(element);
  const parts = [
    style.marginTop,
    style.marginBottom,
    style.paddingTop,
    style.paddingBottom,
    style.borderTopWidth,
    style.borderBottomWidth,
  ];
  return parts.reduce((sum, part) => sum + (parseFloat(part) || 0), 0);
}

/** Once a page is laid out, its notes get what they need and never more than they had when the text was cut. */
export function settleNotes(pageElement: HTMLElement, area: HTMLElement): void {
  const room = roomAtCut.get(area);
  const content = area.firstElementChild;
  const notes = content?.firstElementChild;
  if (room === undefined || !isElement(notes)) return;
  const need = notes.firstElementChild ? notes.getBoundingClientRect().height + frameHeight(content) : 0;
  setNotesHeight(pageElement.querySelector<HTMLElement>('.pagedjs_area'), Math.min(need, room));
}

/** Keeps notes carried over from the page before from taking the whole page. */
export function leaveRoomForText(layout: Layout): void {
  const area = layout.element.closest<HTMLElement>('.pagedjs_area');
  if (!area) return;
  const carried = parseFloat(area.style.getPropertyValue('--pagedjs-footnotes-height'));
  if (!(carried > 0)) return;
  const most = CARRIED_SHARE * area.clientHeight;
  if (carried <= most) return;
  setNotesHeight(area, most);
  layout.bounds = layout.element.getBoundingClientRect();
}

function setNotesHeight(area: HTMLElement | null, height: number): void {
  area?.style.setProperty('--pagedjs-footnotes-height', `${height}px`);
}
