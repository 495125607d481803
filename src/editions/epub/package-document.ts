import type { Element } from 'xast';
import type { Contributor, Settings } from '../../manuscript/index.js';
import type { Accessibility } from './accessibility.js';
import { identifierOf, isbnUrn } from './identity.js';
import { packagerNames } from './package.js';
import { xml, xmlDocument } from './xml.js';

/** A file of the publication as its manifest lists it. */
export interface ManifestItem {
  readonly name: string;
  readonly mediaType: string;
  readonly properties: readonly string[];
}

export interface PackageFacts {
  readonly settings: Settings;
  readonly modified: Date;
  readonly direction: 'ltr' | 'rtl';
  /** In reading order; the navigation document by its packager's name where the contents stand. */
  readonly spine: readonly string[];
  readonly items: readonly ManifestItem[];
  readonly accessibility: Accessibility;
  /** Whether the publication carries the pages of the printed edition. */
  readonly pages: boolean;
}

function meta(property: string, value: string, refines?: string, scheme?: string): Element {
  return xml('meta', { refines: refines === undefined ? undefined : `#${refines}`, property, scheme }, value);
}

// ONIX code list 5: what kind of identifier; 15 is an ISBN of 13 digits, 02 one of 10, 06 a DOI.
function isbnType(urn: string): string {
  return urn.length === 'urn:isbn:'.length + 13 ? '15' : '02';
}

function identifiers(settings: Settings): Element[] {
  const id = identifierOf(settings);
  const { doi } = settings.identifier;
  return [
    xml('dc:identifier', { id: 'publication-id' }, id),
    ...(id.startsWith('urn:isbn:')
      ? [meta('identifier-type', isbnType(id), 'publication-id', 'onix:codelist5')]
      : []),
    ...(doi === undefined
      ? []
      : [
          xml(
            'dc:identifier',
            { id: 'doi' },
            `doi:${doi.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, '')}`,
          ),
          meta('identifier-type', '06', 'doi', 'onix:codelist5'),
        ]),
  ];
}

function titles({ title, subtitle }: Settings): Element[] {
  return [
    xml('dc:title', { id: 'title' }, title),
    meta('title-type', 'main', 'title'),
    ...(subtitle === undefined
      ? []
      : [
          meta('display-seq', '1', 'title'),
          xml('dc:title', { id: 'subtitle' }, subtitle),
          meta('title-type', 'subtitle', 'subtitle'),
          meta('display-seq', '2', 'subtitle'),
        ]),
  ];
}

function people(contributors: readonly Contributor[]): Element[] {
  return contributors.flatMap(({ name, role, sort }, index) => {
    const id = `person-${index + 1}`;
    return [
      xml(role === 'aut' ? 'dc:creator' : 'dc:contributor', { id }, name),
      meta('role', role, id, 'marc:relators'),
      meta('file-as', sort, id),
    ];
  });
}

function source({ settings, pages }: PackageFacts): Element[] {
  const isbn = settings.identifier['isbn-print'];
  const title =
    settings.publisher === undefined ? settings.title : `${settings.title} (${settings.publisher})`;
  const printed = isbn === undefined ? `${title}, printed edition` : isbnUrn(isbn);
  if (!pages) return isbn === undefined ? [] : [xml('dc:source', {}, printed)];
  return [
    xml('dc:source', { id: 'print' }, printed),
    meta('source-of', 'pagination', 'print'),
    meta('pageBreakSource', printed),
  ];
}

function access({ modes, sufficient, features, hazard, summary }: Accessibility): Element[] {
  return [
    ...modes.map((mode) => meta('schema:accessMode', mode)),
    ...sufficient.map((set) => meta('schema:accessModeSufficient', set)),
    ...features.map((feature) => meta('schema:accessibilityFeature', feature)),
    meta('schema:accessibilityHazard', hazard),
    meta('schema:accessibilitySummary', summary),
  ];
}

function optional(name: string, value: string | undefined): Element[] {
  return value === undefined || value.trim() === '' ? [] : [xml(name, {}, value.trim())];
}

function metadata(facts: PackageFacts): Element {
  const { settings } = facts;
  return xml(
    'metadata',
    { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
    ...identifiers(settings),
    ...titles(settings),
    xml('dc:language', {}, settings.language),
    ...people(settings.contributors),
    ...optional('dc:publisher', settings.publisher),
    ...optional('dc:date', settings.date),
    ...optional('dc:rights', settings.rights),
    ...optional('dc:description', settings.description),
    ...source(facts),
    // Whole seconds, as the standard's pattern has it.
    meta('dcterms:modified', facts.modified.toISOString().replace(/\.\d+Z$/, 'Z')),
    ...access(facts.accessibility),
  );
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
      metadata(facts),
      xml('manifest', {}, ...items),
      xml(
        'spine',
        { toc: itemId(packagerNames.ncx), 'page-progression-direction': facts.direction },
        ...facts.spine.map((name) => xml('itemref', { idref: itemId(name) })),
      ),
    ),
  );
}
