/** Pages up to which what is worked out of two of them lies in a table: beyond, few pairs are ever asked for. */
const MOST_PAGES = 512;

/** The same function of two of so many pages, worked out once a pair. */
export function remembered(
  pages: number,
  of: (a: number, b: number) => number,
): (a: number, b: number) => number {
  if (pages > MOST_PAGES) {
    const known = new Map<number, number>();
    return (a, b) => {
      const key = a * pages + b;
      let value = known.get(key);
      if (value === undefined) known.set(key, (value = of(a, b)));
      return value;
    };
  }
  const table = new Float64Array(pages * pages).fill(NaN);
  return (a, b) => {
    const key = a * pages + b;
    const value = table[key] ?? NaN;
    return Number.isNaN(value) ? (table[key] = of(a, b)) : value;
  };
}
