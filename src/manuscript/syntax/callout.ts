import type { Blockquote, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { placeAt } from '../../problem.js';
import { visit } from '../../visit.js';
import { cut, isPlain, placeOf } from './written.js';

type FencedDiv = Extract<RootContent, { type: 'fencedDiv' }>;

/** The kinds that GitHub and Quarto share. */
const KINDS = 'note|tip|important|warning|caution';

const KIND = new RegExp(KINDS, 'i');

/** Whether there may be one in a text. */
export const mayHoldCallouts = (text: string): boolean =>
  (text.includes(':::') || text.includes('[!')) && KIND.test(text);

/** A class that names a kind, with or without Quarto's `callout-` before it. */
const CLASS = new RegExp(`^(callout-)?(${KINDS})$`);

/** What a quotation begins with that GitHub and Obsidian take for one; a sign behind it says whether Obsidian folds it. */
const MARK = new RegExp(`^\\[!(${KINDS})\\][-+]?(?=\\s|$)[ \\t]*`, 'i');

const LINE_END = /\r\n|[\r\n]/;

/**
 * Makes one thing of boxes of advice, however they are written: `::: note`, `::: {.callout-tip title="…"}`, `> [!WARNING]`. A block with the classes
 * `callout` and `callout-tip`, and as its first child perhaps a paragraph, `callout-title`: what stands in `title`, behind the mark or in a heading that the block
 * begins with. Where the other program would print the name of the kind, the title is empty: the book has a word for it in its language. Once headings have their
 * attributes. Mutates `tree`.
 */
export function takeCallouts(tree: Root, source: string): void {
  visit(tree, (node) => {
    if (node.type === 'fencedDiv') takeFence(node, source);
    // in its place, so that what it holds is seen in turn
    else if (node.type === 'blockquote') Object.assign(node, ofQuotation(node, source));
  });
}

function takeFence(div: FencedDiv, source: string): void {
  const { className, title, ...others } = div.data.hProperties;
  const classes = Array.isArray(className) ? className.map(String) : [];
  const found = classes.map((name) => CLASS.exec(name)).find((match) => match !== null);
  if (!found) return;
  const [, prefix, kind = ''] = found;
  const own = classes.filter((name) => name !== 'callout' && !name.startsWith('callout-'));
  div.data.hProperties = { ...others, className: ['callout', `callout-${kind}`, ...own] };
  if (typeof title === 'string') {
    if (title.trim() !== '') div.children.unshift(titleOf([writtenTitle(title.trim(), div, source)]));
  } else if (!takeHeading(div) && prefix !== undefined) div.children.unshift(titleOf([]));
}

/** What a fence says behind `title=`, where it stands there. */
function writtenTitle(value: string, { position }: FencedDiv, source: string): PhrasingContent {
  const at = source.indexOf(value, source.indexOf('title=', position?.start.offset ?? 0));
  if (at < 0) return { type: 'text', value };
  const { start, end } = placeAt('', source, at, at + value.length);
  return { type: 'text', value, position: { start, end } };
}

/** Makes a heading that a block begins with its title: it is none of the book's. */
function takeHeading(block: { children: RootContent[] }): boolean {
  const [first] = block.children;
  if (first?.type !== 'heading') return false;
  block.children[0] = titleOf(first.children, first);
  return true;
}

function titleOf(
  children: PhrasingContent[],
  { data, position }: Pick<Paragraph, 'data' | 'position'> = {},
): Paragraph {
  const { className, ...others } = data?.hProperties ?? {};
  const own = Array.isArray(className) ? className.map(String) : [];
  const place = position ?? placeOf(children);
  return {
    type: 'paragraph',
    data: { hProperties: { ...others, className: ['callout-title', ...own] } },
    children,
    ...(place && { position: place }),
  };
}

/** A quotation that begins with a mark; undefined for any other one. */
function ofQuotation({ children, position }: Blockquote, source: string): FencedDiv | undefined {
  const [first, ...rest] = children;
  const [mark] = first?.type === 'paragraph' ? first.children : [];
  if (first?.type !== 'paragraph' || mark?.type !== 'text' || !isPlain(mark, source, 0)) return undefined;
  const [written, kind] = MARK.exec(mark.value) ?? [];
  if (written === undefined || kind === undefined) return undefined;
  const { title, body } = parted(first.children, written.length, source);
  const text: Paragraph = { ...first, children: body };
  const place = placeOf(body);
  if (place) text.position = place;
  const block: FencedDiv = {
    type: 'fencedDiv',
    data: { hName: 'div', hProperties: { className: ['callout', `callout-${kind.toLowerCase()}`] } },
    children: [...(body.length > 0 ? [text] : []), ...rest],
    ...(position && { position }),
  };
  if (title.length > 0 || !takeHeading(block)) block.children.unshift(titleOf(title));
  return block;
}

/** What stands in the line of the mark, from `from` on, and what stands below it. */
function parted(
  children: readonly PhrasingContent[],
  from: number,
  source: string,
): { readonly title: PhrasingContent[]; readonly body: PhrasingContent[] } {
  const title: PhrasingContent[] = [];
  for (const [i, node] of children.entries()) {
    const start = i === 0 ? from : 0;
    const rest = children.slice(i + 1);
    if (node.type === 'break') return { title, body: rest };
    if (node.type !== 'text') {
      title.push(node);
      continue;
    }
    const line = LINE_END.exec(node.value.slice(start));
    const end = line ? start + line.index : node.value.length;
    const isLast = line !== null || rest.length === 0;
    const words = isLast ? node.value.slice(start, end).trimEnd().length : end - start;
    if (words > 0) title.push(cut(node, source, start, start + words));
    if (!line) continue;
    const below = end + line[0].length;
    return { title, body: below < node.value.length ? [cut(node, source, below), ...rest] : rest };
  }
  return { title, body: [] };
}
