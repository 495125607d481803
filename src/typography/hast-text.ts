import type { Element, Nodes, Root, Text } from 'hast';

/** A text node where it stands: its language, and the signs that touch it in the nodes beside it ('' at the end of a block). */
export interface TextPiece {
  readonly language: string;
  readonly before: string;
  readonly after: string;
}

/** Elements that words run through. */
const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite del dfn em i ins mark q s small span strong sub sup time u'.split(' '),
);

/** An address that shows itself. */
const ADDRESS = /^\s*[^\s./@]*[./@]\S*\s*$/;

/** The text nodes of the content that are set as words; what stands in an element that is `whole`, or shows an address, is left out. */
export function textPieces(
  content: Root,
  language: string,
  whole: (element: Element) => boolean,
): Map<Text, TextPiece> {
  const pieces = new Map<Text, TextPiece>();
  let last: { readonly node: Text; readonly piece: TextPiece | undefined } | undefined;
  const add = (node: Text, piece: TextPiece | undefined): void => {
    const first = firstSign(node.value);
    if (last?.piece) pieces.set(last.node, { ...last.piece, after: first });
    const touching = piece && { ...piece, before: last ? lastSign(last.node.value) : '' };
    if (touching) pieces.set(node, touching);
    if (node.value !== '') last = { node, piece: touching };
  };
  const walk = (node: Nodes, tongue: string, skip: boolean): void => {
    if (node.type === 'text') {
      add(node, skip ? undefined : { language: tongue, before: '', after: '' });
    } else if (node.type === 'root' || node.type === 'element') {
      const isElement = node.type === 'element';
      const inline = isElement && INLINE.has(node.tagName);
      const own = isElement ? languageOf(node) : undefined;
      const closed = skip || (isElement && (whole(node) || isAddress(node)));
      if (!inline) last = undefined;
      for (const child of node.children) walk(child, own ?? tongue, closed);
      if (!inline) last = undefined;
    }
  };
  walk(content, language, false);
  return pieces;
}

const lastSign = (value: string): string => value.slice(-1);
const firstSign = (value: string): string => value.slice(0, 1);

function languageOf({ properties }: Element): string | undefined {
  const lang = properties['lang'] ?? properties['xmlLang'];
  return typeof lang === 'string' ? lang : undefined;
}

function isAddress(node: Element): boolean {
  if (node.tagName !== 'a') return false;
  const [child] = node.children;
  return node.children.length === 1 && child?.type === 'text' && ADDRESS.test(child.value);
}
