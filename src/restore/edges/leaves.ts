import { keyOf, type Edge, type Framed } from './edges.js';
import { folioInHead } from './folios.js';
import { countByPage, textAmong, type Numbered } from './text-at-edges.js';
import { alike } from './likeness.js';
import type { Line } from '../lines/index.js';

/** A page in reading order, with its text and what was taken off its edges. */
export interface Leaf {
  readonly body: readonly Line[];
  readonly edges: readonly Edge[];
  /** The folio, read or worked out from the pages around it; undefined where nothing says. */
  readonly folio?: { readonly text: string; readonly read: boolean };
}

/** A line and the page that it stands on, as an index into the leaves. */
export interface Placed {
  readonly line: Line;
  readonly leaf: number;
}

/** Of the pages, the share that must have a folio at the same edge for one out of sequence to count as a misread one. */
const USUAL = 0.4;
const LEAST_CHAIN = 3;

/**
 * Decides which edges are what they seem: folios have to go up with the pages, or to stand where nearly every page has one; heads whose
 * number goes up, but not with the pages, are headings, and those that stand inside pages as often are text.
 */
export function settle(framed: readonly Framed[]): Leaf[] {
  const text = textAmong(framed);
  const pages = framed.map((page) => ({ ...page, edges: page.edges.filter((edge) => !text.has(edge)) }));
  const chain = chainOf(pages);
  const usual = (at: Edge['at']): boolean =>
    pages.filter(({ edges }) => edges.some((edge) => edge.at === at && edge.kind === 'folio')).length >=
    USUAL * pages.length;
  const often = { head: usual('head'), foot: usual('foot') };
  return pages.map((page, i) => {
    const settled = page.edges.filter(
      (edge) =>
        (edge.kind === 'running head' && edge.repeats >= LEAST_CHAIN) ||
        chain.get(i) === edge ||
        isRepeatedTitle(edge, pages[i - 1]) ||
        (edge.kind === 'folio' && page.body.length > 2 && pages.length > 1 && often[edge.at]) ||
        (edge.kind === 'folio' && page.page.lines[0]?.mark === 'page mark'),
    );
    const misread = settled.some(({ folio }) => folio) ? undefined : misreadFolio(page, often);
    const kept = misread ? [...settled, misread] : [...settled];
    const taken = new Set(kept.map((edge) => edge.line));
    const folio = folioAt(pages, chain, i);
    const signature = page.page.lines.at(-1);
    if (signature && folio && !taken.has(signature) && isSignature(signature.text, Number(folio.text))) {
      kept.push({ line: signature, at: 'foot', kind: 'signature', repeats: 0 });
      taken.add(signature);
    }
    const marked = page.page.lines.find((line) => line.folio !== undefined)?.folio;
    return {
      body: page.page.lines.filter((line) => !taken.has(line)),
      edges: kept,
      ...(marked !== undefined ? { folio: { text: marked, read: true } } : folio && { folio }),
    };
  });
}

/** Four signs at most, a digit or what OCR makes of one among them, at an edge where the other pages have their folios. */
const DIGITS_MISREAD = /^[\dOoIlZzSsB|!]{1,4}$|^(?=.*\d)\S{1,4}$/;

function misreadFolio(
  { page, edges }: Framed,
  often: Readonly<Record<Edge['at'], boolean>>,
): Edge | undefined {
  for (const at of ['head', 'foot'] as const) {
    const heads = edges.filter((edge) => edge.at === at).length;
    const line = at === 'head' ? page.lines[heads] : page.lines.at(-1 - heads);
    if (often[at] && line && page.lines.length > 3 && DIGITS_MISREAD.test(line.text))
      return { line, at, kind: 'folio', repeats: 0 };
  }
  return undefined;
}

/** Pages of a sheet, by how it is folded. */
const SHEETS = [8, 12, 16, 24, 32];

