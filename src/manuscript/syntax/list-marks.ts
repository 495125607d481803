import type { List, ListItem, Nodes, Root } from 'mdast';
import { fromRoman } from '../../roman.js';
import { visit } from '../../visit.js';
import { linkExamples, type Example } from './examples.js';

/** A mark that Pandoc has before an item of a list, and Markdown has not: `(a)`, `a.`, `iv)`, `#.`, `(@)`, `(@good)`. */
interface Mark {
  /** Its offset, a byte order mark not counted, as the parser has it. */
  readonly at: number;
  readonly written: string;
  /** How many spaces stand behind it. */
  readonly spaces: number;
  /** What is numbered: `a`, `iv`, `12`, `#`, `@`, `@good`. */
  readonly label: string;
}

type Numbering = '1' | 'a' | 'A' | 'i' | 'I';

/** A capital and a stop are an initial, but before two spaces. */
const MARK =
  /^([ \t>]*)(#\.|\(@[\w-]{0,10}\)|\(\d{1,4}\)|\(?(?:[a-zA-Z]|[ivxlcdm]{2,7}|[IVXLCDM]{2,7})\)|(?:[a-z]|[ivxlcdm]{2,7}|[IVXLCDM]{2,7})\.|[A-Z]\.(?=[ \t]{2}|\t))(?=([ \t]+)\S)/;
const MARKDOWNS = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]/;
/** A line behind which another block begins. */
const EDGE = /^[ \t>]*(?:$|:{3,}|#{1,6}[ \t])/;
/** What a text has to hold to have such marks. */
const SIGN = /^[ \t>]*(?:#\.|\(|[a-z]{1,7}[.)])/im;

/** How often a text is parsed anew without those marks that turned out to be none. */
const ROUNDS = 8;

const CLASSES: Readonly<Record<Numbering, string>> = {
  1: 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

/**
 * Parses a text with the marks that Pandoc knows: for `parse` each is a number as long as it is, so that all places stay what they were. Marks that
 * begin no item, or one of a list that does not count on, are text.
 */
export function parseWithMarks(text: string, parse: (text: string) => Root): Root {
  let marks = SIGN.test(text) ? marksIn(text) : [];
  for (let round = 0; marks.length > 0 && round < ROUNDS; round++) {
    const tree = parse(withNumbers(text, marks));
    const read = takeLists(tree, marks);
    if (read.marks.size === marks.length) {
      if (read.examples.size > 0) linkExamples(tree, read.examples);
      return tree;
    }
    marks = marks.filter((mark) => read.marks.has(mark));
  }
  return parse(text);
}

/** Marks where a list may begin, and go on. */
function marksIn(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  let at = text.startsWith('\uFEFF') ? -1 : 0;
  let isList = false;
  let isBegin = true;
  for (const line of text.split('\n')) {
    const [, indent = '', written, gap = ''] = MARK.exec(line.replace('\uFEFF', '')) ?? [];
    if ((isBegin || isList) && written !== undefined)
      marks.push({
        at: Math.max(at, 0) + indent.length,
        written,
        spaces: gap.includes('\t') ? MOST_SPACES : gap.length,
        label: written.replace(/[().]/g, ''),
      });
    if (isBegin) isList = written !== undefined || MARKDOWNS.test(line);
    isBegin = EDGE.test(line.trimEnd());
    at += line.length + 1;
  }
  return marks;
}

/** Between a mark and its item; with more the item begins with code (CommonMark 0.31, 5.2). */
const MOST_SPACES = 4;
/** Digits of a number before an item. */
const MOST_DIGITS = 9;

/**
 * A mark as Markdown's, as long as it is: only `1)` begins a list right below a line of text, with spaces behind it in place of what the mark is longer,
 * as far as there may be so many.
 */
function asNumber({ written, spaces }: Mark): string {
  const short = `1${written.slice(-1)}`;
  if (written.length - short.length + spaces <= MOST_SPACES) return short.padEnd(written.length);
  return short.padStart(Math.min(written.length, MOST_DIGITS + 1), '0').padEnd(written.length);
}

function withNumbers(text: string, marks: readonly Mark[]): string {
  const before = text.startsWith('\uFEFF') ? 1 : 0;
  let out = '';
  let done = 0;
  for (const mark of marks) {
    out += text.slice(done, mark.at + before) + asNumber(mark);
    done = mark.at + before + mark.written.length;
  }
  return out + text.slice(done);
}

/** Gives lists the numbers of their marks; one whose marks change their kind is several. Returns the marks that were read, and examples by their names. Mutates `tree`. */
function takeLists(
  tree: Root,
  marks: readonly Mark[],
): { readonly marks: ReadonlySet<Mark>; readonly examples: ReadonlyMap<string, Example> } {
  const byPlace = new Map(marks.map((mark) => [mark.at, mark]));
  const markOf = ({ position }: Nodes): Mark | undefined => byPlace.get(position?.start.offset ?? -1);
  const read = new Set<Mark>();
  let count = 0;
  const examples = new Map<string, Example>();
  visit(tree, 'list', (list, index, parent) => {
    if (!list.children.some(markOf) || parent === undefined || index === undefined) return;
    const lists = alike(list.children, markOf).map((items): List => {
      const own = items.flatMap((item) => markOf(item) ?? []);
      const numbers = own.length > 0 ? numbersOf(own, count) : { start: list.start ?? 1 };
      if (numbers) for (const mark of own) read.add(mark);
      if (own[0]?.label.startsWith('@')) {
        for (const item of items) {
          const name = markOf(item)?.label.slice(1) ?? '';
          count++;
          if (name !== '' && !examples.has(name)) examples.set(name, { number: count, item });
        }
      }
      return { ...list, children: [...items], ...numbers, ...placeOf(items) };
    });
    if (lists.length === 1) Object.assign(list, lists[0]);
    else parent.children.splice(index, 1, ...lists);
  });
  return { marks: read, examples };
}

/** Items in runs of one kind of mark. */
function alike(
  items: readonly ListItem[],
  markOf: (item: ListItem) => Mark | undefined,
): readonly ListItem[][] {
  const kindOf = (item: ListItem): string => {
    const { written = '', label = '' } = markOf(item) ?? {};
    return (
      written.replace(label, '') +
      (/[#@\d]/.exec(label)?.[0] ?? (label === label.toLowerCase() ? 'a' : 'A')).replace(/\d/, '1')
    );
  };
  const runs: ListItem[][] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (last?.[0] && kindOf(last[0]) === kindOf(item)) last.push(item);
    else runs.push([item]);
  }
  return runs;
}

/** What a list of such marks is: undefined where they do not count on, or a lone one could be anything. */
function numbersOf(marks: readonly Mark[], examples: number): Pick<List, 'start' | 'data'> | undefined {
  const [first] = marks;
  if (!first) return undefined;
  if (first.label === '#') return { start: 1 };
  if (first.label.startsWith('@')) return { start: examples + 1, data: dataOf('1', first.written) };
  const labels = marks.map(({ label }) => label.toLowerCase());
  const isCapital = first.label !== labels[0];
  const ways = {
    1: (label: string) => (/^\d+$/.test(label) ? Number(label) : undefined),
    a: (label: string) => (/^[a-z]$/.test(label) ? label.charCodeAt(0) - 96 : undefined),
    i: fromRoman,
  };
  const order = labels[0] === 'i' ? (['1', 'i', 'a'] as const) : (['1', 'a', 'i'] as const);
  for (const way of order) {
    const values = labels.map((label) => ways[way](label));
    const [start] = values;
    if (start === undefined || values.length < 2 || values.some((value, i) => value !== start + i)) continue;
    return { start, data: dataOf(isCapital ? (way.toUpperCase() as Numbering) : way, first.written) };
  }
  return undefined;
}

/** The kind of numbers, and how they stand where it is not before a stop. */
function dataOf(numbering: Numbering, written: string): List['data'] {
  const brackets = written.startsWith('(') ? 'bracketed' : written.endsWith(')') ? 'closed' : undefined;
  const className = brackets === undefined ? [] : [brackets, CLASSES[numbering]];
  return {
    hProperties: {
      ...(numbering !== '1' && { type: numbering }),
      ...(className.length > 0 && { className }),
    },
  };
}

function placeOf(items: readonly ListItem[]): Pick<List, 'position'> {
  const [start, end] = [items[0]?.position?.start, items.at(-1)?.position?.end];
  return start && end ? { position: { start, end } } : {};
}
