import type { PdfFile, Value } from './objects.js';
import { arrayAt, dict, dictAt, isBytes, pagesOf, text } from './objects.js';
import {
  element,
  readStructure,
  writeStructure,
  type Owners,
  type TagContent,
  type TagElement,
  type TagKid,
} from './structure.js';

/** Elements that say nothing: what is in them stands in their place. */
const WRAPPERS = new Set(['NonStruct', 'Div', 'Sect', 'Part', 'Art']);
const INLINE = new Set(['Span', 'Em', 'Strong', 'Link', 'Code', 'Quote', 'Reference', 'Lbl', 'Sub']);
/** Roles of PDF 2.0 and of the engine, as PDF 1.7 knows them. */
const ROLES: ReadonlyMap<string, string> = new Map([
  ['Em', 'Span'],
  ['Strong', 'Span'],
  ['Sub', 'Span'],
  ['Title', 'P'],
]);
/** What an HTML element is in the structure; anything else counts as a wrapper. */
const TAGS: Readonly<Record<string, string | readonly string[]>> = {
  p: 'P',
  blockquote: 'BlockQuote',
  ul: 'L',
  ol: 'L',
  li: ['LI', 'LBody'],
  table: 'Table',
  tr: 'TR',
  td: 'TD',
  th: 'TH',
  em: 'Em',
  strong: 'Strong',
  a: 'Link',
  figure: 'Figure',
};

/** Replaces wrappers by what is in them; a wrapper around a link's annotation is a link. Empty elements go. */
function unwrap(node: TagElement): void {
  const kids: TagKid[] = [];
  for (const kid of node.kids) {
    if (kid.kind !== 'element') {
      kids.push(kid);
      continue;
    }
    unwrap(kid);
    if (kid.role === 'NonStruct' && kid.kids.some(({ kind }) => kind === 'annotation')) kid.role = 'Link';
    if (kid.kids.length === 0 && kid.role !== 'TD' && kid.role !== 'TH') continue;
    const spoken = kid.dict.has('Alt') || kid.dict.has('Lang') || kid.dict.has('ActualText');
    if (!WRAPPERS.has(kid.role)) kids.push(kid);
    else if (!spoken) kids.push(...kid.kids);
    else {
      kid.role = 'Span';
      kids.push(kid);
    }
  }
  node.kids = kids;
}

/** Text that stands directly in the document becomes a paragraph. */
function paragraphs(file: PdfFile, kids: readonly TagKid[]): TagKid[] {
  const out: TagKid[] = [];
  let open: TagElement | undefined;
  for (const kid of kids) {
    if (kid.kind === 'element' && !INLINE.has(kid.role)) {
      open = undefined;
      out.push(kid);
    } else if (open) open.kids.push(kid);
    else out.push((open = element(file, 'P', [kid])));
  }
  return out;
}

