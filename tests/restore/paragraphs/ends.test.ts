import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begunBy, endedBy } from '../../../src/restore/paragraphs/ends.js';
import { linesOf, measured, ownWords } from '../../../src/restore/lines/index.js';
import { byFirstLine, byLastLine } from '../../../src/restore/paragraphs/room.js';

const words = ownWords(
  linesOf([{ file: 'a', text: 'and the day, the night, and my own hour in the day\n'.repeat(6) }]),
);

describe('how a line begins', () => {
  it.each([
    ['The day', 'sentence'],
    ['Ihe day', 'garbled'],
    ['TThe day', 'garbled'],
    ['MIy own hour', 'garbled'],
    ['aTheir middles were small', 'garbled'],
    ['8So high she builds', 'garbled'],
    ["eT'he lady", 'garbled'],
    ['the day', 'lower'],
    ['Paris', 'capital'],
    ['1877, captured', 'digit'],
    ['"The day', 'open'],
  ] as const)('%s: %s', (text, begun) => {
    expect(begunBy(text, words)).toBe(begun);
  });
});

describe('how a line ends', () => {
  it.each([
    ['divid-', 'lower', 'hyphen'],
    ['he says-', 'capital', 'dash'],
    ['and exclaims--', 'open', 'dash'],
    ['and exclaims —', 'sentence', 'dash'],
    ['it is done.', 'sentence', 'stop'],
  ] as const)('%s before %s: %s', (text, next, end) => {
    expect(endedBy(text, next)).toBe(end);
  });
});

describe('the measure of a page', () => {
  const face = { widthOf: (text: string) => text.length, measure: 60, spread: 2 };
  const page = (texts: readonly string[]) =>
    measured(linesOf([{ file: 'a', text: texts.join('\n') }]), face).map(({ near }) => Math.round(near));
  const full = 'sixty letters are what a full line of this book has in it or';
  const narrow = 'beside a picture lines are half';

  it('is that of the column beside a picture, specks aside', () => {
    const near = page([full, full, narrow, narrow, ';.', narrow, narrow, 'and end.', full, full]);
    expect(near.slice(2, 8)).toEqual(Array.from({ length: 6 }, () => narrow.length));
    expect(near[0]).toBeGreaterThan(55);
  });

  it('is not that of a few short lines', () => {
    expect(page([full, full, narrow, 'short.', narrow, full, full])[2]).toBeGreaterThan(55);
  });
});

describe('the room on a line', () => {
  const habit = { fullOff: 1.5, firstOff: -1.5, insideOff: 0 };

  it('speaks for a first line where an indent would have taken it, against one where it is full', () => {
    expect(byFirstLine({ off: -1.4, next: 2 }, habit)).toBeGreaterThan(1);
    expect(byFirstLine({ off: 1.4, next: 2 }, habit)).toBeLessThan(-1);
  });

  it('speaks for a last line more, the shorter the word is that had room on it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -10, max: 0, noNaN: true }),
        fc.double({ min: 2, max: 9, noNaN: true }),
        (off, next) => {
          const [short, long] = [
            byLastLine({ off, next }, habit),
            byLastLine({ off, next: next + 2 }, habit),
          ];
          // Far inside the line either would have had room; near its end a short word is likelier to have been kept out.
          if (off < habit.fullOff - next - 1) expect(short).toBeGreaterThanOrEqual(long - 1e-9);
          expect(Math.abs(short)).toBeLessThanOrEqual(4);
        },
      ),
    );
  });
});
