import {
  decodePDFRawStream,
  EncryptedPDFError,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { PressError } from '../../problem.js';
import { catalogOf, dictAt, ref, type Dict, type PdfFile, type Value } from './objects.js';
import { pagesOf } from './page-tree.js';

const locked = (cause?: unknown): PressError =>
  new PressError('Unexpected encryption in a PDF, expected a file without password and restrictions', {
    hint: 'Save it without them first: a file that opens without a password may still forbid copying.',
    cause,
  });

/** Filters that are read elsewhere too; all others are undone here, pictures' own apart. */
const PICTURES = /DCT|JPX|CCITT|JBIG2/;

function valueOf(object: PDFObject): Value {
  if (object instanceof PDFRef) return ref(object.objectNumber);
  if (object instanceof PDFNumber) return object.asNumber();
  if (object instanceof PDFBool) return object.asBoolean();
  if (object instanceof PDFName) return `/${Buffer.from(object.asBytes()).toString('latin1')}`;
  if (object instanceof PDFString || object instanceof PDFHexString)
    return { kind: 'bytes', bytes: Buffer.from(object.asBytes()).toString('latin1') };
  if (object instanceof PDFArray) return object.asArray().map(valueOf);
  if (object instanceof PDFDict) return entriesOf(object);
  if (object instanceof PDFRawStream) {
    const dict = entriesOf(object.dict);
    const filter = String(object.dict.get(PDFName.of('Filter')) ?? '');
    const plain = filter === '/FlateDecode' && !dict.has('DecodeParms');
    if (filter === '' || plain || PICTURES.test(filter) || dict.get('Subtype') === '/Image')
      return { kind: 'stream', dict, data: object.contents };
    dict.delete('Filter');
    dict.delete('DecodeParms');
    return { kind: 'stream', dict, data: decodePDFRawStream(object).decode() };
  }
  return null;
}

function entriesOf(object: PDFDict): Dict {
  const made: Dict = new Map();
  for (const [key, value] of object.entries())
    made.set(Buffer.from(key.asBytes()).toString('latin1'), valueOf(value));
  return made;
}

/** What `readAnyPdf` does; apart, so that the library is loaded only where a stranger's file is read. */
export async function readByPdfLib(bytes: Uint8Array): Promise<PdfFile> {
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false });
  } catch (cause) {
    if (cause instanceof EncryptedPDFError) throw locked(cause);
    throw new PressError('Unexpected bytes, expected a PDF that can be read', {
      hint: 'The file is damaged, or is no PDF.',
      cause,
    });
  }
  const { context } = document;
  const { Root: root, Info: info } = context.trailerInfo;
  if (document.isEncrypted) throw locked();
  if (!(root instanceof PDFRef) || !(context.lookup(root) instanceof PDFDict))
    throw new PressError('Unexpected PDF without a catalog, expected a whole file', {
      hint: 'The file is damaged.',
    });
  const objects = new Map<number, Value>();
  for (const [id, object] of context.enumerateIndirectObjects())
    objects.set(id.objectNumber, valueOf(object));
  const file: PdfFile = {
    objects,
    root: ref(root.objectNumber),
    info: info instanceof PDFRef ? ref(info.objectNumber) : undefined,
    next: context.largestObjectNumber + 1,
  };
  // Readers mend what they can, and would go on without the pages that they cannot find.
  const promised = dictAt(file, catalogOf(file).get('Pages'))?.get('Count');
  const found = pagesOf(file).length;
  if (typeof promised === 'number' && found < promised) {
    throw new PressError(`Unexpected PDF with ${found} of its ${promised} pages, expected a whole file`, {
      hint: 'The file is damaged: make or fetch it again.',
    });
  }
  return file;
}
