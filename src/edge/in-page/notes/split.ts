import { isElement } from '../cuts/boxes.js';
import { setAgain } from '../cuts/heads.js';
import { seal } from '../cuts/seal.js';
import { frameAround, needOf, setHeight, showFrame } from './foot.js';
import type { Foot } from './foot.js';

/** CSS pixels that the last line may stick out: the room comes from rounded boxes. */
const TOLERANCE = 0.6;
/** A head of a table that takes more of a page than this is not set again on the next. */
const HIGHEST_HEAD = 0.25;

/** Finds what of an element laid out in columns stands beyond the first of them. */
export type FindOverflow = (element: HTMLElement, bounds: DOMRect) => Range | undefined;

/**
 * Cuts the notes where their room ends and gives back the rest, for the next page. The room is what the text leaves.
 * @param room CSS pixels, the frame included
 */
export function splitNotes(foot: Foot, room: number, find: FindOverflow): Element[] {
  const need = needOf(foot);
  if (need <= room + TOLERANCE) {
    setHeight(foot, need);
    return [];
  }
  const { above, below } = frameAround(foot);
  const { notes } = foot;
  const inside = room - above - below + TOLERANCE;
  const rest = inside < firstLine(notes) ? takeAll(notes) : takeBeyond(foot, inside, find);
  showFrame(foot);
  setHeight(foot, Math.min(needOf(foot), room));
  return rest;
}

/** How far down the first line of the first note goes. */
function firstLine(notes: HTMLElement): number {
  const texts = document.createTreeWalker(notes, NodeFilter.SHOW_TEXT);
  let text = texts.nextNode();
  while (text && !text.nodeValue?.trim()) text = texts.nextNode();
  if (!text) return 0;
  const range = document.createRange();
  range.selectNode(text);
  const line = range.getClientRects()[0];
  return line ? line.bottom - line.height * 0.2 - notes.getBoundingClientRect().top : 0;
}

function takeAll(notes: HTMLElement): Element[] {
  const all = [...notes.children];
  notes.replaceChildren();
  return all;
}

function takeBeyond({ area, notes }: Foot, inside: number, find: FindOverflow): Element[] {
  const width = notes.getBoundingClientRect().width;
  notes.style.cssText = `height: ${inside}px; column-width: ${width}px; column-gap: 1000px; column-fill: auto`;
  const overflow = find(notes, notes.getBoundingClientRect());
  const heads = headsLowerThan(HIGHEST_HEAD * area.getBoundingClientRect().height, notes);
  if (!overflow) {
    notes.style.cssText = '';
    return [];
  }
  seal(overflow);
  const removed = overflow.extractContents();
  notes.style.cssText = '';
  markSplit(notes.lastElementChild, removed.firstElementChild, heads);
  return [...removed.children];
}

/** The heads of tables in the notes that are not higher than this, CSS pixels. */
function headsLowerThan(height: number, notes: HTMLElement): ReadonlySet<Element> {
  const heads = [...notes.querySelectorAll('thead')];
  return new Set(heads.filter((head) => head.getBoundingClientRect().height <= height));
}

/**
 * Marks the halves of a cut note, and of the blocks in it: the second begins in mid-sentence and has no id. Of a table it has the head again,
 * if that is one of `heads`.
 */
function markSplit(first: Element | null, second: Element | null, heads: ReadonlySet<Element>): void {
  if (!isElement(first) || !isElement(second)) return;
  const ref = second.dataset['ref'];
  if (!ref || first.dataset['ref'] !== ref) return;
  second.dataset['splitFrom'] = ref;
  second.removeAttribute('id');
  first.dataset['splitTo'] = ref;
  markSplit(first.lastElementChild, second.firstElementChild, heads);
  const head = first.querySelector(':scope > thead');
  if (isElement(head) && heads.has(head) && !second.querySelector(':scope > thead')) setAgain(head, second);
}
