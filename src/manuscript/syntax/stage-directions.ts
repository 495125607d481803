import type { Emphasis, Paragraph, PhrasingContent, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { cut, isPlain, spanOf } from './written.js';

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']' };
/** Brackets around all of a text, a stop behind them perhaps. */
const WHOLE = /^(?:\([^()]*\)|\[[^[\]]*\])\.?$/;
/** The first brackets of a speech, right behind the speaker. */
const LEADING = /^[.:]?,?\s*(\([^()]*\))/;
const SQUARE = /\[[^[\]]*\]/g;

/** What a paragraph says that is nothing but a direction, in italics or in brackets; undefined for any other. */
export function directionOf({ children }: Paragraph, source: string): PhrasingContent[] | undefined {
  const [first] = children;
  const upright = children.filter(({ type }) => type !== 'emphasis');
  const flat = (): PhrasingContent[] =>
    children.flatMap((node) => (node.type === 'emphasis' ? node.children : [node]));
  if (first?.type === 'emphasis') return isNames(upright) ? flat() : undefined;
  if (first?.type !== 'text') return undefined;
  if (first.value.startsWith('(') && !isPlain(first, source, 0)) return undefined;
  if (!WHOLE.test(children.map((node) => toString(node)).join(''))) return undefined;
  return isNames(upright) ? flat() : children;
}

/** Whether among words in italics nothing but names in capitals is upright: `*Enter* HAMLET.` */
function isNames(upright: readonly PhrasingContent[]): boolean {
  const text = upright.map((node) => toString(node)).join(' ');
  return !/\p{L}/u.test(text) || (/\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text));
}

/**
 * What is said, with directions marked: italics in brackets, brackets right behind the speaker, and if `square` all square ones, with a backslash too, as in
 * what was restored.
 */
export function directed(
  said: readonly PhrasingContent[],
  source: string,
  { leads, square }: { readonly leads: boolean; readonly square: boolean },
): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  const left = [...said];
  for (let node = left.shift(); node; node = left.shift()) {
    if (node.type === 'emphasis') out.push(...emphasised(node, out, left, source));
    else if (node.type === 'text') {
      const lead = leads && out.length === 0 ? LEADING.exec(node.value) : null;
      const found = lead
        ? [{ at: lead[0].length - (lead[1]?.length ?? 0), length: lead[1]?.length ?? 0 }]
        : [];
      for (const match of square ? node.value.matchAll(SQUARE) : [])
        if (/\p{L}/u.test(match[0])) found.push({ at: match.index, length: match[0].length });
      out.push(...parted(node, found, source));
    } else out.push(node);
  }
  return out;
}

/** Emphasised words: a direction if they stand in brackets, whichever is inside. Takes the brackets off what is before and behind. */
function emphasised(
  node: Emphasis,
  before: PhrasingContent[],
  behind: PhrasingContent[],
  source: string,
): PhrasingContent[] {
  if (WHOLE.test(toString(node))) return [spanOf(node.children, 'direction')];
  const [last, next] = [before.at(-1), behind[0]];
  if (last?.type !== 'text' || next?.type !== 'text') return [node];
  const closing = CLOSING[last.value.slice(-1)];
  if (closing === undefined || !next.value.startsWith(closing)) return [node];
  const end = last.value.length - 1;
  if (!isPlain(last, source, end)) return [node];
  before.pop();
  behind.shift();
  if (next.value.length > 1) behind.unshift(cut(next, source, 1));
  const marked = [cut(last, source, end), ...node.children, cut(next, source, 0, 1)];
  return [...(end > 0 ? [cut(last, source, 0, end)] : []), spanOf(marked, 'direction')];
}

function parted(
  node: Text,
  found: readonly { readonly at: number; readonly length: number }[],
  source: string,
): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  let from = 0;
  for (const { at, length } of found) {
    if (at < from || (node.value[at] === '(' && !isPlain(node, source, at))) continue;
    if (at > from) out.push(cut(node, source, from, at));
    out.push(spanOf([cut(node, source, at, at + length)], 'direction'));
    from = at + length;
  }
  if (from === 0) return [node];
  if (from < node.value.length) out.push(cut(node, source, from));
  return out;
}
