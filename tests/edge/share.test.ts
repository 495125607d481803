import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heightOfNotes } from '../../src/edge/in-page/notes/share.js';
import type { CallLine } from '../../src/edge/in-page/notes/share.js';

/** Lines 20 px high, one below the other; each number is a note, so many lines of 10 px. */
function lines(notes: readonly (readonly number[])[]): CallLine[] {
  let foot = 0;
  return notes.map((line, index) => ({
    top: index * 20,
    bottom: index * 20 + 20,
    notes: line.map((count) => {
      const top = foot;
      foot += count * 10;
      return { top, bottom: foot, line: 10 };
    }),
  }));
}

describe('the height of the notes', () => {
  it('is what they need, while the page has room', () => {
    expect(heightOfNotes(lines([[], [2], [], [3]]), 400, 0)).toBe(50);
  });

  it('is what the last line leaves, where its note must go on overleaf', () => {
    expect(heightOfNotes(lines([[2], [], [50]]), 200, 0)).toBe(139);
  });

  it('sends a line on whose note cannot begin', () => {
    // the fifth line would leave 99 px, and the note before takes 90
    expect(heightOfNotes(lines([[9], [], [], [], [5]]), 200, 0)).toBe(101);
  });

  it('keeps the first line, whatever its notes', () => {
    expect(heightOfNotes(lines([[100]]), 30, 0)).toBe(9);
  });

  it('never takes more than the page has, nor less than was carried over', () => {
    const notes = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(notes, fc.integer({ min: 0, max: 100 }), (counts, carried) => {
        const height = heightOfNotes(lines(counts), 400, carried);
        expect(height).toBeGreaterThanOrEqual(carried);
        expect(height).toBeLessThanOrEqual(400);
      }),
    );
  });
});
