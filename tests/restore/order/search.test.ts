import { describe, expect, it } from 'vitest';
import { linesOf, type Line } from '../../../src/restore/lines/index.js';
import { gapsAt } from '../../../src/restore/order/gaps.js';
import { lengthsOf } from '../../../src/restore/order/lengths.js';
import { IMPOSITIONS } from '../../../src/restore/order/impositions.js';
import { searched } from '../../../src/restore/order/search.js';
import type { Division } from '../../../src/restore/order/divisions.js';
import type { Order } from '../../../src/restore/order/orders.js';

const ENDING = 4;
/** Lines by their numbers in reading order; the third page stops short. */
const LENGTHS = [12, 12, ENDING, 12, 12, 12, 12, 12];
const numberOf = ({ text }: Line): number => Number(text.replace(/\D/g, ''));
const seam = (last: Line, first: Line): number => (numberOf(first) === numberOf(last) + 1 ? 3 : -3);

const saddle = IMPOSITIONS.find(({ name }) => name === 'saddle stitch');
const laid = saddle?.order(LENGTHS.length) ?? [];
const first = LENGTHS.map((_, page) => LENGTHS.slice(0, page).reduce((sum, length) => sum + length, 0));
const numbers = laid.flatMap((page) =>
  Array.from({ length: LENGTHS[page - 1] ?? 0 }, (_, i) => (first[page - 1] ?? 0) + i),
);
const lines = linesOf([{ file: 'a', text: numbers.map((n) => `line number ${n} of the text`).join('\n') }]);
const truth = laid.map((page) => numbers.indexOf(first[page - 1] ?? 0));
const reading = LENGTHS.map((_, page) => laid.indexOf(page + 1));

function divided(starts: readonly number[]): Division {
  const at = lines.map((_, i) => i).slice(1);
  const gaps = gapsAt(at, 'lines', lines, seam);
  const lengths = lengthsOf(gaps, 12, lines.length);
  return { by: 'lines', starts, cost: 0, sure: 1, trusted: 0, unmarked: { gaps, lengths } };
}
const order = (without: readonly number[], read: readonly number[]): Order => ({
  name: 'saddle stitch',
  order: read,
  without,
  sheetPages: LENGTHS.length,
  prior: 0,
});

describe('beginnings of pages in an order of sheets', () => {
  it('are put in where a page that stops short was missed, in place of one that is none', () => {
    const short = truth[laid.indexOf(3)] ?? 0;
    const wrong = [0, 6, ...truth.filter((start) => start !== 0 && start !== short)];
    const { division } = searched(divided(wrong), order([], reading), seam, lines.length);
    expect(division.starts).toEqual(truth);
  });

  it('are put in for a page that was taken for blank', () => {
    const short = truth[laid.indexOf(3)] ?? 0;
    const fewer = truth.filter((start) => start !== short);
    const withoutFirst = laid.filter((page) => page !== 1).map((page) => page - 2);
    const read = fewer.map((_, page) => withoutFirst.indexOf(page));
    const found = searched(divided(fewer), order([1], read), seam, lines.length);
    expect(found.division.starts).toEqual(truth);
    expect(found.order.order).toEqual(reading);
    expect(found.order.without).toEqual([]);
  });

  it('stay where they are right', () => {
    const { division } = searched(divided(truth), order([], reading), seam, lines.length);
    expect(division.starts).toEqual(truth);
  });
});
