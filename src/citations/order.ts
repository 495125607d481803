import type { FootnoteDefinition, Nodes, Parents, Root } from 'mdast';
import type { Citation } from '../manuscript/index.js';

/** A citation where it stands in the book. */
export interface Spot {
  readonly citation: Citation;
  readonly parent: Parents;
  /** The index of its chapter among all that the files hold. */
  readonly chapter: number;
  /** It stands in a note of the author's. */
  readonly inNote: boolean;
  /** The number of its note, counted through the book; 0 in running text. */
  readonly noteIndex: number;
}

/** Where a note of the book stands, by its number in the book. */
export interface NoteNumber {
  readonly chapter: number;
  /** Its number in the chapter, from 1. */
  readonly number: number;
}

export interface Order {
  readonly spots: readonly Spot[];
  readonly notes: ReadonlyMap<number, NoteNumber>;
}

/**
 * The citations in the order in which the book is read: a note of the author's is read where its first reference stands.
 * `makesNotes` says that each citation in running text will be a note of its own and is counted as one.
 * Between chapters the count skips one, so that no chapter opens with 'ibid.'.
 */
export function readingOrder(chapters: readonly { readonly tree: Root }[], makesNotes: boolean): Order {
  const spots: Spot[] = [];
  const notes = new Map<number, NoteNumber>();
  let count = 0;
  for (const [chapter, { tree }] of chapters.entries()) {
    const definitions = footnoteDefinitions(tree);
    const read = new Set<string>();
    let number = 0;
    const newNote = (): number => {
      notes.set(++count, { chapter, number: ++number });
      return count;
    };
    const walk = (node: Nodes, parent: Parents | undefined, note: number): void => {
      if (node.type === 'citation') {
        if (parent) {
          const own = note === 0 && makesNotes ? newNote() : note;
          spots.push({ citation: node, parent, chapter, inNote: note > 0, noteIndex: own });
        }
      } else if (node.type === 'footnoteReference') {
        const definition = definitions.get(node.identifier);
        if (!definition || read.has(node.identifier)) return;
        read.add(node.identifier);
        const own = newNote();
        for (const child of definition.children) walk(child, definition, own);
      } else if ('children' in node && node.type !== 'footnoteDefinition') {
        for (const child of node.children) walk(child, node, note);
      }
    };
    walk(tree, undefined, 0);
    count++;
  }
  return { spots, notes };
}

function footnoteDefinitions(tree: Root): Map<string, FootnoteDefinition> {
  const found = new Map<string, FootnoteDefinition>();
  const walk = (node: Nodes): void => {
    if (node.type === 'footnoteDefinition' && !found.has(node.identifier)) found.set(node.identifier, node);
    if ('children' in node) node.children.forEach(walk);
  };
  walk(tree);
  return found;
}
