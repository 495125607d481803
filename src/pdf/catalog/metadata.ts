import { createHash } from 'node:crypto';
import { add, catalogOf, dict, text, type Dict, type PdfFile } from '../objects/index.js';

/** What a file says about itself. */
export interface Metadata {
  readonly title: string;
  readonly subtitle?: string;
  /** In the order of the title page; at least the name. */
  readonly authors: readonly string[];
  /** BCP 47. */
  readonly language: string;
  readonly publisher?: string;
  readonly rights?: string;
  readonly description?: string;
  /** The time of the build; the file carries no other date. */
  readonly now: Date;
  /** Says that the file keeps PDF/UA-1; only true once the tags are repaired. */
  readonly accessible: boolean;
  /** Pages turn the other way, and are bound on their right. */
  readonly rightToLeft?: boolean;
  /** Says that the file keeps PDF/X-4. */
  readonly press?: boolean;
}

const PRODUCER = 'pamphleteer';

const xml = (value: string): string =>
  value
    // Characters that XML 1.0 does not have, even escaped.
    // eslint-disable-next-line no-control-regex -- control characters are what it takes out
    .replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

/** `2026-11-22T17:00:00Z`, whatever the time zone. */
const isoDate = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, 'Z');

/** `D:20261122170000Z`. */
const pdfDate = (date: Date): string => `D:${isoDate(date).replace(/[-:T]/g, '')}`;

const alternatives = (value: string): string =>
  `<rdf:Alt><rdf:li xml:lang="x-default">${xml(value)}</rdf:li></rdf:Alt>`;

/** A UUID (version 8: content of our own) from text. */
function uuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The XMP packet (ISO 16684-1). The document's id comes from title and authors, the instance's also from the date. */
export function xmpPacket(metadata: Metadata): string {
  const full = metadata.subtitle ? `${metadata.title}: ${metadata.subtitle}` : metadata.title;
  const date = isoDate(metadata.now);
  const work = [metadata.title, ...metadata.authors].join('\n');
  const rows = [
    `<dc:format>application/pdf</dc:format>`,
    `<dc:title>${alternatives(full)}</dc:title>`,
    metadata.authors.length > 0 &&
      `<dc:creator><rdf:Seq>${metadata.authors.map((name) => `<rdf:li>${xml(name)}</rdf:li>`).join('')}</rdf:Seq></dc:creator>`,
    `<dc:language><rdf:Bag><rdf:li>${xml(metadata.language)}</rdf:li></rdf:Bag></dc:language>`,
    metadata.publisher &&
      `<dc:publisher><rdf:Bag><rdf:li>${xml(metadata.publisher)}</rdf:li></rdf:Bag></dc:publisher>`,
    metadata.rights && `<dc:rights>${alternatives(metadata.rights)}</dc:rights>`,
    metadata.description && `<dc:description>${alternatives(metadata.description)}</dc:description>`,
    `<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:MetadataDate>${date}</xmp:MetadataDate>`,
    `<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool><pdf:Producer>${PRODUCER}</pdf:Producer>`,
    metadata.accessible && `<pdfuaid:part>1</pdfuaid:part>`,
    metadata.press &&
      `<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped><xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>`,
    `<xmpMM:DocumentID>uuid:${uuid(work)}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:${uuid(`${work}\n${date}`)}</xmpMM:InstanceID>`,
  ];
  const spaces = {
    dc: 'http://purl.org/dc/elements/1.1/',
    xmp: 'http://ns.adobe.com/xap/1.0/',
    xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
    pdf: 'http://ns.adobe.com/pdf/1.3/',
    ...(metadata.press ? { pdfxid: 'http://www.npes.org/pdfx/ns/id/' } : {}),
    pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  };
  const declared = Object.entries(spaces).map(([prefix, space]) => ` xmlns:${prefix}="${space}"`);
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about=""${declared.join('')}>`,
    ...rows.filter((row) => typeof row === 'string' && row !== ''),
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('\n');
}

/** Writes information, XMP, language and how a reader shows the file; gives the file with its information. */
export function describePdf(file: PdfFile, metadata: Metadata): PdfFile {
  const catalog = catalogOf(file);
  const packet = Buffer.from(xmpPacket(metadata), 'utf8');
  catalog.set(
    'Metadata',
    add(file, {
      kind: 'stream',
      dict: dict({ Type: '/Metadata', Subtype: '/XML', Length: packet.length }),
      data: packet,
    }),
  );
  catalog.set('Lang', text(metadata.language));
  const direction = metadata.rightToLeft === true ? '/R2L' : undefined;
  catalog.set('ViewerPreferences', dict({ DisplayDocTitle: true, Direction: direction }));
  if (catalog.has('StructTreeRoot')) catalog.set('MarkInfo', dict({ Marked: true }));
  if (catalog.has('Outlines')) catalog.set('PageMode', '/UseOutlines');
  const date = text(pdfDate(metadata.now));
  const full = metadata.subtitle ? `${metadata.title}: ${metadata.subtitle}` : metadata.title;
  const info: Dict = dict({
    Title: text(full),
    Author: metadata.authors.length > 0 ? text(metadata.authors.join(', ')) : undefined,
    Creator: text(PRODUCER),
    Producer: text(PRODUCER),
    CreationDate: date,
    ModDate: date,
    Trapped: metadata.press ? '/False' : undefined,
  });
  return { ...file, info: add(file, info), next: file.next };
}
