import type { Element } from 'xast';
import { isoDate, type Contributor, type Settings } from '../../manuscript/index.js';
import type { Accessibility } from './accessibility.js';
import { identifierOf, isbnUrn } from './identity.js';
import { xml } from './xml.js';

/** What the metadata are made from. */
export interface MetadataFacts {
  readonly settings: Settings;
  readonly modified: Date;
  readonly accessibility: Accessibility;
  /** Whose pages the publication carries: of the edition that the text was taken from, of its own on paper, or none. */
  readonly pages: 'source' | 'print' | 'none';
  /** The manifest's id of the picture on the front. */
  readonly cover?: string;
}

function meta(property: string, value: string, refines?: string, scheme?: string): Element {
  return xml('meta', { refines: refines === undefined ? undefined : `#${refines}`, property, scheme }, value);
}

const given = (value: string | undefined, make: (value: string) => Element): Element[] =>
  value === undefined || value.trim() === '' ? [] : [make(value.trim())];

// ONIX code list 5: what kind of identifier; 15 is an ISBN of 13 digits, 02 one of 10, 06 a DOI.
function isbnType(urn: string): string {
  return urn.length === 'urn:isbn:'.length + 13 ? '15' : '02';
}

function identifiers(settings: Settings): Element[] {
  const id = identifierOf(settings);
  const doi = settings.identifier.doi?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, '');
  return [
    xml('dc:identifier', { id: 'publication-id' }, id),
    ...(id.startsWith('urn:isbn:')
      ? [meta('identifier-type', isbnType(id), 'publication-id', 'onix:codelist5')]
      : []),
    ...(doi === undefined
      ? []
      : [
          xml('dc:identifier', { id: 'doi' }, `doi:${doi}`),
          meta('identifier-type', '06', 'doi', 'onix:codelist5'),
        ]),
  ];
}

function titles({ title, subtitle, 'title-sort': sort }: Settings): Element[] {
  return [
    xml('dc:title', { id: 'title' }, title),
    meta('title-type', 'main', 'title'),
    ...given(sort, (value) => meta('file-as', value, 'title')),
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

/** Each person once, with all that they did: one who wrote and drew is not two in a catalogue. */
function people(contributors: readonly Contributor[]): Element[] {
  const once = new Map<
    string,
    { readonly name: string; readonly sort: string; readonly roles: Set<string> }
  >();
  for (const { name, sort, role } of contributors) {
    const key = JSON.stringify([name, sort]);
    const person = once.get(key) ?? { name, sort, roles: new Set<string>() };
    person.roles.add(role);
    once.set(key, person);
  }
  return [...once.values()].flatMap(({ name, sort, roles }, index) => {
    const id = `person-${index + 1}`;
    return [
      xml(roles.has('aut') ? 'dc:creator' : 'dc:contributor', { id }, name),
      ...[...roles].map((role) => meta('role', role, id, 'marc:relators')),
      meta('file-as', sort, id),
    ];
  });
}

function subjects({ subjects: all = [] }: Settings): Element[] {
  return all.flatMap(({ name, scheme, code }, index) => {
    const id = scheme === undefined || code === undefined ? undefined : `subject-${index + 1}`;
    return [
      xml('dc:subject', { id }, name),
      ...(id === undefined ? [] : [meta('authority', scheme ?? '', id), meta('term', code ?? '', id)]),
    ];
  });
}

function series({ series: of }: Settings): Element[] {
  if (of === undefined) return [];
  return [
    xml('meta', { property: 'belongs-to-collection', id: 'series' }, of.name),
    meta('collection-type', 'series', 'series'),
    ...given(of.position, (position) => meta('group-position', position, 'series')),
    ...given(of.issn, (issn) =>
      meta('dcterms:identifier', `urn:issn:${issn.replace(/^(\d{4})-?/, '$1-')}`, 'series'),
    ),
  ];
}

/** What the pages are those of, and what the text was taken from. */
function sources({ settings, pages }: MetadataFacts): Element[] {
  const isbn = settings.identifier['isbn-print'];
  const title =
    settings.publisher === undefined ? settings.title : `${settings.title} (${settings.publisher})`;
  const printed = isbn === undefined ? `${title}, printed edition` : isbnUrn(isbn);
  const own = given(settings.source, (source) => xml('dc:source', {}, source));
  if (pages === 'source')
    return [
      xml(
        'dc:source',
        { id: 'print' },
        settings.source ?? `${title}, the edition that the text was taken from`,
      ),
      meta('source-of', 'pagination', 'print'),
      meta('pageBreakSource', settings.source ?? `${title}, the edition that the text was taken from`),
    ];
  if (pages === 'none') return isbn === undefined ? own : [xml('dc:source', {}, printed), ...own];
  return [
    xml('dc:source', { id: 'print' }, printed),
    meta('source-of', 'pagination', 'print'),
    meta('pageBreakSource', printed),
    ...own,
  ];
}

/** EPUB Accessibility 1.1, 5.5: the claim, and who vouches for it. Without one there is no claim: no program can certify. */
function conformance({ certifier }: Settings['epub']): Element[] {
  if (certifier === undefined) return [];
  const { name, wcag = '2.1', level = 'AA', credential, report } = certifier;
  const id = 'conformance';
  return [
    xml(
      'meta',
      { id, property: 'dcterms:conformsTo' },
      `EPUB Accessibility 1.1 - WCAG ${wcag} Level ${level}`,
    ),
    xml('meta', { id: 'certifier', refines: `#${id}`, property: 'a11y:certifiedBy' }, name),
    ...given(credential, (value) => meta('a11y:certifierCredential', value, 'certifier')),
    ...given(report, (href) => xml('link', { rel: 'a11y:certifierReport', refines: '#certifier', href })),
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

/** The `metadata` of the package document (EPUB 3.3, 5.5 and appendix D). */
export function metadata(facts: MetadataFacts): Element {
  const { settings } = facts;
  const plain = (name: string, value: string | undefined): Element[] =>
    given(value, (text) => xml(name, {}, text));
  return xml(
    'metadata',
    { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
    ...identifiers(settings),
    ...titles(settings),
    xml('dc:language', {}, settings.language),
    ...people(settings.contributors),
    ...series(settings),
    ...subjects(settings),
    ...plain('dc:publisher', settings.publisher),
    ...plain('dc:date', settings.date && isoDate(settings.date)),
    ...plain('dc:rights', settings.rights),
    ...plain('dc:description', settings.description),
    ...sources(facts),
    // Whole seconds, as the standard's pattern has it.
    meta('dcterms:modified', facts.modified.toISOString().replace(/\.\d+Z$/, 'Z')),
    ...access(facts.accessibility),
    ...conformance(settings.epub),
    // Older readers know the cover by this only.
    ...given(facts.cover, (content) => xml('meta', { name: 'cover', content })),
  );
}
