import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { SaxesParser } from 'saxes';
import { PressError } from '../../problem.js';

/** An element of a parsed XML file, as plain data. */
export interface XmlElement {
  /** Without its prefix: `section`, `meta`, `creator`. */
  readonly name: string;
  /** The URI of its name space, empty if it has none. */
  readonly space: string;
  /** Names without a prefix, but for those of EPUB and XML: `epub:type`, `xml:lang`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
  /** From 1. */
  readonly line: number;
}

const PREFIXES: Readonly<Record<string, string>> = {
  'http://www.idpf.org/2007/ops': 'epub:',
  'http://www.w3.org/XML/1998/namespace': 'xml:',
  'http://www.w3.org/1999/xlink': 'xlink:',
};

interface Open {
  readonly name: string;
  readonly space: string;
  readonly attributes: Record<string, string>;
  readonly children: (XmlElement | string)[];
  readonly line: number;
}

/**
 * Reads an XML file, name spaces and all.
 *
 * @param file its name, for the message.
 * @throws {PressError} with line and column where it is not well-formed.
 */
export function parseXml(text: string, file: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const stack: Open[] = [];
  let root: XmlElement | undefined;
  let failure: string | undefined;
  parser.on('error', (error) => {
    failure ??= error.message.replace(/^[\d:]+\s*/, '');
    throw error;
  });
  parser.on('doctype', (doctype) => {
    // Books of EPUB 2 may use the names that its DTD declares; no DTD is ever fetched.
    if (!/XHTML 1\.[01]|DTD XHTML|DTBook/i.test(doctype)) return;
    parser.ENTITIES = new Proxy(parser.ENTITIES, {
      get: (own, name) =>
        typeof name === 'string'
          ? (own[name] ?? (decodeNamedCharacterReference(name) || undefined))
          : undefined,
    });
  });
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {};
    for (const { local, uri, value, prefix } of Object.values(tag.attributes)) {
      if (prefix === 'xmlns' || local === 'xmlns') continue;
      attributes[`${PREFIXES[uri] ?? ''}${local}`] = value;
    }
    stack.push({ name: tag.local, space: tag.uri, attributes, children: [], line: parser.line });
  });
  parser.on('text', (value) => void stack.at(-1)?.children.push(value));
  parser.on('cdata', (value) => void stack.at(-1)?.children.push(value));
  parser.on('closetag', () => {
    const closed = stack.pop();
    if (!closed) return;
    const parent = stack.at(-1);
    if (parent) parent.children.push(closed);
    else root = closed;
  });
  try {
    parser.write(text.replace(/^\uFEFF/, '')).close();
  } catch (cause) {
    throw new PressError(
      `Unexpected markup in ${file}:${parser.line}:${parser.column}, expected well-formed XML: ${failure ?? ''}`,
      { cause, hint: 'Readers refuse a file that is not well-formed.' },
    );
  }
  if (!root) throw new PressError(`Unexpected end of ${file}, expected an XML document`);
  return root;
}

/** Every element under one, itself first, in document order. */
export function* elementsOf(root: XmlElement): Generator<XmlElement> {
  yield root;
  for (const child of root.children) if (typeof child !== 'string') yield* elementsOf(child);
}

/** The text under an element, as it stands. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The words of a space-separated attribute: `epub:type`, `role`, `class`. */
export function tokensOf(element: XmlElement, attribute: string): readonly string[] {
  return (element.attributes[attribute] ?? '').split(/\s+/).filter((token) => token !== '');
}
