import type { Element, Root } from 'hast';
import { visit } from '../../visit.js';
import type { Chapter } from '../../manuscript/index.js';
import { placeAt, type Problem } from '../../problem.js';
import { hasClass, slugOf } from '../model/index.js';
import { referToEquation } from './equations.js';
import { isWordless, keepRanges, markPageReference } from './page-references.js';

/** A chapter's own names for its places → the ids they have in the book. */
export type LocalIds = ReadonlyMap<string, string>;

/** Gives each heading an id and makes every id of a chapter unique in the book. Mutates `tree`; returns what became of the names. */
export function settleIds(
  tree: Root,
  unique: (wanted: string) => string,
  textOf: (node: Element) => string,
): LocalIds {
  const ids = new Map<string, string>();
  visit(tree, 'element', (node) => {
    const own = typeof node.properties.id === 'string' ? node.properties.id : undefined;
    const wanted = own ?? (/^h[1-6]$/.test(node.tagName) ? slugOf(textOf(node)) : undefined);
    if (wanted === undefined) return;
    const id = unique(own === undefined ? wanted : slugId(own));
    node.properties.id = id;
    if (!ids.has(wanted)) ids.set(wanted, id);
  });
  return ids;
}

/** An id that XML and CSS can carry. */
function slugId(id: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(id) ? id : `id-${slugOf(id)}`;
}

/** What links need to know of the book: section ids by file, and each file's own names. */
export interface Targets {
  readonly sections: ReadonlyMap<string, string>;
  readonly ids: ReadonlyMap<string, LocalIds>;
  /** Every id of the book. */
  readonly known: ReadonlySet<string>;
  /** What stands beside displayed formulas, by their ids. */
  readonly equations: ReadonlyMap<string, string>;
}

/** What is said of the links of a tree. */
export interface SettledLinks {
  readonly problems: readonly Problem[];
  /** The ids whose folios are printed, in order. */
  readonly refersTo: readonly string[];
  /** Whether any asks for the number of what it leads to. */
  readonly asksNumbers: boolean;
}

/**
 * Turns links between files into links between ids; one without words becomes the number of a formula, or else a page reference. Mutates `tree`; a link that leads nowhere
 * loses its target and is reported.
 */
export function settleLinks(tree: Root, chapter: Chapter, targets: Targets): SettledLinks {
  const problems: Problem[] = [];
  const refersTo: string[] = [];
  let asksNumbers = false;
  visit(tree, 'element', (node) => {
    const href = node.tagName === 'a' ? node.properties.href : undefined;
    if (typeof href !== 'string' || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(href)) return;
    if (node.properties.role === 'doc-noteref') return;
    const id = resolved(href, chapter.file, targets);
    const wordless = isWordless(node);
    const asks = asksNumber(node);
    asksNumbers ||= asks;
    if (id !== undefined) {
      node.properties.href = `#${id}`;
      const equation = wordless ? targets.equations.get(id) : undefined;
      if (equation !== undefined) referToEquation(node, equation);
      else if (wordless) {
        markPageReference(node);
        refersTo.push(id);
      }
      return;
    }
    delete node.properties.href;
    const start = node.position?.start.offset ?? 0;
    problems.push({
      ruleId: 'broken-link',
      severity: wordless || asks ? 'error' : 'warning',
      message: `Unexpected link to ${decoded(href)}, expected a ${asks ? 'figure, a table' : 'chapter'} or a heading of this book`,
      place: placeAt(chapter.file, chapter.text, start, node.position?.end.offset ?? start),
      note: wordless
        ? 'The link has no words: the number of a page would be printed here, and there is none.'
        : asks
          ? 'The number of what it leads to would be printed here, and there is none.'
          : 'The text stays, the link is left out.',
    });
  });
  if (refersTo.length > 1) keepRanges(tree);
  return { problems, refersTo, asksNumbers };
}

const asksNumber = ({ children }: Element): boolean =>
  children.some((node) => node.type === 'element' && hasClass(node, 'number-reference'));

function resolved(href: string, from: string, targets: Targets): string | undefined {
  const [path = '', fragment] = decoded(href).split('#', 2);
  // as the names of chapters are read
  const file = path === '' ? from : joined(from, path).normalize();
  if (fragment === undefined || fragment === '') return targets.sections.get(file);
  const own = targets.ids.get(file)?.get(fragment);
  if (own !== undefined) return own;
  return path === '' && targets.known.has(fragment) ? fragment : undefined;
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

function joined(from: string, path: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
