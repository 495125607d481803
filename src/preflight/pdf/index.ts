import { catalogOf, follow, isStream, readAnyPdf, type PdfFile } from '../../pdf/index.js';
import type { Problem } from '../../problem.js';
import { OFFSET, type Asked, type Check, type Opened } from './check.js';
import { preflightFor } from './for-printer.js';
import { readJpegs } from './picture-ink.js';
import { PRESS_CHECKS } from './press.js';
import { PRINTERS, type PrinterName } from '../../printers/index.js';
import { PRODUCTION_CHECKS } from './production.js';
import { READER_CHECKS } from './ua/index.js';

/** What a file may be checked for: the standard of presses (PDF/X-4), what shows on paper, or the standard of readers (PDF/UA-1). */
export const STANDARDS = {
  x4: PRESS_CHECKS,
  paper: PRODUCTION_CHECKS,
  ua: READER_CHECKS,
} as const satisfies Readonly<Record<string, readonly Check[]>>;

export type StandardName = keyof typeof STANDARDS;

/** The same finding more often than this is said once, with the number. */
const MOST = 5;

/** Opens a PDF for checks. Throws a `PressError` for one that cannot be read. */
export async function openPdf(bytes: Uint8Array): Promise<Opened> {
  const file = await readAnyPdf(bytes);
  await readJpegs(file);
  return opened(file, Buffer.from(bytes).toString('latin1'));
}

/** A file that is open already. */
export function opened(file: PdfFile, source: string): Opened {
  const metadata = follow(file, catalogOf(file).get('Metadata'));
  const xmp =
    isStream(metadata) && !metadata.dict.has('Filter') ? Buffer.from(metadata.data).toString('utf8') : '';
  return { file, source, xmp };
}

/** The standards that a file says it keeps; PDF/X-4 where it says nothing. A file for a press is meant for paper. */
export function claimed({ xmp }: Opened): readonly StandardName[] {
  const names: StandardName[] = [];
  if (xmp.includes('GTS_PDFXVersion')) names.push('x4', 'paper');
  if (xmp.includes('pdfuaid:part')) names.push('ua');
  return names.length > 0 ? names : ['x4', 'paper'];
}

/** What keeps a file from being what `standard` asks; `page` of a problem is its number, from 1. */
export function preflightPdf(
  file: Opened,
  standard: StandardName,
  asked: Asked = OFFSET,
): readonly Problem[] {
  const checks: readonly Check[] = STANDARDS[standard];
  return checks.flatMap(({ id, why, look }) => {
    const found = look(file, asked);
    const rest = found.length - MOST;
    return found.slice(0, MOST).map(({ message, page, severity = 'error' }, index): Problem => ({
      ruleId: id,
      severity,
      message: rest > 0 && index === MOST - 1 ? `${message} (and ${rest} more like it)` : message,
      ...(page === undefined ? {} : { page: String(page) }),
      note: why,
    }));
  });
}

/** A finished PDF; `pdf` is what its bytes were written from, where that is still known. */
export interface Finished {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly pdf?: PdfFile;
}

/**
 * What keeps finished PDFs from being what they say they are. Files that claim nothing, such as sheets to fold at home, are not looked
 * at. What is only bad on paper is a warning here: the files are what they should be. `folioOf` names the page of a number, from 1.
 */
export async function preflightFinished(
  files: readonly Finished[],
  folioOf: (page: number) => string | undefined,
): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  for (const { name, bytes, pdf } of files) {
    const file = opened(
      pdf ?? (await readAnyPdf(bytes)),
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
    );
    if (!/GTS_PDFXVersion|pdfuaid:part/.test(file.xmp)) continue;
    await readJpegs(file.file);
    for (const standard of claimed(file)) {
      for (const problem of preflightPdf(file, standard)) {
        const folio = problem.page === undefined ? undefined : folioOf(Number(problem.page));
        found.push({
          ...problem,
          ...(standard === 'paper' && problem.severity === 'error' ? { severity: 'warning' as const } : {}),
          ...(folio === undefined ? {} : { page: folio }),
          note: `In ${name}. ${problem.note ?? ''}`.trim(),
        });
      }
    }
  }
  return found;
}

/** What a file may be checked for: a standard, or a printer. */
export const PROFILES = [...Object.keys(STANDARDS), ...Object.keys(PRINTERS)] as readonly ProfileName[];

export type ProfileName = StandardName | PrinterName;

const isPrinter = (name: ProfileName): name is PrinterName => Object.hasOwn(PRINTERS, name);

/** What keeps a file from being what a profile asks; `bytes` are the file's. */
export async function preflightProfile(
  file: Opened,
  bytes: Uint8Array,
  profile: ProfileName,
): Promise<readonly Problem[]> {
  if (!isPrinter(profile)) return preflightPdf(file, profile);
  return preflightFor(file, bytes, PRINTERS[profile], (standard, asked) =>
    preflightPdf(file, standard, asked),
  );
}
