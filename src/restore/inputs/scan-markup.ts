import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** What is told of markup, in its order: elements, by their classes and their title, and the text between tags. */
export interface MarkupReader {
  open(classes: readonly string[], title: string): void;
  text(value: string): void;
  close(): void;
}

/** Elements whose text nobody reads. */
export const WITHOUT_TEXT: ReadonlySet<string> = new Set(['head', 'script', 'style', 'title', 'template']);
/** Elements of HTML that have no end. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

const TAG =
  /<(?:!--[\s\S]*?-->|!\[CDATA\[([\s\S]*?)\]\]>|![^>]*>|\?[\s\S]*?\?>|(\/?)([A-Za-z][\w:.-]*)((?:[\s/](?:"[^"]*"|'[^']*'|[^"'<>])*)?)>)/g;
const CLASS = /\sclass\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
const TITLE = /\stitle\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
const NONE: readonly string[] = [];

/**
 * Tells markup that is balanced, as XML is, without making a tree of it. False where it is not, or where a sign stands as itself that
 * has to be escaped: what was told by then means nothing.
 */
export function scanMarkup(markup: string, reader: MarkupReader): boolean {
  const open: string[] = [];
  let at = 0;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(markup); tag; tag = TAG.exec(markup)) {
    const [whole, data, end, written, attributes = ''] = tag;
    if (tag.index > at && !tell(markup.slice(at, tag.index), reader)) return false;
    at = tag.index + whole.length;
    if (data !== undefined) reader.text(data);
    if (written === undefined) continue;
    const name = written.toLowerCase();
    if (end === '/') {
      if (open.pop() !== name) return false;
      reader.close();
    } else if (WITHOUT_TEXT.has(name)) {
      if (attributes.endsWith('/')) continue;
      const close = new RegExp(`</${name}\\s*>`, 'gi');
      close.lastIndex = at;
      if (!close.exec(markup)) return false;
      at = close.lastIndex;
      TAG.lastIndex = at;
    } else {
      const isEmpty = attributes.endsWith('/') || VOID.has(name);
      const classes = CLASS.exec(attributes);
      const title = classes ? TITLE.exec(attributes) : null;
      reader.open(
        (classes?.[1] ?? classes?.[2])?.split(/\s+/) ?? NONE,
        title ? decoded(title[1] ?? title[2] ?? '') : '',
      );
      if (isEmpty) reader.close();
      else open.push(name);
    }
  }
  return tell(markup.slice(at), reader) && open.length === 0;
}

function tell(text: string, reader: MarkupReader): boolean {
  if (text.includes('<')) return false;
  if (text !== '') reader.text(decoded(text));
  return true;
}

/** Text with its character references as the characters; what is none stays. */
function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,31}));/gi, (whole, number, hex, name) => {
    if (typeof name === 'string') return decodeNamedCharacterReference(name) || whole;
    const code = typeof number === 'string' ? Number(number) : parseInt(String(hex), 16);
    const isOne = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isOne ? String.fromCodePoint(code) : '\uFFFD';
  });
}
