import { metadata, type MetadataFacts } from './metadata.js';
import { packagerNames } from './package.js';
import { xml, xmlDocument } from './xml.js';

/** A file of the publication as its manifest lists it. */
export interface ManifestItem {
  readonly name: string;
  readonly mediaType: string;
  readonly properties: readonly string[];
}

export interface PackageFacts extends Omit<MetadataFacts, 'cover'> {
  /** Of the metadata's text. */
  readonly direction: 'ltr' | 'rtl';
  /** Which way pages turn. */
  readonly turning: 'ltr' | 'rtl';
  /** In reading order; the navigation document by its packager's name where the contents stand. */
  readonly spine: readonly string[];
  readonly items: readonly ManifestItem[];
}

function itemId(name: string): string {
  return `item-${name.replace(/[^A-Z0-9]+/gi, '-')}`;
}

/** The package document (OPF of EPUB 3.3): metadata, every file, the reading order. */
export function packageDocument(facts: PackageFacts): string {
  const fixed: readonly ManifestItem[] = [
    { name: packagerNames.nav, mediaType: 'application/xhtml+xml', properties: ['nav'] },
    { name: packagerNames.ncx, mediaType: 'application/x-dtbncx+xml', properties: [] },
    { name: packagerNames.css, mediaType: 'text/css', properties: [] },
  ];
  const items = [...fixed, ...facts.items].map(({ name, mediaType, properties }) =>
    xml('item', {
      id: itemId(name),
      href: name,
      'media-type': mediaType,
      properties: properties.length > 0 ? properties.join(' ') : undefined,
    }),
  );
  const cover = facts.items.find(({ properties }) => properties.includes('cover-image'))?.name;
  return xmlDocument(
    xml(
      'package',
      {
        xmlns: 'http://www.idpf.org/2007/opf',
        version: '3.0',
        'unique-identifier': 'publication-id',
        'xml:lang': facts.settings.language,
        dir: facts.direction,
      },
      metadata({ ...facts, ...(cover === undefined ? {} : { cover: itemId(cover) }) }),
      xml('manifest', {}, ...items),
      xml(
        'spine',
        { toc: itemId(packagerNames.ncx), 'page-progression-direction': facts.turning },
        ...facts.spine.map((name) => xml('itemref', { idref: itemId(name) })),
      ),
    ),
  );
}
