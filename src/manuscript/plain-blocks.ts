import type { Heading, Paragraph, Parents, Root } from 'mdast';
import { visit } from '../visit.js';

/** Signs that no construct of Markdown, and none of the additions, is made of, where lines begin with one of the first kind. */
const BEGINS = String.raw`\p{L}"'(“”‘’«»„…—`;
const ENDS = String.raw`\p{L}\p{M}\p{Nd},.;:'"?!()“”‘’«»„…—–\-`;
const LINE = `[${BEGINS}](?:[${ENDS} ]*[${ENDS}])?`;
const PLAIN = new RegExp(`^${LINE}(?:\n${LINE})*$`, 'u');
const HEADING = new RegExp(`^(#{1,6}) [${ENDS}](?:[${ENDS} ]*[${ENDS}])?$`, 'u');
/** The beginning of an address, which GitHub makes a link. */
const ADDRESS = /www\./i;

/** What stands for them while the rest is parsed: a paragraph, as short as can be. */
const PROXY = 'x';
const NOTHING_ELSE = new RegExp(`^\\n*${PROXY}\\n*$`);

type Point = NonNullable<Root['position']>['start'];
type Place = Point & { readonly offset: number };

/** Paragraphs and headings that are nothing but text, one after the other. */
interface Run {
  readonly blocks: (Paragraph | Heading)[];
  end: Place;
  /** Where their proxy stands in the rest. */
  readonly at: number;
  /** How many lines fewer the rest has up to there. */
  fewer: number;
}

/**
 * Parses a text whose lines end in line feeds: paragraphs and headings that are nothing but text by their looks, and the rest by `parse`. Most of
 * prose are, and each takes the parser a twentieth of a millisecond. Where one turns out to be something else, such as code, `parse` gets the whole.
 */
export function parseAroundPlain(text: string, parse: (text: string) => Root): Root {
  const { runs, rest } = withoutPlain(text);
  const [only] = runs;
  if (!only) return parse(text);
  if (NOTHING_ELSE.test(rest)) return rootOf(text, only);
  const tree = parse(rest);
  const proxies = new Map(runs.map((run) => [run.at, run]));
  const found: { readonly run: Run; readonly node: Paragraph; readonly parent: Parents }[] = [];
  visit(tree, 'paragraph', (node, _index, parent) => {
    const run = proxies.get(node.position?.start.offset ?? -1);
    const [child] = node.children;
    if (run && parent && node.children.length === 1 && child?.type === 'text' && child.value === PROXY)
      found.push({ run, node, parent });
  });
  if (found.length !== runs.length) return parse(text);
  shift(tree, runs);
  for (const { run, node, parent } of found) {
    const children: Parents['children'][number][] = parent.children;
    children.splice(children.indexOf(node), 1, ...run.blocks);
  }
  return tree;
}

/** The tree of a text that is one run. */
function rootOf(text: string, { blocks }: Run): Root {
  const end = {
    line: linesIn(text, 0, text.length) + 1,
    column: text.length - text.lastIndexOf('\n'),
    offset: text.length,
  };
  return { type: 'root', children: blocks, position: { start: { line: 1, column: 1, offset: 0 }, end } };
}

/** Takes plain blocks out of a text: those that stand between empty lines. */
function withoutPlain(text: string): { readonly runs: readonly Run[]; readonly rest: string } {
  const runs: Run[] = [];
  let rest = '';
  let done = 0;
  let line = 1;
  let counted = 0;
  let fewer = 0;
  /** The run that may go on. */
  let open: Run | undefined;
  for (let at = 0; at < text.length;) {
    const gap = text.indexOf('\n\n', at);
    const behind = gap < 0 ? text.length : gap;
    const end = gap < 0 && text.endsWith('\n') ? behind - 1 : behind;
    const block = text.slice(at, end);
    const depth = HEADING.exec(block)?.[1]?.length ?? 0;
    if ((depth > 0 || PLAIN.test(block)) && !ADDRESS.test(block)) {
      line += linesIn(text, counted, at);
      const start = { line, column: 1, offset: at };
      line += linesIn(text, at, end);
      counted = end;
      const last = { line, column: end - text.lastIndexOf('\n', end - 1), offset: end };
      if (!open) {
        rest += text.slice(done, at);
        open = { blocks: [], end: last, at: rest.length, fewer };
        rest += PROXY;
        runs.push(open);
        fewer -= start.line;
      } else fewer -= open.end.line;
      fewer += last.line;
      open.blocks.push(depth > 0 ? heading(depth, block, start, last) : paragraph(block, start, last));
      open.end = last;
      open.fewer = fewer;
      done = end;
    } else open = undefined;
    at = behind;
    while (text.charCodeAt(at) === 10) at++;
  }
  return { runs, rest: rest + text.slice(done) };
}

/** How many lines end there. */
function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

function paragraph(value: string, start: Place, end: Place): Paragraph {
  return {
    type: 'paragraph',
    children: [{ type: 'text', value, position: { start: { ...start }, end: { ...end } } }],
    position: { start, end: { ...end } },
  };
}

function heading(depth: number, block: string, start: Place, end: Place): Heading {
  const from = { line: start.line, column: depth + 2, offset: start.offset + depth + 1 };
  return {
    type: 'heading',
    depth: depth as Heading['depth'],
    children: [{ type: 'text', value: block.slice(depth + 1), position: { start: from, end: { ...end } } }],
    position: { start, end: { ...end } },
  };
}

/** Moves what is placed in the rest to where it is in the text. */
function shift(tree: Root, runs: readonly Run[]): void {
  const moved = (point: Point): Point => {
    const offset = point.offset ?? 0;
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((runs[middle]?.at ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    const last = runs[low - 1];
    if (!last) return point;
    const behind = offset - last.at - PROXY.length;
    return behind === 0
      ? { ...last.end }
      : { line: point.line + last.fewer, column: point.column, offset: last.end.offset + behind };
  };
  visit(tree, (node) => {
    if (node.position) node.position = { start: moved(node.position.start), end: moved(node.position.end) };
  });
}
