import type { Element, Root } from 'hast';
import type { Chapter } from '../../manuscript/index.js';
import { placeAt, type Problem } from '../../problem.js';
import { SKIP, visit } from '../../visit.js';
import { plainText, prints } from './text.js';

/** What a heading is called in contents and running heads: its words, or what its pictures show where it has none. */
export const nameOf = (heading: Element): string => plainText(heading) || pictured(heading);

/** The words of the first heading of a tree. */
export function titleIn(tree: Root): string | undefined {
  let found: string | undefined;
  visit(tree, 'element', (node) => {
    if (found === undefined && isHeading(node)) found = nameOf(node);
    return found === undefined ? undefined : SKIP;
  });
  return found;
}

/** What the headings of a tree are called, in order. */
export function namesIn(tree: Root): readonly string[] {
  const names: string[] = [];
  visit(tree, 'element', (node) => {
    if (isHeading(node)) names.push(nameOf(node));
  });
  return names;
}

/** What a heading that can be referred to is called, and its language, where it says one. */
export interface Title {
  readonly name: string;
  readonly lang?: string;
}

/** The headings of trees by their ids, before they have numbers. */
export function titlesIn(trees: readonly Root[]): ReadonlyMap<string, Title> {
  const titles = new Map<string, Title>();
  for (const tree of trees) {
    visit(tree, 'element', (node) => {
      const { id, lang } = node.properties;
      if (!isHeading(node) || typeof id !== 'string') return;
      titles.set(id, { name: nameOf(node), ...(typeof lang === 'string' && { lang }) });
    });
  }
  return titles;
}

/** A heading in a note is none of the book's: it becomes a paragraph that looks like one. Mutates what stands in `block`. */
export function headingsAsText(block: Element): void {
  visit(block, 'element', (node) => {
    if (!isHeading(node)) return;
    const { className } = node.properties;
    node.tagName = 'p';
    node.properties.className = [...(Array.isArray(className) ? className : []), 'note-heading'];
  });
}

const isHeading = ({ tagName }: Element): boolean => /^h[1-6]$/.test(tagName);

function pictured(heading: Element): string {
  const said: string[] = [];
  visit(heading, { tagName: 'img' }, ({ properties: { alt } }) => {
    if (typeof alt === 'string') said.push(alt);
  });
  return said.join(' ').replace(/\s+/g, ' ').trim();
}

/**
 * A heading that says nothing is none: nothing could be written for it in contents and menus. What it holds all the same, the mark of
 * a note or a name to link to, stays where it is. Mutates `tree`; returns a warning for each.
 */
export function takeEmptyHeadings(tree: Root, chapter: Chapter): Problem[] {
  const problems: Problem[] = [];
  visit(tree, 'element', (node, index, parent) => {
    if (!isHeading(node) || nameOf(node) !== '') return undefined;
    const start = node.position?.start.offset ?? 0;
    problems.push({
      ruleId: 'heading-empty',
      severity: 'warning',
      message: `Unexpected heading of level ${node.tagName.slice(1)} without a word, expected the words of the heading`,
      place: placeAt(chapter.file, chapter.text, start, node.position?.end.offset ?? start),
      note: 'It is no heading of the book, and not in its contents.',
    });
    if (prints(node)) node.tagName = 'p';
    else if (hasName(node)) node.tagName = 'div';
    else if (parent !== undefined && index !== undefined) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    return undefined;
  });
  return problems;
}

const hasName = (node: Element): boolean =>
  node.properties.id !== undefined ||
  node.children.some((child) => child.type === 'element' && hasName(child));
