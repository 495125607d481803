/** A line of text with calls, measured from the top of the text area; CSS pixels throughout. */
export interface CallLine {
  readonly top: number;
  readonly bottom: number;
  /** The notes that are called here, in order, as they would stand one below the other. */
  readonly notes: readonly NoteBlock[];
}

/** A note, measured from the top of the note area's frame: what the area needs so that it ends with this note is `bottom`. */
export interface NoteBlock {
  readonly top: number;
  readonly bottom: number;
  /** The height of one of its lines. */
  readonly line: number;
}

/** Text that is cut exactly under a line must not lose it to rounding. */
const TOLERANCE = 1;
/** A note begins with so many lines at least, or not at all. */
const FIRST_LINES = 2;

/**
 * The height of the note area on a page `height` high: each note begins on the page that calls it, and the last one may go
 * on overleaf. A line whose notes cannot begin is sent on to the next page; if it is the first on the page, it stays, and
 * its notes are carried over.
 * @param carried the height of what the page before left over, which has the foot of the page already
 */
export function heightOfNotes(lines: readonly CallLine[], height: number, carried: number): number {
  let taken = carried;
  for (const line of lines) {
    const last = line.notes.at(-1);
    if (!last) continue;
    const room = height - line.bottom - TOLERANCE;
    if (last.bottom <= room) {
      taken = Math.max(taken, last.bottom);
      continue;
    }
    const begun = Math.min(last.bottom, last.top + FIRST_LINES * last.line);
    if (begun <= room || line.top <= TOLERANCE) return Math.max(taken, room);
    // one pixel too few for the line, and it goes
    return Math.max(taken, height - line.bottom + TOLERANCE);
  }
  return taken;
}
