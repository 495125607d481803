import type { Element, ElementContent, Root, RootContent, Text } from 'hast';

/** Where capitals stay as they are: headings have a face of their own, code is quoted. */
const KEPT: ReadonlySet<string> = new Set(
  'h1 h2 h3 h4 h5 h6 code pre kbd samp var math svg script style title'.split(' '),
);

/** `POUM`, `N.E.P.`, `NATO’s`, `NGOs`: three capitals or more, or letters with stops. */
const CAPITALS =
  /(?<![\p{L}\p{N}_@/.\-])(?:\p{Lu}\.){2,}\p{Lu}\.?(?![\p{L}\p{N}])|(?<![\p{L}\p{N}_@/.])\p{Lu}{3,}(?=s?(?![\p{L}\p{N}_@/]))/gu;

/** What every such word begins with: asked first, since hardly any text has one. */
const BEGUN = /\p{Lu}[\p{Lu}.]/u;

/**
 * The content with each word in capitals, of three letters or more, in a `<span class="caps">`, so that a style can set it
 * smaller and wider. Not in headings nor in code; an element that is marked so already stays.
 */
export function capitals(content: Root): Root {
  return { ...content, children: content.children.flatMap((child): RootContent[] => marked(child)) };
}

function marked(node: RootContent): RootContent[] {
  if (node.type === 'text') return split(node);
  if (node.type !== 'element' || KEPT.has(node.tagName) || isMarked(node)) return [node];
  return [{ ...node, children: node.children.flatMap((child) => marked(child) as ElementContent[]) }];
}

const isMarked = ({ properties: { className } }: Element): boolean =>
  Array.isArray(className) && className.includes('caps');

function split(node: Text): (Text | Element)[] {
  if (!BEGUN.test(node.value)) return [node];
  const out: (Text | Element)[] = [];
  let from = 0;
  for (const { 0: word, index } of node.value.matchAll(CAPITALS)) {
    if (index > from) out.push({ type: 'text', value: node.value.slice(from, index) });
    out.push({
      type: 'element',
      tagName: 'span',
      properties: { className: ['caps'] },
      children: [{ type: 'text', value: word }],
    });
    from = index + word.length;
  }
  if (from === 0) return [node];
  if (from < node.value.length) out.push({ type: 'text', value: node.value.slice(from) });
  return out;
}
