import type { TagElement, TagKid } from './structure.js';

/** What an HTML element, or a span or a wrapper with a role, is in the structure; anything else counts as a wrapper. */
const TAGS: Readonly<Record<string, string | readonly string[]>> = {
  p: 'P',
  pre: 'P',
  dt: 'P',
  dd: 'P',
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
  // What the page says of callouts.
  article: 'Div',
  // Notes stand in paragraphs, where only spans may be: their roles say what they are.
  complementary: 'Note',
  paragraph: 'P',
  list: 'L',
  listitem: ['LI', 'LBody'],
};

/** The index of the page on which a part of the structure begins; undefined where nothing is in it. */
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

/** What the page end before a page cut: the elements, outermost first, by their HTML names or, of spans and wrappers, by their roles, whose rest begins its text, and its notes. */
export interface Continued {
  readonly text: readonly string[];
  readonly notes: readonly string[];
}

/** What may float to the head of a page, before the rest of a paragraph that the page end has cut. */
const FLOATS: ReadonlySet<string> = new Set(['Figure', 'Table']);

/**
 * One element per element of the source, where a page end cut it: text goes on in text and notes in notes, whichever stands between, and past
 * figures that have floated in between.
 */
export function mend(kids: readonly TagKid[], continues: readonly Continued[]): TagKid[] {
  const out: TagKid[] = [];
  const isNote = (kid: TagKid): boolean => kid.kind === 'element' && kid.role === 'Note';
  const pages = { text: -1, notes: -1 };
  /** What goes on on the page that the flow has come to, and has not yet been met. */
  const cut: Record<keyof Continued, readonly string[]> = { text: [], notes: [] };
  for (const kid of kids) {
    const own = firstPage(kid);
    const flow = isNote(kid) ? 'notes' : 'text';
    const begins = own !== undefined && own !== pages[flow];
    if (own !== undefined) pages[flow] = own;
    if (begins) cut[flow] = (continues[own]?.[flow] ?? []).flatMap((tag) => TAGS[tag] ?? []);
    const roles = cut[flow];
    const floats = kid.kind === 'element' && FLOATS.has(kid.role) && kid.role !== roles[0];
    const last = out.findLast(
      (before) => before.kind === 'element' && isNote(before) === isNote(kid) && before.role === roles[0],
    );
    const joined = kid.kind === 'element' && last?.kind === 'element' && joinHalves(last, kid, roles);
    if (!floats) cut[flow] = [];
    if (!joined) out.push(kid);
  }
  return out;
}
