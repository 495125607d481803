import type { Html, Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { visit } from '../visit.js';
import { placeAt, PressError } from '../problem.js';
import { refuseDeepHtml } from './html/index.js';
import { parseAroundPlain } from './plain-blocks.js';
import {
  takeHeadingAttributes,
  takePictureAttributes,
  takePictureReferences,
  citationFromMarkdown,
  citationSyntax,
  definitionListFromMarkdown,
  definitionListSyntax,
  fencedDivFromMarkdown,
  fencedDivSyntax,
  fenceOf,
  GFM,
  type Addition,
  inlineNoteFromMarkdown,
  inlineNoteSyntax,
  pictureWordsFromMarkdown,
  takeFigureCaptions,
  takeInlineNotes,
  takeLineBlocks,
  mathFromMarkdown,
  mathSyntax,
  takeDisplays,
  takeSceneBreaks,
  takeSpeeches,
  spanFromMarkdown,
  spanSyntax,
  superiorFromMarkdown,
  superiorSyntax,
  takeTableCaptions,
  keepVerseIndents,
  parseWithMarks,
  takePlacesOfWorks,
  PAGE_BREAK_SIGN,
  takePageBreaks,
  ATTRIBUTION_SIGN,
  takeAttributions,
  mayHoldCallouts,
  takeCallouts,
} from './syntax/index.js';

/** Levels of nesting; deeper than any text, and shallow enough for every stage that walks the tree. */
const DEEPEST = 100;

/** Pandoc's definition lists are looked for at each paragraph: only where a line begins with their marker. */
const ADDITIONS: readonly Addition[] = [
  ...GFM,
  { sign: /\^[^\s^[]+\^|~[^\s~]+~/, syntax: superiorSyntax, fromMarkdown: superiorFromMarkdown },
  { sign: /^[\s>]*[:~]\s/m, syntax: definitionListSyntax, fromMarkdown: definitionListFromMarkdown },
];

/** Where the book has formulas; of any other one a dollar is a dollar. */
const MATH: Addition = { sign: /\$/, syntax: mathSyntax, fromMarkdown: mathFromMarkdown };

/** What a book says about how its Markdown is read. */
export interface Reading {
  /** Whether what stands between dollars is TeX. */
  readonly math?: boolean;
  /** Whether the words in brackets of a picture that stands alone are its caption. */
  readonly 'alt-text'?: 'caption' | 'description';
}

/** Parsers by the additions that they know. */
const parsers = new Map<string, Processor>();

/** A parser that knows the additions that there may be in a text, and no others. */
function parserFor(text: string, { math = false }: Reading): Processor {
  const all = math ? [...ADDITIONS, MATH] : ADDITIONS;
  const additions = all.filter(({ sign }) => sign.test(text));
  const dots = endsInDots(text);
  const name = `${dots ? '...' : '---'} ${additions.map((addition) => all.indexOf(addition)).join()}`;
  const known = parsers.get(name);
  if (known) return known;
  const parser: Processor = unified()
    .use(remarkParse)
    .use(
      remarkFrontmatter,
      dots ? [{ type: 'yaml' as const, fence: { open: '---', close: '...' } }] : ['yaml' as const],
    )
    .use(syntax, additions) as unknown as Processor;
  parsers.set(name, parser);
  return parser;
}

/** Whether what ends the front matter is a line of three dots, as YAML and Pandoc have it, and comes before one of three dashes. */
function endsInDots(text: string): boolean {
  if (!/^\uFEFF?---[ \t]*[\r\n]/.test(text)) return false;
  return /[\r\n](---|\.\.\.)[ \t]*(?:[\r\n]|$)/.exec(text)?.[1] === '...';
}

/**
 * Markdown as a tree whose positions are those of `text`, the file as it is on disk with its byte order mark.
 * Throws a `PressError` where the nesting has no end.
 */
export function parse(file: string, written: string, reading: Reading = {}): Root {
  refuseDepth(file, written);
  const text = keepVerseIndents(written);
  let tree: Root;
  try {
    // blocks that are nothing but text are told by their looks only among plain line ends
    const whole = (part: string): Root => parseWhole(part, reading);
    tree = parseWithMarks(text, (marked) =>
      /[\r\uFEFF]/.test(marked) ? whole(marked) : parseAroundPlain(marked, whole),
    );
  } catch (error) {
    if (error instanceof RangeError)
      throw new PressError(`Unexpected nesting in "${file}", expected a text that is less deep`, {
        cause: error,
      });
    throw error;
  }
  if (text.startsWith('\uFEFF')) shiftPastMark(tree);
  // a walk over the tree takes longer than a look at the text
  if (reading.math === true && text.includes('$$')) takeDisplays(tree);
  if (text.includes('^[')) takeInlineNotes(tree);
  if (text.includes('![')) takePictureReferences(tree);
  if (text.includes('{')) takeHeadingAttributes(tree, text);
  if (text.includes('{')) takePictureAttributes(tree);
  if (text.includes('#refs')) takePlacesOfWorks(tree);
  if (text.includes('|')) takeTableCaptions(tree, text);
  if (/\\\*|\u2042/.test(text)) takeSceneBreaks(tree);
  if (ATTRIBUTION_SIGN.test(text)) takeAttributions(tree, text);
  if (PAGE_BREAK_SIGN.test(text)) takePageBreaks(tree, text);
  if (mayHoldCallouts(text)) takeCallouts(tree, text);
  if (/^[ \t>]*\|[ \t]/m.test(text)) takeLineBlocks(tree, text);
  if (text.includes(':::') && /play|interview/.test(text)) takeSpeeches(tree, text);
  if (text.includes('![')) takeFigureCaptions(tree, reading['alt-text'] !== 'description');
  if (!text.includes('<')) return tree;
  const html: Html[] = [];
  visit(tree, 'html', (node) => void html.push(node));
  refuseDeepHtml(file, text, html);
  return tree;
}

/** A line of Markdown as one paragraph, whatever it begins with: `1. May 1848` is no list. */
export function parseLine(file: string, line: string, reading: Reading = {}): Root {
  const tree = parse(file, line, reading);
  const [first] = tree.children;
  if (tree.children.length === 1 && first?.type === 'paragraph') return tree;
  return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: line }] }] };
}

