import { callsIn, noteFor } from './calls.js';
import { frameAround, needOf, setHeight, showFrame } from './foot.js';
import { heightOfNotes } from './share.js';
import type { Foot } from './foot.js';
import type { CallLine, NoteBlock } from './share.js';

/** CSS pixels: calls whose lines end nearer to each other stand in one line. */
const SAME_LINE = 4;

/** CSS pixels: a call that ends a set line stands at the edge of the page, or a rounding beyond it; text that is not on it, a gap. */
const LINE_END = 1;

/** Notes that came from the page before, the height that was set aside for them, and whether they wait for the page behind a plate. */
export interface Carried {
  readonly notes: readonly Element[];
  readonly height: number;
  readonly past: boolean;
}

/**
 * Brings the notes that are called on the page to its foot and gives them their room, before the text is cut. It measures
 * twice, once the calls and once the notes; pages without calls cost nothing.
 */
export function placeNotes(foot: Foot, text: HTMLElement, carried: Carried): void {
  const calls = callsIn(text);
  if (calls.length === 0) return;
  setHeight(foot, carried.height);
  const area = foot.area.getBoundingClientRect();
  const onPage = calls.flatMap((call) => {
    const note = noteFor(call);
    const box = call.getClientRects()[0];
    return note && box && box.left < area.right + LINE_END && box.top < area.bottom
      ? [{ call, note, box }]
      : [];
  });
  foot.notes.replaceChildren(...carried.notes, ...onPage.map(({ note }) => note));
  showFrame(foot);
  if (onPage.length === 0) return;

  const { above, below } = frameAround(foot);
  const top = foot.notes.getBoundingClientRect().top - above;
  const lines: (CallLine & { notes: NoteBlock[] })[] = [];
  for (const { call, note, box } of onPage) {
    const height = lineHeight(call, box.height);
    const bottom = (box.top + box.bottom + height) / 2 - area.top;
    const noteBox = note.getBoundingClientRect();
    const block: NoteBlock = {
      top: noteBox.top - top,
      bottom: noteBox.bottom - top + below,
      line: lineHeight(note, 0),
    };
    const line = lines.at(-1);
    if (line && Math.abs(line.bottom - bottom) < SAME_LINE) line.notes.push(block);
    else lines.push({ top: bottom - height, bottom, notes: [block] });
  }
  setHeight(foot, heightOfNotes(lines, area.height, carried.height));
}

function lineHeight(element: Element, glyphs: number): number {
  const style = getComputedStyle(element);
  return parseFloat(style.lineHeight) || Math.max(glyphs, 1.2 * parseFloat(style.fontSize));
}

/** Takes the notes away whose calls have left the page with the text after the cut. */
export function dropNotesOf(removed: ParentNode): void {
  for (const call of callsIn(removed)) noteFor(call)?.remove();
}

/** All the notes called on the page, at its foot, whether or not there was room. */
export function gatherNotes(foot: Foot, text: ParentNode | undefined): void {
  if (!text) return;
  const notes = callsIn(text).flatMap((call) => noteFor(call) ?? []);
  for (const note of notes) foot.notes.append(note);
  showFrame(foot);
}

/** The room for notes that the page before left over: they leave some of the page to its text, if it has any. */
export function roomForCarried(foot: Foot, share: number): number {
  return Math.min(needOf(foot), share * foot.area.getBoundingClientRect().height);
}
