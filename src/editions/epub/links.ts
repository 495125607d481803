import type { Element, Root } from 'hast';
import { visit } from '../../visit.js';
import type { Book, Section } from '../../book/index.js';
import type { Problem } from '../../problem.js';
import { classesOf } from './markup.js';

/** Where an id stands. */
interface Target {
  readonly file: string;
  readonly section: Section;
}

/** Every id of the book that a link may go to. */
export type Targets = ReadonlyMap<string, Target>;

function idsIn(nodes: Section['content']['children']): string[] {
  const found: string[] = [];
  visit({ type: 'root', children: nodes }, 'element', (node) => {
    const { id } = node.properties;
    if (typeof id === 'string') found.push(id);
  });
  return found;
}

/** The file of each id, sections and notes included. The ids of a contents page made for print are nowhere in the EPUB. */
export function targetsOf(book: Book, names: ReadonlyMap<string, string>): Targets {
  const targets = new Map<string, Target>();
  for (const section of book.sections) {
    const file = names.get(section.id) ?? '';
    targets.set(section.id, { file, section });
    if (section.role === 'contents') continue;
    const ids = [
      ...idsIn(section.content.children),
      ...section.notes.flatMap((note) => [note.id, ...idsIn([...note.content])]),
    ];
    for (const id of ids) if (!targets.has(id)) targets.set(id, { file, section });
  }
  return targets;
}

// Letters of any script stay as they are: many readers compare a fragment with the id letter by letter.
const UNSAFE = /[^\w\-.~!$&'()*+,;=:@/?\u0080-\uFFFF]/g;

/** `#id`, with what an address cannot hold percent-encoded. */
export function fragmentOf(id: string): string {
  return `#${id.replace(UNSAFE, encodeURIComponent)}`;
}

/** The address of an id as seen from a file of the publication; undefined where the book has no such id. */
export function addressOf(id: string, from: string, targets: Targets): string | undefined {
  const target = targets.get(id);
  if (!target) return undefined;
  if (target.section.role === 'contents') return target.file;
  const fragment = fragmentOf(id);
  return target.file === from ? fragment : target.file + fragment;
}

const OUTWARD = /^(?:https?|mailto|tel|ftp|doi|urn):/i;

/** An address that epubcheck takes for one: what an address cannot hold is percent-encoded, what is encoded stays. */
function encoded(href: string): string {
  const safe = encodeURI(href.trim()).replace(/%25([0-9a-f]{2})/gi, '%$1');
  return URL.canParse(safe) ? safe : '';
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function citation(node: Element, target: Target | undefined): void {
  if (target?.section.role !== 'bibliography' && node.properties.role !== 'doc-biblioref') return;
  node.properties = { 'epub:type': 'biblioref', role: 'doc-biblioref', ...node.properties };
}

/**
 * Points the links of a section at the files of the publication, in place. A link that leads nowhere loses its address (a reader
 * would report a broken book) and is a problem.
 */
export function retarget(tree: Root, from: Section, file: string, targets: Targets): readonly Problem[] {
  const problems: Problem[] = [];
  visit(tree, 'element', (node) => {
    const { href } = node.properties;
    if (node.tagName !== 'a' || typeof href !== 'string') return;
    if (OUTWARD.test(href)) {
      const address = encoded(href);
      if (address !== '') {
        node.properties['href'] = address;
        return;
      }
    }
    const id = href.startsWith('#') ? decoded(href.slice(1)) : '';
    const address = addressOf(id, file, targets);
    if (address !== undefined) {
      node.properties['href'] = address;
      if (!classesOf(node).includes('noteref')) citation(node, targets.get(id));
      return;
    }
    node.tagName = 'span';
    delete node.properties['href'];
    problems.push({
      ruleId: 'epub/link',
      severity: 'warning',
      message: `Unexpected link to ‘${href}’ in ‘${from.title}’, expected an id of this book or an address on the web`,
      note: 'The EPUB keeps its words and not the link, because readers refuse books with links that lead nowhere.',
    });
  });
  return problems;
}
