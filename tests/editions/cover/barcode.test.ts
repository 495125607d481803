import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barcode, barsOf } from '../../../src/editions/cover/barcode.js';
import { checkDigit, isbn13 } from '../../../src/editions/cover/isbn.js';
import { readEan13, readEan5, type Seen } from './ean.js';

const twelve = fc
  .tuple(fc.constantFrom('978', '979'), fc.stringMatching(/^\d{9}$/))
  .map(([prefix, rest]) => prefix + rest);
const seen = async (kind: 'ean13' | 'ean5', digits: string): Promise<Seen[]> =>
  (await barsOf(kind, digits)).map(({ from, width }) => ({ from, to: from + width }));

describe('a barcode', () => {
  it('says its number, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(twelve, async (digits) => {
        const isbn = digits + checkDigit(digits);
        expect(readEan13(await seen('ean13', isbn))).toBe(isbn);
      }),
      { numRuns: 300 },
    );
  });

  it('has an add-on that says its five digits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^\d{5}$/), async (digits) => {
        expect(readEan5(await seen('ean5', digits))).toBe(digits);
      }),
      { numRuns: 100 },
    );
  });

  it('is refused with any other check digit', async () => {
    for (let other = 0; other < 10; other++) {
      if (other === 7) continue;
      await expect(barsOf('ean13', `978030640615${String(other)}`)).rejects.toThrow(/check digit/);
    }
  });

  it('is not read where a bar is a module off: the reader can say no', async () => {
    const bars = await seen('ean13', '9780306406157');
    const moved = bars.map((bar, i) => (i === 10 ? { from: bar.from + 1, to: bar.to + 1 } : bar));
    expect(() => readEan13(moved)).toThrow();
  });

  it('has its quiet zones: 37.29 mm of 0.33 mm modules and a margin, four fifths of that at 80 %', async () => {
    const isbn = isbn13('978-0-306-40615-7');
    const whole = await barcode(isbn, 1);
    expect(whole.width - 6 * 0.33).toBeCloseTo(37.29, 6);
    expect((await barcode(isbn, 0.8)).width).toBeCloseTo(whole.width * 0.8, 6);
    expect((await barcode(isbn, 1, '51299')).width - 6 * 0.33).toBeCloseTo((11 + 95 + 12 + 47 + 5) * 0.33, 6);
  });
});

describe('an ISBN', () => {
  it('of ten digits gets its prefix and another check digit; hyphens are kept', () => {
    expect(isbn13('0-306-40615-2')).toEqual({ digits: '9780306406157', printed: '978-0-306-40615-7' });
    expect(isbn13('0306406152').printed).toBe('9780306406157');
    expect(isbn13('0-8044-2957-X').digits).toBe('9780804429573');
    expect(isbn13('978 0 306 40615 7').printed).toBe('978-0-306-40615-7');
    expect(isbn13('978-0-306-40615-7').printed).toBe('978-0-306-40615-7');
  });

  it('has a check digit that no slip of one digit keeps', () => {
    fc.assert(
      fc.property(twelve, fc.nat(11), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const slip = digits.slice(0, at) + String((Number(digits[at]) + by) % 10) + digits.slice(at + 1);
        expect(checkDigit(slip)).not.toBe(checkDigit(digits));
      }),
    );
  });
});
