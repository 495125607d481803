import type { TagElement, TagKid } from './structure.js';

/** What an HTML element is in the structure; anything else counts as a wrapper. */
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
};

/** The index of the page on which a part of the structure begins; undefined where nothing is in it. */
export function firstPage(kid: TagKid): number | undefined {
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
export function mend(kids: readonly TagKid[], continues: readonly (readonly string[])[]): TagKid[] {
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
