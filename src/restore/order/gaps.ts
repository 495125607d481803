import { alike, folioOf, folioReading, isSetOff, keyOf } from '../edges/index.js';
import { CHAPTER, isCapitals, isNoise, type Line } from '../lines/index.js';
import { orMissing, type Seam } from './seams.js';

/** Where pages may begin in a text that has no certain marks of them, and how much speaks for each place. */
export interface Gaps {
  /** Indices of lines before which a page may begin, going up; 0 is not among them. */
  readonly at: readonly number[];
  readonly by: string;
  /** What heads, folios and headings say for a page that begins at a line, as a logarithm. */
  readonly edge: (line: number) => number;
  /** The same, and how much better the lines on either side go apart than together. */
  readonly apart: (line: number) => number;
  /** The line of text that ends the page before a place, and that begins the one after it: heads, folios and specks stepped over. */
  readonly last: (line: number) => Line | undefined;
  readonly first: (line: number) => Line | undefined;
  /** How many heads and folios, or runs of them, there seem to be. */
  readonly edges: number;
  /** Whether what the text begins or ends with stands at the other end of pages than it is looked for, as far as it says. */
  readonly isContrary: boolean;
}

/** What a line is where a page would begin or end: a head or a folio, what may be a misread folio, a heading, or text. */
type Looks = 'edge' | 'sign' | 'chapter' | 'heading' | 'text';

/** What such a line says for a page that begins with it, and for one that begins behind it. */
const FOR_BEGINNING = {
  edge: { here: 4, behind: -4 },
  sign: { here: 2, behind: -1.5 },
  chapter: { here: 3.5, behind: -4 },
  heading: { here: 2, behind: -4 },
  text: { here: 0, behind: 0 },
} as const satisfies Record<Looks, { readonly here: number; readonly behind: number }>;

const LEAST_REPEATS = 3;
/** Lines stepped over at most. */
const REACH = 3;

/** Looks at every place where one of these lines could begin a page; folios and heads stand at the head of the pages, or at the foot. */
export function gapsAt(
  at: readonly number[],
  by: string,
  lines: readonly Line[],
  join: Seam,
  edges: 'head' | 'foot' = 'head',
): Gaps {
  const heads = repeatedHeads(lines);
  const looks = lines.map((line) => looksOf(line, heads));
  const isText = lines.map(({ text }, i) => looks[i] !== 'edge' && !isNoise(text));
  const last = (line: number): Line | undefined => {
    let i = line - 1;
    while (i > Math.max(0, line - 1 - REACH) && isText[i] !== true) i--;
    return lines[i];
  };
  const first = (line: number): Line | undefined => {
    let i = line;
    while (i < Math.min(lines.length - 1, line + REACH) && isText[i] !== true) i++;
    return lines[i];
  };
  const between = foliosApart(lines, looks);
  const edge = (line: number): number => {
    const [before, here] = [looks[line - 1] ?? 'text', looks[line] ?? 'text'];
    const inRun = between.get(line);
    if (inRun !== undefined) return inRun;
    if (edges === 'foot') {
      const [inside, outside] = [here === 'edge', before === 'edge'];
      return inside ? FOR_BEGINNING.edge.behind : outside ? FOR_BEGINNING.edge.here : 0;
    }
    // What begins inside a run of heads leaves one behind.
    return before === 'text' ? FOR_BEGINNING[here].here : FOR_BEGINNING[before].behind;
  };
  const apart = (line: number): number => {
    const [end, start] = [last(line), first(line)];
    return edge(line) - (end && start ? orMissing(join(end, start)) : 0);
  };
  const weights = new Map(at.map((line) => [line, { edge: edge(line), apart: apart(line) }]));
  return {
    at,
    by,
    last,
    first,
    edge: (line) => weights.get(line)?.edge ?? 0,
    apart: (line) => weights.get(line)?.apart ?? 0,
    isContrary:
      edges === 'head'
        ? looks[0] === 'text' && looks.at(-1) === 'edge'
        : looks[0] === 'edge' && looks.at(-1) === 'text',
    edges: looks.filter((look, i) => look === 'edge' && looks[i - 1] !== 'edge').length,
  };
}

/**
 * Two folios one after another, heads aside, are those of two pages, the first at a foot: what the places in such a run and at its ends
 * say for a page that begins there.
 */
function foliosApart(lines: readonly Line[], looks: readonly Looks[]): Map<number, number> {
  const found = new Map<number, number>();
  for (let from = 0; from < lines.length; from++) {
    if (looks[from] !== 'edge' && looks[from] !== 'sign') continue;
    let to = from;
    while (looks[to] === 'edge' || looks[to] === 'sign') to++;
    const folios = lines.slice(from, to).flatMap(({ text }, i) => (folioOf(text) ? [from + i] : []));
    const [first, second] = folios;
    if (first !== undefined && second !== undefined && first === from) {
      const { here, behind } = FOR_BEGINNING.edge;
      for (let line = from; line <= to; line++)
        found.set(line, line === from + 1 ? here : line === from ? 0 : behind);
    }
    from = to;
  }
  return found;
}

function looksOf(line: Line, heads: ReadonlySet<Line>): Looks {
  const { text } = line;
  if (heads.has(line) || folioOf(text) !== undefined) return 'edge';
  if (text.length <= 3 && folioReading(text) !== undefined) return 'sign';
  if (CHAPTER.test(text)) return 'chapter';
  return isCapitals(text) && isSetOff(text) ? 'heading' : 'text';
}

/** Lines set as heads are that come back three times or more, wherever they stand. */
function repeatedHeads(lines: readonly Line[]): Set<Line> {
  const candidates = lines
    .filter(({ text }) => isSetOff(text))
    .map((line) => ({ line, key: keyOf(line.text) }))
    .filter(({ key }) => key.length >= 4);
  return new Set(
    alike(candidates)
      .filter((group) => group.length >= LEAST_REPEATS)
      .flatMap((group) => group.map(({ line }) => line)),
  );
}
