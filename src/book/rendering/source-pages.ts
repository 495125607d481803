import type { Element, Root, RootContent } from 'hast';

/** A page of the edition that the text was taken from, and where in its section it begins. */
interface SourcePage {
  /** Its folio: `iv`, `12`. */
  readonly label: string;
  /** Letters and digits of the section's text before it. */
  readonly letters: number;
}

/** What a manuscript writes where such a page begins: a comment, which any Markdown tool leaves alone. */
const PAGE_MARK = /^\s*<!--\s*page\s+([\p{L}\p{N}][\p{L}\p{N}.:-]{0,15})\s*-->\s*$/u;

/** The mark as an element without content, which stages between leave where it is; undefined where HTML is none. */
export function pageMark(html: string): Element | undefined {
  const [, label] = PAGE_MARK.exec(html) ?? [];
  if (label === undefined) return undefined;
  return { type: 'element', tagName: 'span', properties: { dataSourcePage: label }, children: [] };
}

/** Whether a page of the source begins anywhere in a section. */
export function hasSourcePages(node: Root | RootContent): boolean {
  if (node.type === 'element' && node.properties.dataSourcePage !== undefined) return true;
  return 'children' in node && node.children.some(hasSourcePages);
}

/** Takes the marks out of a section's tree: no edition shows them as they are. Mutates `tree`. */
export function takeSourcePages(tree: Root | Element): SourcePage[] {
  if (!hasSourcePages(tree)) return [];
  const found: SourcePage[] = [];
  let letters = 0;
  const enter = (parent: Root | Element): void => {
    const kept: RootContent[] = [];
    for (const child of parent.children) {
      const label = child.type === 'element' ? child.properties.dataSourcePage : undefined;
      if (typeof label === 'string') {
        found.push({ label, letters });
        continue;
      }
      const last = kept.at(-1);
      if (child.type === 'text') {
        letters += child.value.replaceAll(/[^\p{L}\p{N}]+/gu, '').length;
        // A mark had parted a run of text.
        if (last?.type === 'text') last.value += child.value;
        else kept.push(child);
        continue;
      }
      if (child.type === 'element') enter(child);
      kept.push(child);
    }
    if (kept.length !== parent.children.length) parent.children = kept;
  };
  enter(tree);
  return found;
}
