import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut, type Stock } from '../../../src/editions/booklet/layout.js';
import { stations } from '../../../src/editions/booklet/marks.js';
import { preview } from '../../../src/editions/booklet/preview.js';
import { planOf, schemaNamed } from '../../../src/editions/booklet/schemas/index.js';
import { sheetNamed } from '../../../src/editions/booklet/sheets.js';
import { read } from './fold.js';

const mm = (value: number): number => (value * 72) / 25.4;
const A4 = sheetNamed('a4');
const stock = (over: Partial<Stock> = {}): Stock => ({
  trim: { width: mm(148), height: mm(210) },
  bleed: 0,
  sheet: A4,
  caliper: 0,
  flip: 'short-edge',
  ...over,
});
const order = (
  pages: number,
  over: { lastOutermost?: boolean; rightToLeft?: boolean } = {},
): Parameters<typeof planOf>[1] => ({
  pages,
  lastOutermost: false,
  rightToLeft: false,
  ...over,
});

describe('every imposition', () => {
  const cases = ['saddle', 'signatures-1', 'signatures-4', 'quarto', 'cut-and-stack', 'zine'];
  const trims: Readonly<Record<string, readonly [number, number]>> = {
    'cut-and-stack': [105, 148],
    quarto: [105, 148],
    zine: [74, 105],
  };
  /** Each up to 40, then every seventh: by then as many are over as sheets, signatures and stacks can leave. */
  const after = (pages: number): number => pages + (pages < 40 ? 1 : 7);
  it.each(cases)(
    '%s, folded, reads 1 to n for n up to 200, on both edges and in both directions',
    (schema) => {
      for (let pages = 1; pages <= (schema === 'zine' ? 8 : 200); pages = after(pages)) {
        for (const rightToLeft of [false, true]) {
          for (const lastOutermost of [false, true]) {
            const plan = planOf(schema, order(pages, { rightToLeft, lastOutermost }));
            for (const flip of ['short-edge', 'long-edge'] as const) {
              const [width, height] = trims[schema] ?? [148, 210];
              const layout = layOut(plan, stock({ flip, trim: { width: mm(width), height: mm(height) } }));
              const whole = read(schemaNamed(schema).name, layout, {
                flip,
                rightToLeft,
                columns: plan.columns,
                rows: plan.rows,
              });
              const said = whole.filter((page) => page !== null);
              if (said.length !== pages || said.some((page, index) => page !== index))
                expect.fail(`${schema}, ${pages} pages, ${flip}: ${said.join(' ')}`);
              if (lastOutermost && schema !== 'cut-and-stack' && pages > 1)
                expect(whole.at(-1)).toBe(pages - 1);
              if (!lastOutermost) expect(whole.slice(0, pages)).toEqual(said);
            }
          }
        }
      }
    },
  );

  it('read out of order when the printer turns on the other edge: the simulation can fail', () => {
    const plan = planOf('saddle', order(8));
    const layout = layOut(plan, stock({ flip: 'short-edge' }));
    expect(() =>
      read('saddle', layout, { flip: 'long-edge', rightToLeft: false, columns: 2, rows: 1 }),
    ).toThrow('stands on its head');
  });

  it('keeps every page inside the sheet, whatever the sizes, and never makes it larger', () => {
    const side = fc.integer({ min: 50, max: 400 });
    fc.assert(
      fc.property(fc.constantFrom(...cases), side, side, side, side, (schema, w, h, sheetW, sheetH) => {
        const plan = planOf(schema, order(8));
        const layout = layOut(
          plan,
          stock({
            trim: { width: mm(w), height: mm(h) },
            sheet: { width: mm(sheetW), height: mm(sheetH) },
            bleed: mm(3),
          }),
        );
        expect(layout.scale).toBeLessThanOrEqual(1);
        expect(layout.grid.x).toBeGreaterThan(-1.5);
        expect(layout.grid.y).toBeGreaterThan(-1.5);
        for (const { placed } of layout.sides)
          for (const { matrix } of placed) {
            expect(Math.abs(matrix[0])).toBeCloseTo(layout.scale, 9);
            expect(matrix[4]).toBeGreaterThan(-1.5);
            expect(matrix[4]).toBeLessThan(layout.sheet.width + 1.5);
          }
      }),
    );
  });
});

