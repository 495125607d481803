import { CHAPTER, hasCells, isNoise, LEADER, type Line, type Page } from '../lines/index.js';
import { folioInHead, folioOf, type Folio } from './folios.js';
import { alike } from './likeness.js';

/** A line at the head or foot of a page that is no part of the text. */
export interface Edge {
  readonly line: Line;
  readonly at: 'head' | 'foot';
  readonly kind: 'running head' | 'folio' | 'signature';
  readonly folio?: Folio;
  /** On how many pages a line like it stands, this one counted; 0 for folios alone. */
  readonly repeats: number;
}

/** A page parted into text and edges. */
export interface Framed {
  readonly page: Page;
  readonly body: readonly Line[];
  readonly edges: readonly Edge[];
}

/** Lines at either end of a page among which heads and folios are looked for. */
const ZONE = 3;
const LEAST_REPEATS = 3;
/** Letters that a head needs to be told from noise. */
const LEAST_LETTERS = 4;

interface Candidate {
  readonly page: number;
  readonly key: string;
}

/** Parts each page into its text and what may be running heads and folios; which folios are right only their order tells. */
export function frame(pages: readonly Page[]): Framed[] {
  const repeats = repeatedLines(pages);
  return pages.map((page) => frameOne(page, repeats));
}

function frameOne(page: Page, repeats: ReadonlyMap<Line, number>): Framed {
  const edges = [...edgesAt(page.lines, 'head', repeats)];
  const taken = new Set(edges.map((edge) => edge.line));
  edges.push(...edgesAt(page.lines.filter((line) => !taken.has(line)).reverse(), 'foot', repeats));
  for (const edge of edges) taken.add(edge.line);
  return { page, edges, body: page.lines.filter((line) => !taken.has(line)) };
}

/** From the edge inwards: noise is stepped over, the first line of text ends it. */
function* edgesAt(
  lines: readonly Line[],
  at: Edge['at'],
  repeats: ReadonlyMap<Line, number>,
): Generator<Edge> {
  let folio = false;
  let head = false;
  for (const line of lines.slice(0, ZONE)) {
    // A title of a contents page ends with a folio that is another page's; a table's head may come back on each of its pages.
    if (LEADER.test(line.text) || hasCells(line.text)) return;
    const bare = folioOf(line.text);
    const times = repeats.get(line) ?? 0;
    if (bare && !folio) {
      folio = true;
      yield { line, at, kind: 'folio', folio: bare, repeats: 0 };
    } else if (times >= LEAST_REPEATS && !head) {
      head = true;
      const inside = folioInHead(line.text).folio;
      folio ||= inside !== undefined;
      yield { line, at, kind: 'running head', repeats: times, ...(inside && { folio: inside }) };
    } else if (!isNoise(line.text)) {
      const inside = folioInHead(line.text);
      const mayBeHead = isSetOff(inside.head) && (inside.folio || times > 1);
      if (!head && !folio && mayBeHead && !isChapterNumber(line.text))
        yield {
          line,
          at,
          kind: 'running head',
          repeats: times,
          ...(inside.folio && { folio: inside.folio }),
        };
      return;
    }
  }
}

/** Whether the number of a line is that of its chapter, CHAPTER 31, and no folio beside a chapter's name, CHAPTER XXX 31. */
function isChapterNumber(text: string): boolean {
  return CHAPTER.test(text) && !CHAPTER.test(folioInHead(text).head);
}

/** Set in capitals, or with a capital to each word: as heads are, and text is not. */
export function isSetOff(head: string): boolean {
  const letters = head.replaceAll(/\P{L}/gu, '');
  const capitals = head.replaceAll(/\P{Lu}/gu, '').length;
  return letters.length >= LEAST_LETTERS && head.length <= 60 && capitals > 0.6 * letters.length;
}

/** How often the lines at the pages' edges come back at the same edge of other pages, misreadings allowed. */
function repeatedLines(pages: readonly Page[]): Map<Line, number> {
  const found = new Map<Line, number>();
  for (const at of ['head', 'foot'] as const) {
    const candidates: (Candidate & { readonly line: Line })[] = pages.flatMap((page, index) => {
      const zone = at === 'head' ? page.lines.slice(0, ZONE) : page.lines.slice(-ZONE);
      // Chapters differ by a letter or two of their number: no head of several pages.
      return zone
        .filter(({ text }) => !CHAPTER.test(text) && !hasCells(text))
        .map((line) => ({ page: index, line, key: keyOf(line.text) }));
    });
    for (const group of alike(candidates.filter(({ key }) => key.length >= LEAST_LETTERS))) {
      const times = new Set(group.map(({ page }) => page)).size;
      for (const { line } of group) found.set(line, Math.max(times, found.get(line) ?? 0));
    }
  }
  return found;
}

/** What two readings of a running head are compared by: its letters, without its folio. */
export function keyOf(text: string): string {
  return folioInHead(text)
    .head.toLowerCase()
    .replaceAll(/[^\p{L}\p{M}]/gu, '');
}
