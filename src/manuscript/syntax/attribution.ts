import type { Blockquote, Paragraph, PhrasingContent, Root, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from '../../visit.js';
import type { Position } from './byline.js';

/** Whether a text has a line that may be one. */
export const ATTRIBUTION_SIGN = /^[ \t]*>.*\n[ \t>]*(?:--|[\u2013-\u2015])/m;

/** A name, or what is quoted, behind a dash; not the rest of a sentence that an editor has broken before its dash. */
const NAMED = /^(?:-{2,3}|[\u2013-\u2015])\s*["'\u201C\u00AB\u201E]?[\p{Lu}\p{Lt}\p{Lo}][^\n]{0,100}$/u;

/** A speech, one of several that are one below the other. */
const DASHED = /^(?:-{2,3}|[\u2013-\u2015])/;

/** What such a line stands behind: the end of a sentence, or of what is quoted. */
const CLOSED = /[.!?\u2026][\p{Pf}\p{Pe}"'\u201C]*$|["\u201D\u00BB]$/u;

/** Makes a paragraph of its own of the last line of a quotation that says whose words they are. Mutates `tree`. */
export function takeAttributions(tree: Root, text: string): void {
  visit(tree, 'blockquote', (quotation: Blockquote) => {
    const last = quotation.children.at(-1);
    if (last?.type !== 'paragraph') return;
    const parts = parted(last, text);
    if (parts) quotation.children.splice(-1, 1, ...parts);
  });
}

function parted(paragraph: Paragraph, text: string): readonly [Paragraph, Paragraph] | undefined {
  const { children, position } = paragraph;
  const at = children.findLastIndex((child) => child.type === 'text' && child.value.includes('\n'));
  const broken = children.findLastIndex((child) => child.type === 'break');
  const found = Math.max(at, broken);
  const node = children[found];
  if (!node || !position) return undefined;
  const [words, line] = node.type === 'text' ? cut(node) : [undefined, undefined];
  const before: PhrasingContent[] = [...children.slice(0, found), ...(words ? [words] : [])];
  const behind: PhrasingContent[] = [...(line ? [line] : []), ...children.slice(found + 1)];
  const said = toString({ type: 'paragraph', children: before }).trim();
  if (!NAMED.test(toString({ type: 'paragraph', children: behind }))) return undefined;
  if (before.length === 0 || DASHED.test(said)) return undefined;
  if (node.type === 'text' && !CLOSED.test(said)) return undefined;
  const [ends, begins] = placesOf(position, text);
  return [
    { ...paragraph, children: before, position: ends },
    { type: 'paragraph', children: behind, position: begins },
  ];
}

function cut({ value, position }: Text): readonly [Text, Text] {
  const end = value.lastIndexOf('\n');
  const at = position && { position };
  return [
    { type: 'text', value: value.slice(0, end).trimEnd(), ...at },
    { type: 'text', value: value.slice(end + 1).trimStart(), ...at },
  ];
}

/** Where the lines of a paragraph stand but the last, and where that. */
function placesOf({ start, end }: Position, text: string): readonly [Position, Position] {
  const to = end.offset ?? 0;
  const line = text.lastIndexOf('\n', to - 1) + 1;
  const column = (/^[ \t>]*/.exec(text.slice(line, to))?.[0] ?? '').length;
  const previous = text.lastIndexOf('\n', line - 2) + 1;
  return [
    { start, end: { line: end.line - 1, column: line - previous, offset: line - 1 } },
    { start: { line: end.line, column: column + 1, offset: line + column }, end },
  ];
}
