import type { FolioReading } from '../edges/index.js';

/** What it says against an order that a page has another folio than it should, as a logarithm: OCR misreads many. */
const OTHER = -1.5;
/** What it costs that pages are missing before one, and each of them. */
const GAP = 1.5;
const MISSING = 0.25;
/** Beginnings of the count that are tried at once. */
const MOST = 24;

/**
 * How well the folios of pages go up by one with the pages, or by more where pages are missing, as a logarithm against folios
 * that stand where they may: for any order of the pages whose folios are given. At most one page in a few may be misread.
 */
export function folioChainOf(
  pages: readonly (FolioReading | undefined)[],
): (order: readonly number[]) => number {
  const most = pages.reduce((high, folio) => Math.max(high, ...(folio?.keys() ?? [])), 0);
  // Hundreds of orders are asked for: what each page says of each value lies ready.
  const says = pages.map((folio) => {
    if (!folio) return undefined;
    const row = new Float64Array(most + 1).fill(OTHER);
    for (const [value, weight] of folio) row[value] = weight;
    return row;
  });
  const read = says.filter((row) => row !== undefined).length;
  if (read < 2) return () => 0;
  const entries = pages.map((folio) => [...(folio ?? [])]);
  const sums = new Float64Array(most + pages.length + 1);
  return (order) => {
    sums.fill(0);
    order.forEach((page, at) => {
      for (const [value, weight] of entries[page] ?? []) {
        const slot = value - at + order.length;
        sums[slot] = (sums[slot] ?? 0) + weight;
      }
    });
    const offsets = likeliest(sums)
      .map((slot) => slot - order.length)
      .sort((a, b) => a - b);
    const best = new Float64Array(offsets.length);
    let isFirst = true;
    for (let at = 0; at < order.length; at++) {
      const row = says[order[at] ?? -1];
      if (!row) continue;
      // The best of all smaller offsets, pages missing between them paid for, is carried along.
      let smaller = -Infinity;
      let last = 0;
      for (let j = 0; j < offsets.length; j++) {
        const [offset, own] = [offsets[j] ?? 0, best[j] ?? 0];
        smaller -= MISSING * (offset - last);
        const chained = isFirst ? own : Math.max(own, smaller - GAP);
        best[j] = chained + (row[offset + at] ?? OTHER);
        smaller = Math.max(smaller, own);
        last = offset;
      }
      isFirst = false;
    }
    // One beginning of the count is as good as another: it is paid for once.
    return Math.max(OTHER * read, Math.max(...best) - Math.log(offsets.length + 1));
  };
}

/** The slots that hold most, at most so many, none that holds nothing. */
function likeliest(sums: Float64Array): number[] {
  const found: number[] = [];
  for (let slot = 0; slot < sums.length; slot++) {
    const sum = sums[slot] ?? 0;
    if (sum === 0) continue;
    if (found.length === MOST && sum <= (sums[found[MOST - 1] ?? 0] ?? 0)) continue;
    let i = found.length === MOST ? MOST - 1 : found.length;
    while (i > 0 && (sums[found[i - 1] ?? 0] ?? 0) < sum) {
      found[i] = found[i - 1] ?? 0;
      i--;
    }
    found[i] = slot;
  }
  return found;
}
