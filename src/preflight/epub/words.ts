import { openEpub } from './open.js';
import { textOf, tokensOf, type XmlElement } from './xml-tree.js';

/** A word as a reader meets it, and where. */
export interface EpubWord {
  /** What stands between two spaces, punctuation included; soft hyphens and zero-width breaks are left out. */
  readonly word: string;
  /** The file in the container: `OEBPS/04-wool.xhtml`. */
  readonly file: string;
  /** The id of the nearest block around it that has one. */
  readonly id: string | undefined;
  /** The number that refers to a note: it may stand close to its neighbours. */
  readonly reference?: true;
  /** A formula by what it is called, which touches its neighbours or not. */
  readonly formula?: true;
}

/** A note without its number. */
export interface EpubNote {
  readonly id: string | undefined;
  readonly file: string;
  readonly words: readonly EpubWord[];
}

/** A mark where a page of the printed edition begins. */
export interface EpubPage {
  /** As the mark says it: `iv`, `12`. */
  readonly label: string;
  readonly file: string;
  readonly id: string | undefined;
  /** The first word after it: `EpubWords[part][index]`. */
  readonly part: 'text' | 'nav';
  readonly index: number;
}

/** The words of an EPUB in the order of its spine. */
export interface EpubWords {
  /** Everything but what follows, the numbers that refer to notes among it. */
  readonly text: readonly EpubWord[];
  readonly notes: readonly EpubNote[];
  /** What the program made for finding one's way: `nav` elements (contents, landmarks, pages), shown or not. */
  readonly nav: readonly EpubWord[];
  readonly pages: readonly EpubPage[];
}

const SILENT = new Set([
  'script',
  'style',
  'template',
  'rp',
  'annotation',
  'annotation-xml',
  'title',
  'desc',
  'metadata',
]);
const INLINE = new Set([
  ...[
    'a',
    'abbr',
    'b',
    'bdi',
    'bdo',
    'big',
    'cite',
    'code',
    'data',
    'del',
    'dfn',
    'em',
    'font',
    'i',
    'ins',
    'kbd',
    'mark',
  ],
  ...[
    'q',
    'ruby',
    's',
    'samp',
    'small',
    'span',
    'strong',
    'sub',
    'sup',
    'time',
    'tspan',
    'tt',
    'u',
    'var',
    'wbr',
  ],
  ...[
    'math',
    'mrow',
    'mi',
    'mn',
    'mo',
    'mtext',
    'msup',
    'msub',
    'msubsup',
    'mfrac',
    'msqrt',
    'mroot',
    'mstyle',
    'semantics',
  ],
]);
// No part of a word, only of where it may be cut: soft hyphen, zero-width space, word joiner, byte order mark.
const JOINTS = /[\u00AD\u200B\u2060\uFEFF]/g;

const NOTE = /^(?:doc-)?(?:footnote|endnote|rearnote)$/;
const REFERENCE = /^(?:doc-)?noteref$/;
const PAGE = /^(?:doc-)?pagebreak$/;
const BACKLINK = /^(?:doc-)?backlink$/;

/** Text that nothing but inline elements interrupts; it keeps the id of where it begins. */
interface Run {
  readonly to: EpubWord[];
  readonly id: string | undefined;
  readonly reference?: true;
  text: string;
}

interface Found {
  readonly text: EpubWord[];
  readonly notes: EpubNote[];
  readonly nav: EpubWord[];
  readonly pages: EpubPage[];
}

/** The words of one document go to `words`. */
interface Reading {
  readonly file: string;
  readonly words: Found;
  run: Run | undefined;
  /** Marks of pages whose first word has not come yet. */
  readonly pending: { readonly label: string; readonly id: string | undefined }[];
}

function says(element: XmlElement, what: RegExp): boolean {
  return [...tokensOf(element, 'epub:type'), ...tokensOf(element, 'role')].some((token) => what.test(token));
}

function close(reading: Reading): void {
  const { run, file } = reading;
  reading.run = undefined;
  for (const word of run?.text.replace(JOINTS, '').split(/\s+/) ?? []) {
    if (word === '' || !run) continue;
    settleMarks(reading, run.to);
    run.to.push({ word, file, id: run.id, ...(run.reference ? { reference: true } : {}) });
  }
}

function streamOf(element: XmlElement, to: EpubWord[], { words, file }: Reading): EpubWord[] {
  if (element.name === 'nav') return words.nav;
  // a note that is an item of a list has its place in the text
  if (element.name === 'li' || !says(element, NOTE)) return to;
  const note = { id: element.attributes['id'], file, words: [] };
  words.notes.push(note);
  return note.words;
}

function mark({ attributes }: XmlElement, { pending }: Reading): void {
  const label = (attributes['aria-label'] ?? attributes['title'] ?? '').trim().replace(/\.$/, '');
  pending.push({ label, id: attributes['id'] });
}

/** The marks since the last word belong to the one that comes now, wherever that stands. */
function settleMarks({ pending, words, file }: Reading, to: readonly EpubWord[]): void {
  const part = to === words.nav ? 'nav' : 'text';
  for (const { label, id } of pending.splice(0)) {
    words.pages.push({ label, file, id, part, index: words[part].length });
  }
}

function walk(element: XmlElement, to: EpubWord[], around: string | undefined, reading: Reading): void {
  if (SILENT.has(element.name) || says(element, BACKLINK)) return;
  if (says(element, REFERENCE)) {
    close(reading);
    reading.run = { to, id: around, reference: true, text: textOf(element) };
    close(reading);
    return;
  }
  const formula = element.name === 'math' ? element.attributes['alttext'] : undefined;
  if (formula !== undefined && element.children.length > 0) {
    close(reading);
    settleMarks(reading, to);
    to.push({ word: formula, file: reading.file, id: around, formula: true });
    return;
  }
  if (says(element, PAGE)) {
    close(reading);
    mark(element, reading);
  }
  const inline = INLINE.has(element.name);
  if (!inline) close(reading);
  const stream = inline ? to : streamOf(element, to, reading);
  // An inline id (a page mark, an anchor of the index) names a point, not the passage.
  const id = inline ? around : (element.attributes['id'] ?? around);
  for (const child of element.children) {
    if (typeof child !== 'string') walk(child, stream, id, reading);
    else (reading.run ??= { to: stream, id, text: '' }).text += child;
  }
  if (!inline) close(reading);
}

/**
 * Reads an EPUB back, independently of what wrote it.
 *
 * @throws {PressError} where a reader would give up on the file.
 */
export function epubWords(bytes: Uint8Array): EpubWords {
  const words: Found = { text: [], notes: [], nav: [], pages: [] };
  for (const { path, root } of openEpub(bytes).spine) {
    const body = root.children.find((child) => typeof child !== 'string' && child.name === 'body');
    if (body !== undefined && typeof body !== 'string') {
      const reading = { file: path, words, run: undefined, pending: [] };
      walk(body, words.text, undefined, reading);
      settleMarks(reading, words.text);
    }
  }
  return words;
}
