import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/manuscript/index.js';

describe('dates', () => {
  it.each([
    ['2007', '2007'],
    ['2007-05', '2007-05'],
    ['2007-05-01', '2007-05-01'],
    ['March 5, 2024', '2024-03-05'],
    ['5 March 2024', '2024-03-05'],
    ['5th march, 2024', '2024-03-05'],
    ['Sept. 30 2024', '2024-09-30'],
    ['May  2024', '2024-05'],
    ['29 Feb 2024', '2024-02-29'],
  ])('%s is %s', (written, iso) => {
    expect(isoDate(written)).toBe(iso);
  });

  it.each([
    '',
    'today',
    '2001-02-30',
    '29 Feb 2023',
    '5 Marcus 2024',
    'Mar',
    '5/3/2024',
    '2024-3-5',
    'March 5',
    'ma 2024',
  ])('%s is none', (written) => {
    expect(isoDate(written)).toBeUndefined();
  });

  it('are the same in figures and in words', () => {
    const days = fc.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [, day, month, year] = /, (\d+) (\w+) (\d+)/.exec(date.toUTCString()) ?? [];
        expect(
          [
            `${String(day)} ${String(month)} ${String(year)}`,
            `${String(month)} ${String(Number(day))}, ${String(year)}`,
            iso,
          ].map(isoDate),
        ).toEqual([iso, iso, iso]);
      }),
    );
  });
});
