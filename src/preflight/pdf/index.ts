import { catalogOf, follow, isStream, readAnyPdf, type PdfFile } from '../../pdf/index.js';
import { fineBefore } from '../fine.js';
import type { Problem } from '../../problem.js';
import type { Memory } from '../../world.js';
import { OFFSET, type Asked, type Check, type Opened, type PictureSource } from './check.js';
import { askedBy, checkPages, preflightFor } from './for-printer.js';
import { readJpegs } from './picture-ink.js';
import { PRESS_CHECKS } from './press.js';
import { PRINTERS, type Printer, type PrinterName } from '../../printers/index.js';
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

/** How a file says that it keeps a standard. */
const CLAIMS = { x4: 'GTS_PDFXVersion', ua: 'pdfuaid:part' } as const;

const claims = ({ xmp }: Opened, standard: keyof typeof CLAIMS): boolean => xmp.includes(CLAIMS[standard]);

/** What a file is checked for: the standards that it says it keeps. A file for a press is meant for paper, and so is one that says nothing. */
export function claimed(file: Opened): readonly StandardName[] {
  const names: StandardName[] = [];
  if (claims(file, 'x4')) names.push('x4', 'paper');
  if (claims(file, 'ua')) names.push('ua');
  return names.length > 0 ? names : ['paper'];
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
  /** Pages of the book, sides of sheets, or its cover. */
  readonly holds?: 'pages' | 'sheets' | 'cover';
}

/**
 * What keeps finished PDFs from being what they say they are, and those for a press from being taken by the book's `printer`. Sheets to fold
 * at home are looked at where nothing else goes on paper. What is only bad on paper, or for one printer, is a warning here: the files are
 * what they should be. `folioOf` names the page of a number, from 1.
 */
export async function preflightFinished(
  files: readonly Finished[],
  {
    folioOf,
    printer: named,
    memory,
    sources = [],
  }: {
    readonly folioOf: (page: number) => string | undefined;
    readonly printer?: PrinterName | undefined;
    /** Without it, every page is looked at. */
    readonly memory?: Memory | undefined;
    /** The book's pictures, by whose files those of a PDF are called. */
    readonly sources?: readonly PictureSource[];
  },
): Promise<readonly Problem[]> {
  const printer: Printer | undefined = named && PRINTERS[named];
  const found: Problem[] = [];
  const all = files.map(async (finished) => ({ ...finished, file: await reopened(finished) }));
  const open = await Promise.all(all);
  const pressed = open.some(({ file, holds }) => holds !== 'cover' && claims(file, 'x4'));
  for (const { name, bytes, file, holds = 'pages' } of open) {
    const forPress = claims(file, 'x4') && holds !== 'sheets';
    if (holds === 'sheets' && pressed) continue;
    await readJpegs(file.file);
    const asked = printer && forPress ? askedBy(printer, holds) : OFFSET;
    const fine = await fineBefore(memory, `fine pages of ${name}`);
    const problems = claimed(file).flatMap((standard) =>
      preflightPdf({ ...file, fine, sources }, standard, asked).map((problem) =>
        standard === 'paper' ? asWarning(problem) : problem,
      ),
    );
    fine.keep();
    if (printer && forPress && holds === 'pages')
      problems.push(...(await checkPages(file, bytes, printer)).map(asWarning));
    for (const { page, note = '', ...problem } of problems) {
      const folio = page === undefined || holds !== 'pages' ? undefined : (folioOf(Number(page)) ?? page);
      const side = page !== undefined && holds === 'sheets' ? `, side ${page}` : '';
      found.push({
        ...problem,
        ...(folio === undefined ? {} : { page: folio }),
        note: `In ${name}${side}. ${note}`.trim(),
      });
    }
  }
  return found;
}

const asWarning = (problem: Problem): Problem =>
  problem.severity === 'error' ? { ...problem, severity: 'warning' } : problem;

const reopened = async ({ bytes, pdf }: Finished): Promise<Opened> =>
  opened(
    pdf ?? (await readAnyPdf(bytes)),
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
  );

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
