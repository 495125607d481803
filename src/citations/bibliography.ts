import type { PhrasingContent } from 'mdast';
import type { BibliographyEntry } from './cited.js';
import type { EngineEntry } from './engine.js';
import { joined, text, toPhrasing } from './set.js';

/** An entry as the tree has it; what can be followed in it is a link. */
export function toEntry(key: string, id: string, { content }: EngineEntry): BibliographyEntry {
  return { key, id, children: linked(parted(trimmed(toPhrasing(content)))) };
}

const ADDRESS = /(?:https?:\/\/|\bdoi:\s*(?=10\.)|\b(?=10\.\d{4,9}\/))[^\s<>"\u201C\u201D\u00AB\u00BB]+/giu;

function linked(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'text') return linkedText(node.value);
    if (node.type === 'link' || !('children' in node)) return [node];
    return [{ ...node, children: linked(node.children) }];
  });
}

function linkedText(value: string): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  let from = 0;
  for (const match of value.matchAll(ADDRESS)) {
    const shown = withoutTail(match[0]);
    const bare = shown.replace(/^doi:\s*/i, '');
    const url = /^https?:/i.test(bare) ? bare : `https://doi.org/${bare}`;
    if (match.index > from) out.push(text(value.slice(from, match.index)));
    out.push({ type: 'link', url, children: [text(shown)] });
    from = match.index + shown.length;
  }
  if (from < value.length) out.push(text(value.slice(from)));
  return out;
}

/** An address without the stop, or the bracket of the sentence, that follows it. */
function withoutTail(address: string): string {
  let end = address.length;
  for (;;) {
    const last = address[end - 1] ?? '';
    const opens = address.slice(0, end).split('(').length;
    const closes = address.slice(0, end).split(')').length;
    if (!'.,;:!?'.includes(last) && !(last === ')' && closes > opens) && last !== ']')
      return address.slice(0, end);
    end--;
  }
}

function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node, i): PhrasingContent[] => {
    if (node.type !== 'text') return [node];
    let { value } = node;
    if (i === 0) value = value.trimStart();
    if (i === nodes.length - 1) value = value.trimEnd();
    return value === '' ? [] : [text(value)];
  });
}

/** What has a place of its own in an entry: a label and the text behind it, a block. */
const APART: ReadonlySet<unknown> = new Set(['entry-label', 'entry-text', 'entry-block', 'entry-indent']);

const isApart = ({ data }: PhrasingContent): boolean => {
  const names = data?.hProperties?.['className'];
  return Array.isArray(names) && names.some((name) => APART.has(name));
};

/** Parts of an entry that have places of their own are words of their own: between two, and nowhere else at their edges, is a space. */
function parted(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.map((node, i): PhrasingContent => {
    const next = nodes[i + 1];
    const space = next && (isApart(node) || isApart(next)) ? ' ' : '';
    if (node.type === 'text') return space === '' ? node : text(node.value.trimEnd() + space);
    if (!isApart(node) || !('children' in node)) return node;
    return { ...node, children: joined([...trimmed(node.children), text(space)]) };
  });
}