/** What binders need at the foot of a sheet's first page and of its third: the number of the sheet, that the folio must bear out. */
function isSignature(text: string, folio: number): boolean {
  const [, sheet] = /^(\d{1,2})\s?\*?$/.exec(text) ?? [];
  if (sheet === undefined || !(folio > 0)) return false;
  return SHEETS.some((pages) => [1, 3].some((leaf) => (Number(sheet) - 1) * pages + leaf === folio));
}

/** A head that the page before begins with as well, as its title or as a head of its own. */
function isRepeatedTitle(edge: Edge, before: Framed | undefined): boolean {
  if (edge.kind !== 'running head' || edge.at !== 'head' || !before) return false;
  return alike(
    [edge.line, ...before.page.lines.slice(0, 3)].map(({ text }) => ({ key: keyOf(text), text })),
  ).some((group) => group.length > 1 && group.some(({ text }) => text === edge.line.text));
}

/** The longest run of folios that go up with the pages, arabic and roman apart: by page. */
function chainOf(pages: readonly Framed[]): Map<number, Edge> {
  const found = new Map<number, Edge>();
  for (const roman of [false, true]) {
    const read = pages.flatMap(({ edges }, at) =>
      edges.flatMap((edge) =>
        edge.folio && edge.folio.roman === roman ? [{ edge, at, value: edge.folio.value }] : [],
      ),
    );
    const best = read.map(() => ({ value: 1, from: -1 }));
    read.forEach((here, i) => {
      for (let j = Math.max(0, i - 40); j < i; j++) {
        const before = read[j];
        const chained = best[j];
        if (!before || !chained || before.at === here.at) continue;
        const missing = here.value - before.value - (here.at - before.at);
        // Pages may be missing, but not more than are there.
        if (missing < 0 || missing > 4 * (here.at - before.at) + 12) continue;
        const value = chained.value + (missing === 0 ? 1 : 0.6);
        if (value > (best[i]?.value ?? 0)) best[i] = { value, from: j };
      }
    });
    let at = best.reduce((most, { value }, i) => (value > (best[most]?.value ?? 0) ? i : most), 0);
    const chain: number[] = [];
    for (; at >= 0 && best[at]; at = best[at]?.from ?? -1) chain.push(at);
    const members = chain.flatMap((i) => read[i] ?? []);
    if (members.length < Math.min(LEAST_CHAIN, pages.length) || !areFolios(members, pages)) continue;
    for (const { at, edge } of members) if (!found.has(at)) found.set(at, edge);
  }
  return found;
}

/**
 * Numbers that stand alone, or beside a head that comes back, are folios. Those of heads that stand once each may be the numbers of
 * sections: they have to count by page, on pages that are certain.
 */
function areFolios(members: readonly Numbered[], pages: readonly Framed[]): boolean {
  if (members.some(({ edge }) => edge.kind === 'folio' || edge.repeats > 1)) return true;
  return pages.slice(1).every(({ page }) => page.lines[0]?.mark !== undefined) && countByPage(members);
}

/** The folio read on a page, or the one that the pages around it leave for it. */
function folioAt(pages: readonly Framed[], chain: ReadonlyMap<number, Edge>, at: number): Leaf['folio'] {
  const own = chain.get(at)?.folio;
  if (own) return { text: own.text, read: true };
  let before = at - 1;
  let after = at + 1;
  while (before >= 0 && !chain.get(before)?.folio) before--;
  while (after < pages.length && !chain.get(after)?.folio) after++;
  const [low, high] = [chain.get(before)?.folio, chain.get(after)?.folio];
  if (!low || !high || low.roman || high.roman || high.value - low.value !== after - before) return undefined;
  return { text: String(low.value + at - before), read: false };
}

/** A running head without the folio that it has at either end. */
export function headOf(edge: Edge): string {
  return edge.kind !== 'running head' ? '' : folioInHead(edge.line.text).head;
}
