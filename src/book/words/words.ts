import type { Element, ElementContent, Root, RootContent } from 'hast';
import { numeralOf } from './list-numerals.js';
import { type FolioOf, type Section, hasClass, INLINE, texOf } from '../model/index.js';

/** A run of text without white space inside, in the order of reading. */
export interface Word {
  readonly text: string;
  /** `serge.md:12`, the line its block begins on; empty for what the program made by itself. */
  readonly at: string;
  /** A reference to a note, a raised citation, or a number the program sets: it may stand close to its neighbours or apart from them. */
  readonly loose?: boolean;
  /** The text of a citation and the like: not the author's characters. */
  readonly generated?: boolean;
  /** The number of a list's item or of a note: on paper it is set, in an e-book the reader draws it, and the text does not have it. */
  readonly numeral?: boolean;
  /** Of notes that stand at an end, in the text. */
  readonly endnote?: boolean;
  /** The id of the figure or table that it is in, which may float on paper. */
  readonly figure?: string;
  /** The TeX of a formula, which paper draws and does not spell; or of one, `\quad`, of which nothing is seen. */
  readonly formula?: 'drawn' | 'blank';
}

/** The words of a section, and of each of its notes. */
export interface SectionWords {
  readonly text: readonly Word[];
  readonly notes: readonly (readonly Word[])[];
}

/** The words of a section as paper shows them; the lines of the contents page end with folios, where those are given. */
export function wordsOf(section: Section, folioOf?: FolioOf): SectionWords {
  return {
    text: wordsIn(section.content, folioOf),
    notes: section.notes.map((note) => [
      { text: String(note.number), at: '', loose: true, numeral: true },
      ...wordsIn({ type: 'root', children: [...note.content] }, folioOf),
    ]),
  };
}

/** The state of the walk: the words so far, and the characters of a word that is not yet at its end. */
interface Walk {
  readonly folioOf: FolioOf | undefined;
  readonly words: Word[];
  run: string;
}

/** Where the walk is. */
interface Context {
  readonly at: string;
  readonly generated: boolean;
  /** The number of the list item to come, if its list is numbered, as it is set. */
  readonly numeral?: string;
  readonly contents?: boolean;
  readonly endnote?: boolean;
  readonly figure?: string;
}

function wordsIn(tree: Root, folioOf: FolioOf | undefined): Word[] {
  const walk: Walk = { folioOf, words: [], run: '' };
  const context = { at: '', generated: false };
  for (const child of tree.children) enter(child, context, walk);
  flush(walk, context);
  return walk.words;
}

/** Ends the run of characters; a word's place and kind are those of the element in which it ends. */
function flush(walk: Walk, { at, generated, endnote = false, figure }: Context): void {
  for (const text of walk.run.split(/\s+/)) {
    if (text !== '')
      walk.words.push({
        text,
        at,
        ...(generated ? { generated } : {}),
        ...(endnote ? { endnote } : {}),
        ...(figure === undefined ? {} : { figure }),
      });
  }
  walk.run = '';
}

function enter(node: RootContent | ElementContent, outer: Context, walk: Walk): void {
  if (node.type === 'text') walk.run += node.value;
  if (node.type !== 'element') return;
  const { properties, tagName, children } = node;
  const at = typeof properties.dataSource === 'string' ? properties.dataSource : outer.at;
  const context: Context = {
    at,
    generated: outer.generated || properties.dataGenerated !== undefined,
    ...(outer.contents === true ? { contents: true } : {}),
    ...(outer.endnote === true || hasClass(node, 'endnotes') ? { endnote: true } : {}),
    ...inFigure(node, outer),
  };
  const tex = texOf(node);
  if (tagName === 'br') {
    walk.run += ' ';
  } else if (tex !== undefined) {
    flush(walk, outer);
    walk.words.push({
      ...formulaWord(tex, at, draws(node)),
      ...(outer.generated ? { generated: true } : {}),
      ...(outer.endnote === true ? { endnote: true } : {}),
      ...inFigure(node, outer),
    });
  } else if (hasClass(node, 'note-comma')) {
    // between two numbers, which stand loose; no word
  } else if (hasClass(node, 'noteref')) {
    flush(walk, outer);
    walk.words.push({ text: plainDigits(node), at, loose: true, generated: true, ...inFigure(node, outer) });
  } else if (INLINE.has(tagName) && context.generated === outer.generated) {
    for (const child of children) enter(child, context, walk);
    if (outer.contents === true) printFolio(node, walk);
  } else {
    // a raised citation, or the number of a formula, stands close to its word, and is none of it
    const isRaised =
      (hasClass(node, 'citation') || hasClass(node, 'equation-reference')) && /\S$/.test(walk.run);
    flush(walk, outer);
    const before = walk.words.length;
    if (tagName === 'li' && outer.numeral !== undefined) {
      walk.words.push({
        text: outer.numeral,
        at,
        loose: true,
        generated: true,
        numeral: true,
        ...inFigure(node, outer),
      });
    }
    const inside: Context = hasClass(node, 'contents') ? { ...context, contents: true } : context;
    let number = numbered(node);
    for (const child of children) {
      const numeral = number === undefined ? {} : { numeral: numeralOf(node, number) };
      enter(child, { ...inside, ...numeral }, walk);
      if (number !== undefined && child.type === 'element' && child.tagName === 'li') number++;
    }
    flush(walk, context);
    const first = walk.words[before];
    if (isRaised && first) walk.words[before] = { ...first, loose: true };
  }
}

/** The figure or table that what is in a node is in, the outermost. */
function inFigure({ tagName, properties }: Element, { figure }: Context): Pick<Context, 'figure'> {
  if (figure !== undefined) return { figure };
  const isOne = (tagName === 'figure' || tagName === 'table') && typeof properties.id === 'string';
  return isOne ? { figure: properties.id as string } : {};
}

/** A formula as a word of its own: what touches it on paper may stand apart. */
export const formulaWord = (tex: string, at: string, isDrawn = true): Word => ({
  text: tex.replace(/\s+/g, ' '),
  at,
  loose: true,
  formula: isDrawn ? 'drawn' : 'blank',
});

/** Whether a sign is seen in a formula. */
function draws(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.replace(/[\s\u2061-\u2064]/g, '') !== '';
  return node.type === 'element' && node.tagName !== 'mphantom' && node.children.some(draws);
}

/** A line of the contents page ends with the folio of the page it leads to. */
function printFolio(link: Element, walk: Walk): void {
  const target = link.tagName === 'a' ? link.properties.href : undefined;
  const folio = typeof target === 'string' ? walk.folioOf?.(target.slice(1)) : undefined;
  if (folio === undefined) return;
  flush(walk, { at: '', generated: true });
  walk.words.push({ text: folio, at: '', loose: true, generated: true });
}

const plainDigits = (node: Element): string =>
  node.children.map((child) => (child.type === 'text' ? child.value : '')).join('');

/** The number of a list's first item, if the list has numbers. */
function numbered(node: Element): number | undefined {
  if (node.tagName !== 'ol' || hasClass(node, 'contents')) return undefined;
  return typeof node.properties.start === 'number' ? node.properties.start : 1;
}
