import { catalogOf, follow, isStream, readAnyPdf, type PdfFile } from '../../pdf/index.js';
import type { Problem } from '../../problem.js';
import type { Check, Opened } from './check.js';
import { PRESS_CHECKS } from './press.js';
import { READER_CHECKS } from './reader.js';

/** What a file may be checked for: a press (PDF/X-4), or every reader (PDF/UA-1). */
export const STANDARDS = { x4: PRESS_CHECKS, ua: READER_CHECKS } as const satisfies Readonly<
  Record<string, readonly Check[]>
>;

export type StandardName = keyof typeof STANDARDS;

/** The same finding more often than this is said once, with the number. */
const MOST = 5;

/** Opens a PDF for checks. Throws a `PressError` for one that cannot be read. */
export async function openPdf(bytes: Uint8Array): Promise<Opened> {
  const file = await readAnyPdf(bytes);
  return opened(file, Buffer.from(bytes).toString('latin1'));
}

/** A file that is open already. */
export function opened(file: PdfFile, source: string): Opened {
  const metadata = follow(file, catalogOf(file).get('Metadata'));
  const xmp =
    isStream(metadata) && !metadata.dict.has('Filter') ? Buffer.from(metadata.data).toString('utf8') : '';
  return { file, source, xmp };
}

/** The standards that a file says it keeps; PDF/X-4 where it says nothing. */
export function claimed({ xmp }: Opened): readonly StandardName[] {
  const names: StandardName[] = [];
  if (xmp.includes('GTS_PDFXVersion')) names.push('x4');
  if (xmp.includes('pdfuaid:part')) names.push('ua');
  return names.length > 0 ? names : ['x4'];
}

/** What keeps a file from being what `standard` asks. */
export function preflightPdf(file: Opened, standard: StandardName): readonly Problem[] {
  return STANDARDS[standard].flatMap(({ id, why, look }) => {
    const found = look(file);
    const rest = found.length - MOST;
    return found.slice(0, MOST).map(({ message, page }, index): Problem => ({
      ruleId: id,
      severity: 'error',
      message: rest > 0 && index === MOST - 1 ? `${message} (and ${rest} more like it)` : message,
      ...(page === undefined ? {} : { page: String(page) }),
      note: why,
    }));
  });
}
