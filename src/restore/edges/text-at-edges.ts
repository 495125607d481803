import { isSetOff, keyOf, type Edge, type Framed } from './edges.js';
import { folioOf } from './folios.js';
import { alike } from './likeness.js';

/** What seems to be a running head, but is a heading of the text or a line of it; the pages in reading order. */
export function textAmong(pages: readonly Framed[]): Set<Edge> {
  return new Set([...numberedHeadings(pages), ...refrains(pages), ...scattered(pages)]);
}

/** A number at the edge of a page, and its page as an index. */
export interface Numbered {
  readonly edge: Edge;
  readonly at: number;
  readonly value: number;
}

/** Whether most numbers are further on than those before by as many as there are pages between them. */
export function countByPage(numbers: readonly Numbered[]): boolean {
  const steps = numbers
    .toSorted((a, b) => a.at - b.at)
    .flatMap((here, i, all) => {
      const before = all[i - 1];
      return before ? [here.value - before.value === here.at - before.at] : [];
    });
  return 2 * steps.filter((isByPage) => isByPage).length >= steps.length;
}

/** Heads alike but for a number that goes up by one from each to the next, and not with the pages: LESSON 1 on one page, LESSON 2 three pages on. */
function numberedHeadings(pages: readonly Framed[]): Edge[] {
  const numbered = pages.flatMap(({ edges }, at) =>
    edges.flatMap((edge) => {
      const number = edge.kind === 'running head' ? numberOf(edge) : undefined;
      return number ? [{ edge, at, ...number }] : [];
    }),
  );
  const isSeries = (group: readonly Numbered[]): boolean =>
    group.length > 1 &&
    group.every(({ value }, i) => i === 0 || value === (group[i - 1]?.value ?? 0) + 1) &&
    !countByPage(group);
  return alike(numbered)
    .map((group) => group.toSorted((a, b) => a.at - b.at))
    .filter(isSeries)
    .flatMap((group) => group.map(({ edge }) => edge));
}

/** Heads that come back inside pages more often than at their edges: who speaks, who signs, what is sung again. */
function refrains(pages: readonly Framed[]): Edge[] {
  const heads = pages.flatMap(({ edges }) =>
    edges.flatMap((edge) => (edge.kind === 'running head' ? [{ edge, key: keyOf(edge.line.text) }] : [])),
  );
  const atEdges = countBy(heads, ({ key }) => key);
  const inside = countBy(
    pages.flatMap(({ body }) => body),
    ({ text }) => keyOf(text),
  );
  return heads.filter(({ key }) => (inside.get(key) ?? 0) > (atEdges.get(key) ?? 0)).map(({ edge }) => edge);
}

/** Of the pages from the first to the last that has a head, the share that has one at least, or of those on its side of an opening. */
const OFTEN = 0.5;

/** Lines of text that pages happen to begin or end with, a stage direction or a refrain: not set as heads are, and most pages between them have no head. */
function scattered(pages: readonly Framed[]): Edge[] {
  const hasHead = (page: Framed, at: Edge['at']): boolean =>
    page.edges.some((edge) => edge.kind === 'running head' && edge.at === at);
  const heads = pages.flatMap(({ edges }, page) =>
    edges.flatMap((edge) =>
      edge.kind === 'running head' && !edge.folio && !isSetOff(edge.line.text)
        ? [{ edge, page, key: `${edge.at} ${keyOf(edge.line.text)}` }]
        : [],
    ),
  );
  return alike(heads).flatMap((group) => {
    const at = group.map(({ page }) => page);
    const [first, last] = [Math.min(...at), Math.max(...at)];
    const between = pages.slice(first, last + 1);
    const sides = [between, between.filter((_, i) => i % 2 === 0)];
    const isHead = group.some(({ edge }) =>
      sides.some((side) => side.filter((page) => hasHead(page, edge.at)).length > OFTEN * side.length),
    );
    return isHead ? [] : group.map(({ edge }) => edge);
  });
}

function countBy<T>(items: readonly T[], keyFor: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const key = keyFor(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** A Roman numeral in capitals at the end of a head, behind a word: VOLUME II. */
const NUMERAL = /^(.*\p{L}\P{L}+)([IVXLC]+)\.?$/u;

/** The number of a head, and what is left of it to compare. */
function numberOf({ line, folio }: Edge): { readonly key: string; readonly value: number } | undefined {
  if (folio) return { key: keyOf(line.text), value: folio.value };
  const [, name = '', numeral = ''] = NUMERAL.exec(line.text) ?? [];
  const value = folioOf(numeral)?.value;
  return value === undefined ? undefined : { key: keyOf(name), value };
}
