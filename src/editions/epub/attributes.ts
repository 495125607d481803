import type { Element } from 'hast';

/** Attributes (as hast names them) that any HTML element may have. */
const EVERYWHERE = new Set([
  'id',
  'className',
  'lang',
  'xml:lang',
  'dir',
  'title',
  'role',
  'hidden',
  'translate',
  'epub:type',
]);

/** What certain elements may have beside that; everything else, HTML of the nineties most of it, is left out. */
const BY_ELEMENT: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'hrefLang', 'rel', 'type'],
  blockquote: ['cite'],
  col: ['span'],
  colgroup: ['span'],
  data: ['value'],
  del: ['cite', 'dateTime'],
  details: ['open'],
  img: ['src', 'alt', 'width', 'height', 'style'],
  ins: ['cite', 'dateTime'],
  li: ['value'],
  math: ['xmlns', 'display', 'alttext'],
  ol: ['start', 'reversed', 'type'],
  // taken away where lines are made elements
  p: ['dataFirstLine', 'dataNumbers'],
  q: ['cite'],
  svg: ['xmlns', 'viewBox', 'width', 'height', 'preserveAspectRatio', 'focusable'],
  td: ['colSpan', 'rowSpan', 'headers'],
  th: ['colSpan', 'rowSpan', 'headers', 'scope', 'abbr'],
  time: ['dateTime'],
};

/** Roles of ARIA that stand for content, beside those of DPUB-ARIA (`doc-…`); one that nobody knows makes a book invalid. */
const ROLES = new Set(
  'article definition figure group heading img list listitem math none note presentation region row separator table term'.split(
    ' ',
  ),
);

const WHOLE = /^\d+$/;

function isSound(name: string, value: unknown): boolean {
  if (name === 'role') return typeof value === 'string' && (ROLES.has(value) || /^doc-[a-z]+$/.test(value));
  if (/^(?:width|height|colSpan|rowSpan|span|start|value)$/.test(name)) return WHOLE.test(String(value));
  if (name === 'dir') return value === 'ltr' || value === 'rtl' || value === 'auto';
  if (name === 'scope') return /^(?:row|col|rowgroup|colgroup)$/.test(String(value));
  return true;
}

/** Leaves an HTML element the attributes that XHTML5 gives it, in place. Not for what is inside SVG or MathML. */
export function keepAttributes(node: Element): void {
  const own = Object.hasOwn(BY_ELEMENT, node.tagName) ? BY_ELEMENT[node.tagName] : undefined;
  for (const [name, value] of Object.entries(node.properties)) {
    const known = EVERYWHERE.has(name) || /^aria[A-Z-]/.test(name) || own?.includes(name) === true;
    const free = node.tagName === 'svg' || node.tagName === 'math';
    if (!known || (!free && !isSound(name, value))) Reflect.deleteProperty(node.properties, name);
  }
}
