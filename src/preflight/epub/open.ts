import { PressError } from '../../problem.js';
import { filesOfEpub, textOfFile } from './container.js';
import { elementsOf, parseXml, tokensOf, type XmlElement } from './xml-tree.js';

/** A file that the manifest lists. */
export interface Item {
  readonly id: string;
  /** From the container's root, decoded: `OEBPS/04-wool.xhtml`. */
  readonly path: string;
  readonly mediaType: string;
  readonly properties: readonly string[];
}

/** An XHTML document of the book. */
export interface EpubDocument {
  readonly path: string;
  readonly root: XmlElement;
}

/** An EPUB read back from its bytes. */
export interface Epub {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly opf: EpubDocument;
  readonly items: readonly Item[];
  /** In reading order. */
  readonly spine: readonly EpubDocument[];
  /** The navigation document, which the spine may also have. */
  readonly nav: EpubDocument | undefined;
}

/** The path that an address means as seen from a file; its fragment is left out. */
export function resolved(from: string, href: string): string {
  const path = href.replace(/[?#].*$/s, '');
  if (path === '') return from;
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // Left as it is: the name will not be found, and that is the finding.
  }
  const parts = from.split('/').slice(0, -1);
  for (const part of decoded.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function documentAt(files: ReadonlyMap<string, Uint8Array>, path: string, why: string): EpubDocument {
  const bytes = files.get(path);
  if (!bytes) {
    throw new PressError(
      `Unexpected absence of ${path === '' ? 'a file' : path} in the EPUB, expected it because ${why}`,
      { hint: 'No reader can open it: make the EPUB again.' },
    );
  }
  return { path, root: parseXml(textOfFile(bytes), path) };
}

/** Algorithms that only scramble embedded faces; every reader undoes them (EPUB OCF 3.3, 4.3; Adobe's own). */
const SCRAMBLED = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC']);

/** Refuses a book that only its shop's reader can open: its texts are there, and nobody can read them. */
function refuseLocked(files: ReadonlyMap<string, Uint8Array>): void {
  const bytes = files.get('META-INF/encryption.xml');
  if (!bytes) return;
  const { root } = documentAt(files, 'META-INF/encryption.xml', 'it is there');
  const locked = [...elementsOf(root)].find(
    ({ name, attributes }) => name === 'EncryptionMethod' && !SCRAMBLED.has(attributes['Algorithm'] ?? ''),
  );
  if (!locked) return;
  throw new PressError('Unexpected encryption (META-INF/encryption.xml), expected an EPUB without a lock', {
    hint: 'It was bought with a lock on it (DRM); only the publisher has the file that can be checked.',
  });
}

/**
 * Opens an EPUB and follows it as a reader would: container, package document, spine.
 *
 * @throws {PressError} where a reader would give up: no zip, a lock on it, no package document, a spine item missing or not well-formed.
 */
export function openEpub(bytes: Uint8Array): Epub {
  const files = filesOfEpub(bytes);
  refuseLocked(files);
  const container = documentAt(files, 'META-INF/container.xml', 'it says where the package document is');
  const rootfile = [...elementsOf(container.root)].find(({ name }) => name === 'rootfile');
  const opf = documentAt(files, rootfile?.attributes['full-path'] ?? '', 'the container names it');
  const elements = [...elementsOf(opf.root)];
  const items = elements
    .filter(({ name }) => name === 'item')
    .map((element): Item => ({
      id: element.attributes['id'] ?? '',
      path: resolved(opf.path, element.attributes['href'] ?? ''),
      mediaType: element.attributes['media-type'] ?? '',
      properties: tokensOf(element, 'properties'),
    }));
  const byId = new Map(items.map((item) => [item.id, item]));
  const spine = elements
    .filter(({ name }) => name === 'itemref')
    .map(({ attributes }) => byId.get(attributes['idref'] ?? ''))
    .filter((item) => item?.mediaType === 'application/xhtml+xml')
    .map((item) => documentAt(files, item?.path ?? '', 'the spine has it'));
  const navItem = items.find(({ properties }) => properties.includes('nav'));
  const nav = navItem && documentAt(files, navItem.path, 'it is the navigation document');
  return { files, opf, items, spine, nav };
}