describe('creep', () => {
  it('moves each leaf toward the spine by the caliper times the leaves around it, to 0.01 pt', () => {
    const plan = planOf('saddle', order(80));
    const still = layOut(plan, stock());
    const crept = layOut(plan, stock({ caliper: mm(0.1) }));
    crept.sides.forEach(({ side, placed, turned }, index) => {
      placed.forEach(({ page, matrix }, at) => {
        const before = still.sides[index]?.placed[at];
        const moved = matrix[4] - (before?.matrix[4] ?? NaN);
        // Counted from the pages alone: pages 1, 2, 79 and 80 are on the outer sheet, 3, 4, 77 and 78 on the next.
        const depth = Math.floor(Math.min(page, 79 - page) / 2);
        const rightHalf = (before?.matrix[4] ?? 0) > still.sheet.width / 2 - 1;
        const towardSpine = rightHalf ? -1 : 1;
        expect(Math.abs(moved - towardSpine * depth * mm(0.1))).toBeLessThan(0.01);
        expect(side.depth).toBe(depth);
        expect(turned).toBe(false);
      });
    });
  });

  it('leaves cut leaves and the zine alone', () => {
    for (const schema of ['cut-and-stack', 'zine']) {
      const plan = planOf(schema, order(8));
      expect(layOut(plan, stock({ caliper: 5 })).sides).toEqual(layOut(plan, stock()).sides);
    }
  });
});

describe('signatures', () => {
  it('differ by one sheet at most', () => {
    for (let pages = 1; pages <= 200; pages++) {
      const plan = planOf('signatures-4', order(pages));
      const sizes = Array.from(
        { length: plan.signatures },
        (_, signature) => plan.sides.filter((side) => side.signature === signature).length / 2,
      );
      expect(Math.max(...sizes)).toBeLessThanOrEqual(4);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      expect(plan.sheets * 4 - pages).toBeLessThan(4);
    }
  });

  it('have holes for staples at the quarters, for thread no more than 45 mm apart', () => {
    expect(stations(400, false)).toEqual([100, 300]);
    const sewn = stations(mm(210), true);
    expect(sewn[0]).toBeCloseTo(mm(15), 6);
    sewn.slice(1).forEach((at, index) => expect(at - (sewn[index] ?? 0)).toBeLessThanOrEqual(mm(45) + 1e-6));
  });
});

describe('sheets drawn in letters', () => {
  it.each(['saddle', 'quarto', 'cut-and-stack', 'zine', 'signatures-1'])('%s of eight pages', (schema) => {
    expect(preview(planOf(schema, order(8)))).toMatchSnapshot();
  });
  it('seven pages, the last outermost; and from right to left', () => {
    expect(preview(planOf('saddle', order(7, { lastOutermost: true })))).toMatchSnapshot();
    expect(preview(planOf('saddle', order(7, { rightToLeft: true })))).toMatchSnapshot();
  });
});

describe('names', () => {
  it.each([
    ['sadle', 'Did you mean saddle?'],
    ['signatures-0', undefined],
    ['toString', undefined],
  ])('no schema %s', (name, hint) => {
    expect(() => schemaNamed(name)).toThrow(
      hint === undefined ? /Unexpected/ : (expect.objectContaining({ hint }) as Error),
    );
  });
  it.each(['a99', '', '10mm', '0mm x 10mm', '1mm x 2mm x 3mm', '9999mm x 9999mm'])('no sheet %j', (name) => {
    expect(() => sheetNamed(name)).toThrow(/Unexpected (?:sheet|length)/);
  });

  it('is as wide and high as it says, with a unit for each or for both', () => {
    expect(sheetNamed('320 × 450 mm')).toEqual(sheetNamed('320mm x 450mm'));
    expect(sheetNamed('32cm x 450mm')).toEqual(sheetNamed('sra3'));
  });
  it('a zine has eight pages at most', () => {
    expect(() => planOf('zine', order(9))).toThrow('expected at most 8');
  });
});
