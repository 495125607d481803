import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { grayBy } from '../../../src/pdf/ink/ink.js';
import { outputProfile } from '../../../src/pdf/ink/profile.js';
import { PressError } from '../../../src/problem.js';
import { described, power, profileOf, TABLES } from './made-profiles.js';
import { runs } from '../../support/chance.js';

const fogra = readFileSync(join(import.meta.dirname, '../../../src/pdf/data/fogra39l.icc'));

/** As smooth as inks are, and between 0 and 1. */
const inks = ([l, a, b]: readonly [number, number, number]): readonly number[] => [
  0.5 - a / 400,
  0.5 + a / 400,
  0.5 + b / 400,
  1 - l / 110,
];

describe('an output profile', () => {
  it.each(Object.entries(TABLES))('is read from a table of type %s', (kind, make) => {
    const made = profileOf(
      { version: kind === 'mBA ' ? 4 : 2 },
      { desc: described('Mine'), B2A1: make(inks) },
    );
    const { name, inks: count, convert } = outputProfile(made, 'mine.icc');
    expect([name, count]).toEqual(['Mine', 4]);
    // L*, a* and b* of sRGB's red at D50 (Lindbloom): 54.29, 80.81, 69.89
    const tolerance = kind === 'mft1' ? 0.005 : 0.0005;
    for (const [colour, lab] of [
      [
        [1, 0, 0],
        [54.29, 80.81, 69.89],
      ],
      [
        [1, 1, 1],
        [100, 0, 0],
      ],
      [
        [0, 0, 0],
        [0, 0, 0],
      ],
      [
        [0, 0, 1],
        [29.57, 68.3, -112.03],
      ],
    ] as const) {
      const [r, g, b] = colour;
      const found = convert(r, g, b);
      inks(lab).forEach((part, i) => expect(Math.abs((found[i] ?? 9) - part)).toBeLessThan(tolerance));
    }
  });

  it('of gray gives as much light as its curve says', () => {
    const made = outputProfile(
      profileOf({ space: 'GRAY', connection: 'XYZ ' }, { kTRC: power(1.8) }),
      'g.icc',
    );
    expect(made.inks).toBe(1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (value) => {
        const [found = 9] = made.convert(value / 255, value / 255, value / 255);
        const light = value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
        expect(found ** 1.8).toBeCloseTo(light, 3);
      }),
    );
    expect(grayBy(made).colour(0, 0, 0)).toEqual([0]);
    expect(grayBy(made).colour(1, 1, 1)).toEqual([1]);
  });

  it.each([
    ['nothing', new Uint8Array(), 'bytes that are no ICC profile'],
    ['text', Buffer.from('title: x\n'.repeat(40)), 'bytes that are no ICC profile'],
    ['half a profile', fogra.subarray(0, 60_000), 'end of the profile'],
    ['a screen', profileOf({ kind: 'mntr', space: 'RGB ' }, {}), 'profile of a display'],
    ['a link', profileOf({ kind: 'link' }, {}), 'profile that links two devices'],
    ['a printer of light', profileOf({ space: 'RGB ' }, {}), 'profile for RGB'],
    ['a profile without tables', profileOf({}, { desc: described('x') }), 'profile without a table'],
    [
      'a table for three inks',
      profileOf({}, { B2A1: TABLES.mft2(() => [0, 0, 0]) }),
      'profile without a table',
    ],
  ])('is not %s', (_, bytes, what) => {
    expect(() => outputProfile(bytes, 'x.icc')).toThrow(`Unexpected ${what}`);
  });

  it('is refused in words wherever it is damaged', () => {
    const whole = profileOf({ version: 4 }, { desc: described('Mine'), B2A1: TABLES['mBA '](inks) });
    // most where lengths and places are told: its head, the list of its tags and the beginning of its table
    const place = fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 128, max: 400 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: whole.length - 1 }) },
    );
    const found = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), {
          maxLength: 12,
        }),
        (changes) => {
          const spoilt = Buffer.from(whole);
          for (const [at, byte] of changes) spoilt[at] = byte;
          try {
            outputProfile(spoilt, 'x.icc').convert(0.2, 0.4, 0.6);
            found.add('read');
          } catch (error) {
            expect(error).toBeInstanceOf(PressError);
            found.add('refused');
          }
        },
      ),
      { seed: 1815, numRuns: runs(300) },
    );
    expect([...found]).toEqual(expect.arrayContaining(['read', 'refused']));
  });
});
