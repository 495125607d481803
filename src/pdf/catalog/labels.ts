import { fromRoman, roman } from '../../roman.js';
import { catalogOf, dict, text, type PdfFile, type Value } from '../objects/index.js';

/** A run of pages whose labels count on: from page index `start`, `style` D (1, 2) or r (i, ii), or a fixed `prefix`. */
export interface LabelRange {
  readonly start: number;
  readonly style?: 'D' | 'r';
  readonly first?: number;
  readonly prefix?: string;
}

function numbered(label: string): { style: 'D' | 'r'; value: number } | undefined {
  if (/^[1-9]\d{0,8}$/.test(label)) return { style: 'D', value: Number(label) };
  const value = fromRoman(label);
  return value === undefined ? undefined : { style: 'r', value };
}

/** Folios, one a page, as the fewest ranges. */
export function labelRanges(labels: readonly string[]): LabelRange[] {
  const ranges: LabelRange[] = [];
  let expected: string | undefined;
  labels.forEach((label, start) => {
    const last = ranges.at(-1);
    const own = numbered(label);
    const goesOn = own ? last?.style === own.style && expected === label : last?.prefix === label;
    if (!goesOn || !last) {
      ranges.push(
        own ? { start, style: own.style, first: own.value } : { start, ...(label ? { prefix: label } : {}) },
      );
    }
    expected = own && (own.style === 'D' ? String(own.value + 1) : roman(own.value + 1));
  });
  return ranges;
}

/** Writes the folios into the catalog, so that a reader's page box shows `iv` and `12` as the pages do. */
export function labelPages(file: PdfFile, labels: readonly string[]): void {
  const nums: Value[] = labelRanges(labels).flatMap((range): Value[] => [
    range.start,
    dict({
      S: range.style && `/${range.style}`,
      St: range.first,
      P: range.prefix === undefined ? undefined : text(range.prefix),
    }),
  ]);
  catalogOf(file).set('PageLabels', dict({ Nums: nums }));
}
