import { takeNotesOut } from './calls.js';
import { footOf, setHeight, showFrame } from './foot.js';
import { overleaf } from './overleaf.js';
import { dropNotesOf, gatherNotes, placeNotes, roomForCarried } from './place.js';
import { splitNotes } from './split.js';
import type { FindOverflow } from './split.js';
import type { Carried } from './place.js';
import type { Chunker, PagedModule } from '../paged.js';

export { makeElements } from './elements.js';
export { footOf } from './foot.js';
export { NOTES_STYLE } from './style.js';

/** The share of a page with text that notes from the page before may take. */
const CARRIED_SHARE = 0.7;
const NONE: Carried = { notes: [], height: 0, past: false };

/** The notes of a section on their way through its pages. */
export interface Notes {
  /** Makes room for the notes called in this text, before it is cut. */
  readonly place: (text: HTMLElement) => void;
  /** Gives up that room: what is called here goes to the next page. */
  readonly yieldRoom: (text: HTMLElement) => void;
  /** To be told what the cut has removed. */
  readonly removed: (text: ParentNode) => void;
}

/** paged.js' own handling of notes reads the styles and marks the notes; what it does to pages is done here instead. */
export function silenceStockNotes({ registeredHandlers }: PagedModule): void {
  const stock = registeredHandlers.find((handler) => 'moveFootnote' in handler.prototype)?.prototype;
  if (!stock) throw new Error('Unexpected paged.js without its handling of notes');
  for (const hook of ['renderNode', 'beforePageLayout', 'afterPageLayout', 'afterOverflowRemoved']) {
    stock[hook] = () => undefined;
  }
}

/**
 * Sets notes at the foot of the page that calls them; what does not fit goes on overleaf.
 * @param find finds the overflow of an element laid out in columns
 * @param ask is called when notes are left over and no text follows on the next page
 */
export function setNotes(chunker: Chunker, find: FindOverflow, ask: (page: Element) => void): Notes {
  let carried: Carried = NONE;
  const { hooks } = chunker;
  hooks.afterParsed.register((parsed) => {
    // paged.js marks every note "no break before", and would move the whole text before it
    for (const note of parsed.querySelectorAll('[data-note]')) note.removeAttribute('data-break-before');
  });
  hooks.renderNode.register(takeNotesOut);
  hooks.beforePageLayout.register((page, content) => {
    if (carried.notes.length === 0 || carried.past) return;
    const foot = footOf(page.element);
    foot.notes.append(...carried.notes);
    showFrame(foot);
    carried = { ...carried, height: roomForCarried(foot, content ? CARRIED_SHARE : 1) };
    setHeight(foot, carried.height);
  });
  hooks.afterPageLayout.register((element, page, next) => {
    const foot = footOf(element);
    if (page.blank) return;
    const behind = overleaf(next);
    if (carried.past) {
      carried = { ...carried, past: behind === 'plate' };
      return;
    }
    gatherNotes(foot, page.wrapper);
    if (foot.notes.childElementCount === 0) {
      setHeight(foot, 0);
      carried = NONE;
      return;
    }
    const room = foot.area.getBoundingClientRect().height - heightOfText(page.wrapper);
    const rest = splitNotes(foot, room, find);
    carried = { notes: rest, height: 0, past: rest.length > 0 && behind === 'plate' };
    if (rest.length > 0 && behind === 'nothing') ask(element);
  });
  return {
    place: (text) => placeNotes(footOf(text), text, carried),
    yieldRoom: (text) => setHeight(footOf(text), carried.height),
    removed: dropNotesOf,
  };
}

/** How far down the blocks of a page go, CSS pixels from the top of its text area; a pixel more, against rounding. */
function heightOfText(text: HTMLElement | undefined): number {
  const content = text?.parentElement;
  if (!text?.lastElementChild || !content) return 0;
  const bottoms = [...text.children].map((block) => block.getBoundingClientRect().bottom);
  return Math.max(...bottoms) - content.getBoundingClientRect().top + 1;
}
