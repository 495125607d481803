import * as pdfJs from 'pdfjs-dist';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Size } from './openings.js';
import type { Landmarks } from './same-place.js';
import type { ShownPages } from './told.js';

/** A line of the contents, as the PDF's outline has it. */
export interface ContentsLine {
  readonly title: string;
  /** The index of its page; undefined where it leads nowhere. */
  readonly page: number | undefined;
  readonly lines: readonly ContentsLine[];
}

/** A book's PDF, open. */
export interface OpenBook extends Landmarks {
  readonly address: string;
  readonly pdf: PDFDocumentProxy;
  readonly title: string;
  /** The folio of each page. */
  readonly folios: readonly string[];
  readonly contents: readonly ContentsLine[];
  readonly rightToLeft: boolean;
  /** Of a page, in points; all have the same. */
  readonly size: Size;
}

pdfJs.GlobalWorkerOptions.workerSrc = '/pdfjs/pdf.worker.mjs';
let worker: pdfJs.PDFWorker | undefined;

/** Opens a PDF of the server. One worker reads all of them, one after the other. */
export async function openBook({ address, looks }: ShownPages): Promise<OpenBook> {
  worker ??= new pdfJs.PDFWorker();
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`Unexpected answer ${String(answer.status)} for ${address}`);
  const pdf = await pdfJs.getDocument({
    data: new Uint8Array(await answer.arrayBuffer()),
    worker,
    useWasm: false,
    verbosity: pdfJs.VerbosityLevel.ERRORS,
    useSystemFonts: false,
  }).promise;
  const [labels, outline, metadata, preferences, first] = await Promise.all([
    pdf.getPageLabels(),
    pdf.getOutline() as Promise<readonly Entry[] | null>,
    pdf.getMetadata(),
    pdf.getViewerPreferences() as Promise<Readonly<Record<string, unknown>> | null>,
    pdf.getPage(1),
  ]);
  const contents = await linesOf(pdf, outline ?? []);
  const { width, height } = first.getViewport({ scale: 1 });
  const { Title: title } = metadata.info as { readonly Title?: string };
  return {
    address,
    looks,
    pdf,
    title: title ?? '',
    folios: Array.from({ length: pdf.numPages }, (_, i) => labels?.[i] || String(i + 1)),
    contents,
    headings: flat(contents),
    rightToLeft: preferences?.['Direction'] === 'R2L',
    size: { width, height },
  };
}

/** An entry of an outline, as pdf.js tells it. */
interface Entry {
  readonly title: string;
  readonly dest: string | readonly unknown[] | null;
  readonly items: readonly Entry[];
}

function linesOf(pdf: PDFDocumentProxy, entries: readonly Entry[]): Promise<readonly ContentsLine[]> {
  return Promise.all(
    entries.map(async ({ title, dest, items }) => {
      const [place, lines] = await Promise.all([placeOf(pdf, dest), linesOf(pdf, items)]);
      return { title, page: place?.page, lines };
    }),
  );
}

function flat(lines: readonly ContentsLine[]): { readonly title: string; readonly page: number }[] {
  return lines.flatMap(({ title, page, lines: under }) => [
    ...(page === undefined ? [] : [{ title, page }]),
    ...flat(under),
  ]);
}

/** A place in a book: the index of a page, and how far below its top, as a share of its height. */
export interface BookPlace {
  readonly page: number;
  readonly below: number;
}

/** Where a link of the PDF leads, by name or by itself; undefined where it leads nowhere. */
export async function placeOf(
  pdf: PDFDocumentProxy,
  destination: string | readonly unknown[] | null,
): Promise<BookPlace | undefined> {
  const found = typeof destination === 'string' ? await pdf.getDestination(destination) : destination;
  const target = found?.[0] as { readonly num: number; readonly gen: number } | undefined;
  if (!found || typeof target !== 'object') return undefined;
  try {
    const page = await pdf.getPageIndex(target);
    const top: unknown = found[3];
    if (typeof top !== 'number') return { page, below: 0 };
    const { view } = await pdf.getPage(page + 1);
    const [, bottom = 0, , head = 1] = view;
    return { page, below: Math.min(1, Math.max(0, (head - top) / (head - bottom))) };
  } catch {
    return undefined;
  }
}
