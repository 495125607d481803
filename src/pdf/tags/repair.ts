import { arrayAt, dict, dictAt, pagesOf, text, type Dict, type PdfFile } from '../objects/index.js';
import { tableContents } from './contents.js';
import { tellFormulas } from './formulas.js';
import { gatherIndex } from './index-lists.js';
import { mend, type Continued } from './halves.js';
import {
  element,
  readStructure,
  writeStructure,
  type Owners,
  type TagContent,
  type TagElement,
  type TagKid,
} from './structure.js';
import { paragraphs, unwrap } from './unwrap.js';

/** Roles of PDF 2.0 and of the engine, as PDF 1.7 knows them. */
const ROLES: ReadonlyMap<string, string> = new Map([
  ['Em', 'Span'],
  ['Strong', 'Span'],
  ['Sub', 'Span'],
  ['Title', 'P'],
]);

/** What PDF/UA asks of single elements. The engine knows no notes: they are what stands aside. */
function repair(file: PdfFile, node: TagElement, state: { notes: number }): void {
  if (node.role === 'Aside') {
    node.role = 'Note';
    node.dict.set('ID', text(`note-${++state.notes}`));
  }
  // What is kept together so, a callout, is no article.
  if (node.role === 'Art') node.role = 'Div';
  if (node.role === 'Figure') {
    const inner = node.kids.find((kid) => kid.kind === 'element' && kid.role === 'Figure');
    if (inner?.kind === 'element') {
      const alt = inner.dict.get('Alt');
      if (alt !== undefined) node.dict.set('Alt', alt);
      node.kids = node.kids.flatMap((kid) => (kid === inner ? inner.kids : [kid]));
    }
  }
  // Borders that the engine gives to the table itself, or to the block, are decoration.
  if (node.role === 'Table' || node.role === 'TR' || node.role === 'Div')
    node.kids = node.kids.filter(({ kind }) => kind === 'element');
  if (node.role === 'LI') {
    const isPart = (kid: TagKid): boolean => kind(kid) === 'Lbl' || kind(kid) === 'LBody';
    const rest = node.kids.filter((kid) => !isPart(kid));
    if (rest.length > 0) node.kids = [...node.kids.filter(isPart), element(file, 'LBody', rest)];
  }
  if (node.role === 'Link' && !node.kids.some((kid) => kid.kind === 'annotation')) node.role = 'Span';
  if (node.role === 'TH') scope(file, node);
  for (const kid of node.kids) if (kid.kind === 'element') repair(file, kid, state);
}

const kind = (kid: TagKid): string => (kid.kind === 'element' ? kid.role : kid.kind);

function scope(file: PdfFile, node: TagElement): void {
  const attributes = arrayAt(file, node.dict.get('A'));
  if (attributes.some((attribute) => dictAt(file, attribute)?.has('Scope'))) return;
  node.dict.set('A', [...attributes, dict({ O: '/Table', Scope: '/Column' })]);
}

const each = (node: TagElement, visit: (node: TagElement) => void): void => {
  visit(node);
  for (const kid of node.kids) if (kid.kind === 'element') each(kid, visit);
};

/** The repaired structure: who owns what is marked, and what the links are made of. */
export interface Tagged {
  readonly owners: Owners;
  readonly links: readonly { readonly annotation: number; readonly content: readonly TagContent[] }[];
  readonly figures: readonly { readonly dict: Dict; readonly content: readonly TagContent[] }[];
}

/** All marked sequences in an element. */
function contentOf(node: TagElement): TagContent[] {
  const content: TagContent[] = [];
  each(node, ({ kids }) => content.push(...kids.filter((kid) => kid.kind === 'content')));
  return content;
}

/** Pages whose lists are tables of contents. */
const CONTENTS: ReadonlySet<string> = new Set(['contents', 'figures', 'tables']);

/**
 * Repairs the structure for PDF/UA-1: wrappers gone, split elements joined, lists with bodies, notes as notes, figures and formulas with
 * their text, header cells with scope, roles mapped. `continues` says for each page which elements began
 * on the page before; `role` is what the pages are for, where that makes another kind of list of their lists. Undefined for an untagged file.
 */
export function repairTags(
  file: PdfFile,
  continues: readonly Continued[],
  role?: string,
): Tagged | undefined {
  const top = readStructure(file);
  if (!top) return undefined;
  tellFormulas(top);
  unwrap(file, top);
  const state = { notes: 0 };
  repair(file, top, state);
  top.kids = mend(paragraphs(file, top.kids), continues);
  if (role !== undefined && CONTENTS.has(role)) tableContents(file, top.kids);
  if (role === 'index') top.kids = gatherIndex(file, top.kids);
  const roles = new Map<string, string>();
  const links: { annotation: number; content: TagContent[] }[] = [];
  const figures: { dict: Dict; content: TagContent[] }[] = [];
  each(top, (node) => {
    const standard = ROLES.get(node.role);
    if (standard) roles.set(node.role, standard);
    if (node.role === 'Figure') figures.push({ dict: node.dict, content: contentOf(node) });
    if (node.role !== 'Link') return;
    const content = contentOf(node);
    for (const kid of node.kids)
      if (kid.kind === 'annotation') links.push({ annotation: kid.annotation.id, content });
  });
  const owners = writeStructure(file, top, roles);
  for (const page of pagesOf(file)) page.dict.set('Tabs', '/S');
  return { owners, links, figures };
}
