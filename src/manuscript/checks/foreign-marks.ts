import type { Nodes, Paragraph, Parents, ThematicBreak } from 'mdast';
import { placeAt, type Problem } from '../../problem.js';
import { SKIP, visit } from '../../visit.js';
import type { Chapter } from '../model/index.js';

/** A mark of another program, as it is written in a paragraph, and what to write for it. */
interface ForeignMark {
  readonly what: string;
  readonly pattern: RegExp;
  readonly instead: string;
}

const MARKS: readonly ForeignMark[] = [
  {
    what: 'link of a wiki',
    pattern: /(?<!\\)!?\[\[[^\][\n]+\]\]/g,
    instead: 'the words and the file, [words](file.md#id)',
  },
  {
    what: 'highlighted words',
    pattern: /(?<![=\w\\])==(?=[^\s=])[^=\n]*[^\s=]==(?![=\w])/g,
    instead: '<mark>words</mark>',
  },
  { what: 'comment', pattern: /(?<!\d ?)%%(?=\s)[^%]*\s%%|^%%[^%\n]+%%$/gm, instead: '<!-- words -->' },
  {
    what: 'callout',
    pattern: /^[ \t>]*\[![\w-]+\][-+]?/g,
    instead: 'NOTE, TIP, IMPORTANT, WARNING or CAUTION, at the head of a quotation',
  },
  { what: 'shortcode', pattern: /\{\{[<%][^\n]*?[>%]\}\}/g, instead: 'what it stands for' },
  {
    what: 'command of LaTeX',
    pattern: /\\(?:begin|end)\{[a-z]+\*?\}|^[ \t]*\\[a-zA-Z]{3,}(?:\{[^{}\n]*\})*[ \t]*$/gm,
    instead: 'Markdown; formulas stand between dollars',
  },
  {
    what: 'place for a table of contents',
    pattern: /^\[(?:TOC|\[_TOC_\])\]$/gi,
    instead: 'contents: in the settings',
  },
  {
    what: 'table drawn with lines',
    pattern: /^[ \t>]*\+(?:[-=:]{3,}\+)+[ \t]*$/gm,
    instead: 'rows with bars between their cells, | a | b |',
  },
  {
    what: 'rows without a head',
    pattern: /^[ \t>]*\|.*\|[ \t]*\n[ \t>]*\|.*\|[ \t]*$/g,
    instead: 'a line of dashes, | --- | --- |, below the first of them',
  },
  {
    what: 'marks of a list',
    pattern: /^[ \t>]*(?:#\.|\(@[\w-]*\))[ \t]|^[ \t>]*(?:\(a\)|a[.)])[ \t].*\n[ \t>]*(?:\(b\)|b[.)])[ \t]/gm,
    instead: 'an empty line before the list, and names of ten letters at most',
  },
];

/** What a text has to hold to have one of them in it. */
const SIGN = /\[\[|==|%%|\[!|\{\{[<%]|\[toc|--[ \t]+--|^[ \t>]*(?:[\\+|(]|#\.|a[.)])/im;
/** Each pattern for a whole text, where it may match more: that no paragraph is looked at for what is not there. */
const ANYWHERE = new Map(
  MARKS.map((mark) => [mark, new RegExp(mark.pattern.source, mark.pattern.ignoreCase ? 'im' : 'm')]),
);

/** A line of dashes in columns, which Markdown takes for a rule. */
const COLUMNS: ForeignMark = {
  what: 'table set in columns',
  pattern: /^[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$/g,
  instead: 'rows with bars between their cells, | a | b |',
};

/** What is written for another program and would be printed as it is written: of each kind the first in a chapter. */
export function foreignMarks({ file, text, tree }: Chapter): readonly Problem[] {
  if (!SIGN.test(text)) return [];
  const asked = MARKS.filter((mark) => ANYWHERE.get(mark)?.test(text));
  const found = new Map<ForeignMark, { readonly from: number; readonly written: string; times: number }>();
  const look = (mark: ForeignMark, written: string, from: number): void => {
    for (const { 0: whole, index } of written.matchAll(mark.pattern)) {
      const before = found.get(mark);
      if (before) before.times++;
      else found.set(mark, { from: from + index, written: whole, times: 1 });
    }
  };
  visit(tree, (node) => {
    if (node.type === 'thematicBreak') look(COLUMNS, writtenOf(node, text), startOf(node));
    if (node.type !== 'paragraph') return undefined;
    if (asked.length === 0) return SKIP;
    const written = printedOf(node, text);
    for (const mark of asked) look(mark, written, startOf(node));
    return SKIP;
  });
  return [...found].map(([{ what, instead }, { from, written, times }]) => ({
    ruleId: 'foreign-mark',
    severity: 'warning',
    message: `Unexpected ${JSON.stringify(shortened(written))} (${what}), expected ${instead}`,
    place: placeAt(file, text, from, from + written.length),
    note: `It is printed as it stands${times > 1 ? ` (${times} of them in this file)` : ''}.`,
  }));
}

const startOf = ({ position }: Nodes): number => position?.start.offset ?? 0;

const writtenOf = (node: Paragraph | ThematicBreak, text: string): string =>
  text.slice(startOf(node), node.position?.end.offset ?? startOf(node));

/** A paragraph as it is written, with everything but text as spaces: code and formulas, links that are links, notes. */
function printedOf(paragraph: Paragraph, text: string): string {
  let written = writtenOf(paragraph, text);
  const start = startOf(paragraph);
  const blank = ({ position }: Nodes): void => {
    const [from, to] = [(position?.start.offset ?? start) - start, (position?.end.offset ?? start) - start];
    written = written.slice(0, from) + ' '.repeat(to - from) + written.slice(to);
  };
  const inside = ({ children }: Parents): void => {
    for (const child of children) {
      if (child.type === 'text' || child.type === 'break') continue;
      if ('children' in child && child.type !== 'link') inside(child);
      else blank(child);
    }
  };
  inside(paragraph);
  return written;
}

const shortened = (written: string): string => {
  const line = written.trim().replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
};
