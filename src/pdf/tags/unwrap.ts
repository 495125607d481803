import type { PdfFile, Value } from '../objects/index.js';
import { element, type TagElement, type TagKid } from './structure.js';

/** Elements that say nothing: what is in them stands in their place. */
const WRAPPERS = new Set(['NonStruct', 'Div', 'Sect', 'Part']);
const INLINE = new Set([
  'Span',
  'Em',
  'Strong',
  'Link',
  'Code',
  'Quote',
  'Reference',
  'Lbl',
  'Sub',
  'Ruby',
  'Formula',
]);
/** What is in these is text or holds it: nothing in them has to be made a paragraph. */
const TEXT =
  /^(?:P|H[1-6]|Title|LI|LBody|Lbl|TD|TH|Caption|Link|Span|Em|Strong|Code|Quote|Sub|Ruby|RT|RB|Figure|Formula|Form)$/;

const isBlock = (kid: TagKid): kid is TagElement => kid.kind === 'element' && !INLINE.has(kid.role);

/**
 * Replaces wrappers by what is in them, or by a paragraph where that is text of its own. A wrapper around a link's annotation is a
 * reference to a note: the engine calls other links by their name. A wrapper's language goes to what is in it. Empty elements go.
 */
export function unwrap(file: PdfFile, node: TagElement, inText = false): void {
  const kids: TagKid[] = [];
  for (const kid of node.kids) {
    if (kid.kind !== 'element') {
      kids.push(kid);
      continue;
    }
    const plain = kid.kids.every(({ kind }) => kind !== 'element');
    unwrap(file, kid, inText || TEXT.test(kid.role));
    if (kid.role === 'NonStruct' && kid.kids.some(({ kind }) => kind === 'annotation')) {
      kid.role = 'Link';
      kids.push(element(file, 'Reference', [kid]));
      continue;
    }
    if (kid.kids.length === 0 && kid.role !== 'TD' && kid.role !== 'TH') continue;
    if (!WRAPPERS.has(kid.role)) kids.push(kid);
    else if (!inText && !plain && !kid.kids.some(isBlock)) {
      kid.role = 'P';
      kids.push(kid);
    } else kids.push(...contentsOf(file, kid));
  }
  node.kids = kids;
}

/** What a wrapper holds, with what the wrapper says of it. */
function contentsOf(file: PdfFile, wrapper: TagElement): readonly TagKid[] {
  const { dict, kids } = wrapper;
  const lang = dict.get('Lang');
  if (!dict.has('Alt') && !dict.has('ActualText') && lang === undefined) return kids;
  if (!kids.some(isBlock)) {
    wrapper.role = 'Span';
    return [wrapper];
  }
  return lang === undefined ? kids : kids.map((kid) => inLanguage(file, kid, lang));
}

function inLanguage(file: PdfFile, kid: TagKid, lang: Value): TagKid {
  const spoken = kid.kind === 'element' ? kid : element(file, 'Span', [kid]);
  if (!spoken.dict.has('Lang')) spoken.dict.set('Lang', lang);
  return spoken;
}

/** Text that stands directly in the document becomes a paragraph. */
export function paragraphs(file: PdfFile, kids: readonly TagKid[]): TagKid[] {
  const out: TagKid[] = [];
  let open: TagElement | undefined;
  for (const kid of kids) {
    if (isBlock(kid)) {
      open = undefined;
      out.push(kid);
    } else if (open) open.kids.push(kid);
    else out.push((open = element(file, 'P', [kid])));
  }
  return out;
}
