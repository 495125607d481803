import { describe, expect, it } from 'vitest';
import { IMPOSITIONS } from '../../../src/restore/order/impositions.js';

describe('impositions', () => {
  it.each(IMPOSITIONS.map((imposition) => [imposition.name, imposition] as const))(
    '%s: has each page once',
    (_, { multiple, order }) => {
      for (let sheets = 1; sheets <= 12; sheets++) {
        const pages = Math.max(4, multiple) * sheets;
        expect(order(pages).toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: pages }, (__, i) => i + 1),
        );
      }
    },
  );

  it('folds a booklet of eight pages as printers do', () => {
    const saddle = IMPOSITIONS.find(({ name }) => name === 'saddle stitch');
    expect(saddle?.order(8)).toEqual([8, 1, 2, 7, 6, 3, 4, 5]);
  });
});