function firstPage(kid: TagKid): number | undefined {
  if (kid.kind !== 'element') return kid.page;
  for (const inner of kid.kids) {
    const found = firstPage(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Joins `next` to `last` when they are the two halves of one element, and so on inwards along `roles`. */
function joinHalves(last: TagElement, next: TagElement, roles: readonly string[]): boolean {
  const [role, ...inner] = roles;
  if (role === undefined || last.role !== role || next.role !== role) return false;
  const end = last.kids.at(-1);
  const begin = next.kids[0];
  const deeper = end?.kind === 'element' && begin?.kind === 'element' && joinHalves(end, begin, inner);
  last.kids.push(...next.kids.slice(deeper ? 1 : 0));
  next.kids = [];
  return true;
}

/** One element per element of the source, where a page end cut it; notes stand between the halves and are passed over. */
function mend(kids: readonly TagKid[], continues: readonly (readonly string[])[]): TagKid[] {
  const out: TagKid[] = [];
  let page = -1;
  for (const kid of kids) {
    const own = firstPage(kid);
    const begins = own !== undefined && own !== page;
    if (own !== undefined) page = own;
    const roles = (continues[page] ?? []).flatMap((tag) => TAGS[tag] ?? []);
    const last = out.findLast((before) => before.kind === 'element' && before.role !== 'Note');
    const joined =
      begins &&
      roles.length > 0 &&
      kid.kind === 'element' &&
      last?.kind === 'element' &&
      joinHalves(last, kid, roles);
    if (!joined) out.push(kid);
  }
  return out;
}

/** What PDF/UA asks of single elements. `inList` tells a list's items from notes, which the engine also calls items. */
function repair(file: PdfFile, node: TagElement, state: { notes: number }, parent?: TagElement): void {
  if (node.role === 'Aside' || node.role === 'FENote' || (node.role === 'LI' && parent?.role !== 'L')) {
    node.role = 'Note';
    node.dict.set('ID', text(`note-${++state.notes}`));
    node.dict.delete('A');
  }
  if (node.role === 'Figure') {
    const inner = node.kids.find((kid) => kid.kind === 'element' && kid.role === 'Figure');
    if (inner?.kind === 'element') {
      const alt = inner.dict.get('Alt');
      if (alt !== undefined) node.dict.set('Alt', alt);
      node.kids = node.kids.flatMap((kid) => (kid === inner ? inner.kids : [kid]));
    }
  }
  // Borders that the engine gives to the table itself are decoration.
  if (node.role === 'Table' || node.role === 'TR')
    node.kids = node.kids.filter(({ kind }) => kind === 'element');
  if (node.role === 'LI') {
    const isPart = (kid: TagKid): boolean => kind(kid) === 'Lbl' || kind(kid) === 'LBody';
    const rest = node.kids.filter((kid) => !isPart(kid));
    if (rest.length > 0) node.kids = [...node.kids.filter(isPart), element(file, 'LBody', rest)];
  }
  if (node.role === 'Link' && !node.kids.some((kid) => kid.kind === 'annotation')) node.role = 'Span';
  if (node.role === 'TH') scope(file, node);
  for (const kid of node.kids) if (kid.kind === 'element') repair(file, kid, state, node);
}

const kind = (kid: TagKid): string => (kid.kind === 'element' ? kid.role : kid.kind);

function scope(file: PdfFile, node: TagElement): void {
  const attributes = arrayAt(file, node.dict.get('A'));
  if (attributes.some((attribute) => dictAt(file, attribute)?.has('Scope'))) return;
  node.dict.set('A', [...attributes, dict({ O: '/Table', Scope: '/Column' })]);
}

/** Headings nest without a gap: what is deeper than the heading before it is one level deeper, the first is H1. */
function levelHeadings(node: TagElement, open: number[] = []): void {
  for (const kid of node.kids) {
    if (kid.kind !== 'element') continue;
    const level = Number(/^H([1-6])$/.exec(kid.role)?.[1] ?? 0);
    if (level > 0) {
      while ((open.at(-1) ?? 0) >= level) open.pop();
      open.push(level);
      kid.role = `H${open.length}`;
    } else levelHeadings(kid, open);
  }
}

const each = (node: TagElement, visit: (node: TagElement) => void): void => {
  visit(node);
  for (const kid of node.kids) if (kid.kind === 'element') each(kid, visit);
};

/** The repaired structure: who owns what is marked, and what the links are made of. */
export interface Tagged {
  readonly owners: Owners;
  readonly links: readonly { readonly annotation: number; readonly content: readonly TagContent[] }[];
}

/**
 * Repairs the structure for PDF/UA-1: wrappers gone, split elements joined, lists with bodies, notes as notes, figures with
 * their text, headings that nest, header cells with scope, roles mapped. `continues` says for each page which elements began
 * on the page before, outermost first, by their HTML names. Undefined for an untagged file.
 */
export function repairTags(file: PdfFile, continues: readonly (readonly string[])[]): Tagged | undefined {
  const top = readStructure(file);
  if (!top) return undefined;
  unwrap(top);
  const state = { notes: 0 };
  repair(file, top, state);
  top.kids = mend(paragraphs(file, top.kids), continues);
  levelHeadings(top);
  const roles = new Map<string, string>();
  const links: { annotation: number; content: TagContent[] }[] = [];
  each(top, (node) => {
    const standard = ROLES.get(node.role);
    if (standard) roles.set(node.role, standard);
    if (node.role !== 'Link') return;
    const content: TagContent[] = [];
    each(node, ({ kids }) => content.push(...kids.filter((kid) => kid.kind === 'content')));
    for (const kid of node.kids)
      if (kid.kind === 'annotation') links.push({ annotation: kid.annotation.id, content });
  });
  const owners = writeStructure(file, top, roles);
  for (const page of pagesOf(file)) page.dict.set('Tabs', '/S');
  return { owners, links };
}

/** Gives every link its words, as what a screen reader says for it; `words` are those of a marked sequence. */
export function describeLinks(
  file: PdfFile,
  tagged: Tagged,
  words: (page: number, mcid: number) => string | undefined,
): void {
  for (const { annotation, content } of tagged.links) {
    const link = dictAt(file, file.objects.get(annotation));
    const said = content
      .map(({ page, mcid }) => words(page, mcid) ?? '')
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
    const address: Value | undefined = dictAt(file, link?.get('A'))?.get('URI');
    const other = isBytes(address) ? address.bytes : 'Link';
    link?.set('Contents', text(said || other));
  }
}
