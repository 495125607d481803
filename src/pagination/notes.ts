import type { Element, ElementContent, Properties, Root } from 'hast';
import { SKIP, visit } from '../visit.js';
import { addClass, hasClass, headingsAsText, type Note, markQuotedParts } from '../book/index.js';
import { markBlocks, type Room } from './marks.js';

/** What notes depend on that is not in them. */
interface NoteSetting {
  /** Says which way notes run, where the page does not say it. */
  readonly direction: Properties;
  readonly room: Room;
}

/** Puts each note behind its first reference, where the engine takes it from to the foot of the page. */
export function placeNotes(tree: Root, notes: readonly Note[], setting: NoteSetting): void {
  const byReference = new Map(notes.map((note) => [note.referenceId, note]));
  visit(tree, 'element', (node, index, parent) => {
    const id = node.properties.id;
    const note = typeof id === 'string' ? byReference.get(id) : undefined;
    if (!note || !parent || index === undefined) return undefined;
    parent.children.splice(index + 1, 0, noteSpan(note, setting));
    return [SKIP, index + 1];
  });
}

/** After a number, keeps a name in other letters from being read as going on with it (Unicode Bidirectional Algorithm, 2.6). */
const RIGHT_TO_LEFT_MARK = '\u200f';

/** A note as a span, since it stands inside a paragraph: its own paragraphs become spans that are set as blocks. */
function noteSpan(note: Note, { direction, room }: NoteSetting): Element {
  const content = structuredClone([...note.content]);
  const blocks = content.filter((node) => node.type === 'element');
  markQuotedParts({ type: 'root', children: content });
  markBlocks(content, room);
  for (const block of blocks) {
    leaveSingleLines(block);
    headingsAsText(block);
  }
  setApart(content);
  const last = blocks.at(-1);
  const className = last && isApart(last) ? ['note', 'ends-apart'] : ['note'];
  for (const [index, block] of blocks.entries()) {
    if (block.tagName === 'p') asSpan(block, index);
    if (index > 0) addClass(block, 'more');
  }
  return {
    type: 'element',
    tagName: 'span',
    // The engine's tags know no footnotes; what stands aside they keep apart.
    properties: { className, id: note.id, role: 'complementary', ...direction },
    children: withNumber(content, note.number, direction['dir'] === 'rtl'),
  };
}

/** A single line of code stays with no other: what follows it in the document is not what follows it on the page. */
function leaveSingleLines(block: Element): void {
  visit(block, 'element', (node) => {
    const [line, ...others] = node.children;
    if (others.length > 0 || line?.type !== 'element' || !hasClass(line, 'kept-line')) return;
    line.properties.className = ['kept-line'];
  });
}

/** Blocks that stand apart from what is around them, verse and addresses among them; lists go on with it. */
const APART = /^(?:lines|blockquote|pre|table|figure|hr)$/;
/** Elements whose children are parts of one block, not blocks that follow each other. */
const OF_PARTS = /^(?:ul|ol|dl|table|thead|tbody|tfoot|tr|figure)$/;
/** Elements that have no blocks in them. */
const OF_TEXT = /^(?:p|pre|hr)$/;

const isApart = (block: Element): boolean =>
  APART.test(hasClass(block, 'kept-lines') ? 'lines' : block.tagName);

/**
 * Marks as `apart` what has a little space above: a block that stands apart, and what follows it, but nothing that a note or a block in it
 * begins with. Mutates the blocks.
 */
function setApart(blocks: readonly ElementContent[], parent = ''): void {
  let before: 'nothing' | 'text' | 'apart' = 'nothing';
  for (const node of blocks) {
    if (node.type === 'text' && node.value.trim() !== '') before = 'text';
    if (node.type !== 'element') continue;
    const kind = isApart(node) ? 'apart' : 'text';
    const isSpaced = before === 'apart' || (before === 'text' && kind === 'apart');
    if (isSpaced && !OF_PARTS.test(parent)) addClass(node, 'apart');
    if (!OF_TEXT.test(node.tagName)) setApart(node.children, node.tagName);
    before = kind;
  }
}

/**
 * Makes a paragraph a span; to a reader's ear it is what it was. What is `first` in the text may have an initial: here it is `flush`, and what a
 * note begins with needs no word for it.
 */
function asSpan(paragraph: Element, index: number): void {
  const { className } = paragraph.properties;
  const marks = Array.isArray(className) ? className : [];
  const own = marks.flatMap((mark) => (mark !== 'first' ? [mark] : index > 0 ? ['flush'] : []));
  paragraph.tagName = 'span';
  paragraph.properties.className = ['note-paragraph', ...own];
  paragraph.properties.role = 'paragraph';
}

/**
 * The content of a note with its number: in the first line, where it begins with a paragraph, else beside it. Then the block that it begins
 * with is `numbered`, and `--digits` says how much room it leaves.
 */
function withNumber(
  content: readonly ElementContent[],
  number: number,
  rightToLeft: boolean,
): ElementContent[] {
  const span: Element = {
    type: 'element',
    tagName: 'span',
    properties: { className: ['note-number'] },
    children: [{ type: 'text', value: `${number}${rightToLeft ? RIGHT_TO_LEFT_MARK : ''}` }],
  };
  const first = firstElement(content);
  if (!first) return [span, ...content];
  const line = firstLine(first);
  if (line) {
    line.children.unshift(span);
    return [...content];
  }
  addClass(span, 'beside');
  span.properties.role = 'paragraph';
  addClass(first, 'numbered');
  const style = [first.properties.style, `--digits: ${String(number).length}`];
  first.properties.style = style.filter((rule) => typeof rule === 'string').join('; ');
  return [span, ...content];
}

const firstElement = (nodes: readonly ElementContent[]): Element | undefined =>
  nodes.find((node): node is Element => node.type === 'element');

/** What a block begins with that is a paragraph, or the first of its lines if the author ended them; undefined if it begins otherwise. */
function firstLine(block: Element): Element | undefined {
  const inner = firstElement(block.children);
  if (block.tagName === 'div') return inner && firstLine(inner);
  if (block.tagName === 'pre') return undefined;
  if (inner && hasClass(inner, 'kept-line')) return inner;
  return /^(?:p|span)$/.test(block.tagName) ? block : undefined;
}

/** Elements before which a parser of HTML ends the paragraph that they stand in. */
const ENDS_PARAGRAPH =
  /^(?:p|div|section|details|summary|blockquote|ul|ol|li|pre|figure|figcaption|dl|dt|dd|table|caption|colgroup|col|thead|tbody|tfoot|tr|td|th|hr)$/;

/**
 * Writes what else stands in notes as spans that name their elements, since a note stands inside a paragraph; `edge/in-page/notes/elements.ts`
 * makes them elements again, where no parser looks. After all that reads elements. Mutates `tree`.
 */
export function nameElements(tree: Root): void {
  visit(tree, 'element', (note) => {
    if (!hasClass(note, 'note')) return;
    visit(note, 'element', (node) => {
      if (!ENDS_PARAGRAPH.test(node.tagName)) return;
      // the engine takes the rest of a small table for a matter of layout
      if (node.tagName === 'table') node.properties.role = 'table';
      node.properties.dataElement = node.tagName;
      node.tagName = 'span';
    });
  });
}