/** The tree of a text, by the parser alone. */
export function parseWhole(text: string, reading: Reading = {}): Root {
  return parserFor(text, reading).parse(text) as Root;
}

/** GitHub's additions, and Pandoc's, which come before the constructs of the same characters. */
function syntax(this: Processor, additions: readonly Addition[]): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(
    ...additions.map((addition) => addition.syntax),
    citationSyntax,
    inlineNoteSyntax,
    spanSyntax,
    fencedDivSyntax,
  );
  (data.fromMarkdownExtensions ??= []).push(
    ...additions.map((addition) => addition.fromMarkdown),
    citationFromMarkdown,
    inlineNoteFromMarkdown,
    pictureWordsFromMarkdown,
    spanFromMarkdown,
    fencedDivFromMarkdown,
  );
}

/** Before parsing, since the parser itself needs time that grows with the square of the depth. */
function refuseDepth(file: string, text: string): void {
  let offset = 0;
  let fences = 0;
  for (const line of text.split(/\r\n|[\r\n]/)) {
    const markers = /^(?:[\t ]*(?:>|[-+*](?=[\t ])|\d{1,9}[.)](?=[\t ])))+/.exec(line)?.[0] ?? '';
    const quotes = markers.match(/[>\-+*]|\d+[.)]/g)?.length ?? 0;
    const indent = /^[\t ]*/.exec(line)?.[0].length ?? 0;
    const fence = fenceOf(line.replace(/^[\t >]*/, ''));
    if (fence !== undefined) fences = Math.max(0, fences + (fence === '' ? -1 : 1));
    if (
      fences > DEEPEST ||
      quotes > DEEPEST ||
      (indent > 2 * DEEPEST && /^\s*(?:[-+*:~]|\d{1,9}[.)])\s/.test(line))
    ) {
      throw new PressError(`Unexpected nesting in "${file}", expected at most ${DEEPEST} levels`, {
        place: placeAt(file, text, offset, Math.min(text.length, offset + markers.length)),
      });
    }
    offset += line.length + (text.startsWith('\r\n', offset + line.length) ? 2 : 1);
  }
}

/** The parser drops the mark and counts from the character after it. */
function shiftPastMark(tree: Root): void {
  visit(tree, (node: Nodes) => {
    for (const point of node.position ? [node.position.start, node.position.end] : []) {
      if (point.offset !== undefined) point.offset++;
      if (point.line === 1) point.column++;
    }
  });
}
