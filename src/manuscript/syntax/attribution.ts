import type { Blockquote, Paragraph, PhrasingContent, Root, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from '../../visit.js';
import { cut } from './written.js';

/** Whether a text has a line that may be one. */
export const ATTRIBUTION_SIGN = /^[ \t]*>.*\n[ \t>]*(?:--|[\u2013-\u2015])/m;

/** A name, or what is quoted, behind a dash; not the rest of a sentence that an editor has broken before its dash. */
const NAMED = /^(?:-{2,3}|[\u2013-\u2015])\s*["'\u201C\u00AB\u201E]?[\p{Lu}\p{Lt}\p{Lo}][^\n]{0,100}$/u;

/** A speech, one of several that are one below the other. */
const DASHED = /^(?:-{2,3}|[\u2013-\u2015])/;

/** What such a line stands behind: the end of a sentence, or of what is quoted. */
const CLOSED = /[.!?\u2026][\p{Pf}\p{Pe}"'\u201C]*$|["\u201D\u00BB]$/u;

/** Makes a paragraph of its own of the last line of a quotation that says whose words they are. Mutates `tree`. */
export function takeAttributions(tree: Root, source: string): void {
  visit(tree, 'blockquote', (quotation: Blockquote) => {
    const last = quotation.children.at(-1);
    if (last?.type !== 'paragraph') return;
    const parts = parted(last, source);
    if (parts) quotation.children.splice(-1, 1, ...parts);
  });
}

function parted(paragraph: Paragraph, source: string): readonly [Paragraph, Paragraph] | undefined {
  const { children, position } = paragraph;
  const at = children.findLastIndex(
    (child) => child.type === 'break' || (child.type === 'text' && child.value.includes('\n')),
  );
  const node = children[at];
  if (!node) return undefined;
  const [words, line] = node.type === 'text' ? linesOf(node, source) : [[], []];
  const before: PhrasingContent[] = [...children.slice(0, at), ...words];
  const behind: PhrasingContent[] = [...line, ...children.slice(at + 1)];
  const said = toString({ type: 'paragraph', children: before }).trim();
  if (!NAMED.test(toString({ type: 'paragraph', children: behind }))) return undefined;
  if (before.length === 0 || DASHED.test(said)) return undefined;
  if (node.type === 'text' && !CLOSED.test(said)) return undefined;
  const [end, start] = [before.at(-1)?.position?.end, behind[0]?.position?.start];
  return [
    { ...paragraph, children: before, ...(position && end && { position: { ...position, end } }) },
    { type: 'paragraph', children: behind, ...(position && start && { position: { ...position, start } }) },
  ];
}

/** The last line of a text, and what stands before it. */
function linesOf(node: Text, source: string): readonly [Text[], Text[]] {
  const end = node.value.lastIndexOf('\n');
  const words = node.value.slice(0, end).trimEnd().length;
  const begin = end + 1 + (/^\s*/.exec(node.value.slice(end + 1))?.[0].length ?? 0);
  return [
    words > 0 ? [cut(node, source, 0, words)] : [],
    begin < node.value.length ? [cut(node, source, begin)] : [],
  ];
}
