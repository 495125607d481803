import {
  catalogOf,
  cornersAt,
  dictAt,
  isBytes,
  pagesOf,
  wordsOf,
  type Corners,
  type PdfFile,
  type PrintedWord,
} from '../../pdf/index.js';
import type { Problem } from '../../problem.js';
import { OFFSET, type Asked, type Opened } from './check.js';
import type { Printer } from '../../printers/index.js';

const MM = 72 / 25.4;
/** Points: rounding of sizes, and how far a glyph leans out of its box. */
const NEAR = 0.6;

const shown = (points: number): string => `${(points / MM).toFixed(1)} mm`;

/** The margin that a book of so many pages needs at its spine, in points. */
export const innerMargin = ({ margins }: Printer, pages: number): number =>
  (margins?.inner.find((row) => pages <= row.pages)?.least ?? margins?.inner.at(-1)?.least ?? 0) * MM;

/** A file whose media is the trim has no bleed; one with marks has media beyond the bleed. */
function boxesOf({
  file,
}: Opened): readonly { readonly media: Corners; readonly bleed: Corners; readonly trim: Corners }[] {
  return pagesOf(file).map(({ dict }) => {
    const at = (name: string): Corners | undefined => cornersAt(file, dict.get(name));
    const media = at('MediaBox') ?? [0, 0, 612, 792];
    const trim = at('TrimBox') ?? at('CropBox') ?? media;
    return { media, bleed: at('BleedBox') ?? trim, trim };
  });
}

/** Whether the first page is bound on its right, as in Hebrew and Arabic: the file says which way pages turn. */
const turnsRight = (file: PdfFile): boolean =>
  dictAt(file, catalogOf(file).get('ViewerPreferences'))?.get('Direction') === '/R2L';

/** What standard of PDF/X a file says it keeps; PDF/X-1a and X-3 are said where a file's title is, X-4 in its XMP packet. */
function saidStandard({ file, xmp }: Opened): string | undefined {
  const info = dictAt(file, file.info);
  const said = ['GTS_PDFXConformance', 'GTS_PDFXVersion'].map((key) => info?.get(key)).find(isBytes);
  return said?.bytes ?? /<pdfxid:GTS_PDFXVersion>([^<]*)</.exec(xmp)?.[1];
}

/** Whether a file keeps a standard that the printer names, if it names any. */
const keepsWanted = (opened: Opened, { wanted }: Printer): boolean =>
  wanted === undefined || wanted.some((one) => saidStandard(opened)?.startsWith(one));

/** The limits that a printer sets for files of a book's pages, or of its cover. */
export const askedBy = ({ ink = OFFSET.ink, pages }: Printer, holds: 'pages' | 'cover'): Asked => ({
  ...OFFSET,
  ink,
  multiple: (holds === 'pages' && pages?.multiple) || 1,
});

/** What keeps a file from being printed by `printer`, apart from standards; `words` are those of `wordsOf`. */
export function checkForPrinter(
  opened: Opened,
  printer: Printer,
  words: readonly (readonly PrintedWord[])[],
): readonly Problem[] {
  const rightToLeft = turnsRight(opened.file);
  const boundLeft = (index: number): boolean => (index % 2 === 0) !== rightToLeft;
  const boxes = boxesOf(opened);
  const problems: Problem[] = [];
  const say = (rule: string, message: string, page?: number): void => {
    problems.push({
      ruleId: `printer/${rule}`,
      severity: 'error',
      message,
      ...(page === undefined ? {} : { page: String(page) }),
      note: `Asked by ${printer.name}.`,
    });
  };
  if (!keepsWanted(opened, printer))
    problems.push({
      ruleId: 'printer/standard',
      severity: 'warning',
      message: `Unexpected ${saidStandard(opened) ?? 'PDF without a standard'}, expected ${(printer.wanted ?? []).join(' or ')}`,
      note: `Asked by ${printer.name}: save it so with a PDF editor, or ask whether they take it as it is.`,
    });
  const [first] = boxes;
  if (!first) return problems;
  const { pages, trim: sizes, bleed, marks, margins } = printer;
  const [width, height] = [first.trim[2] - first.trim[0], first.trim[3] - first.trim[1]];
  if (sizes) {
    const [[leastWide, leastHigh], [mostWide, mostHigh]] = [sizes.least, sizes.most];
    const fits = (value: number, least: number, most: number): boolean =>
      value >= least * MM - NEAR && value <= most * MM + NEAR;
    if (!fits(width, leastWide, mostWide) || !fits(height, leastHigh, mostHigh))
      say(
        'trim',
        `Unexpected trim of ${shown(width)} × ${shown(height)}, expected ${leastWide.toFixed(1)} × ${leastHigh.toFixed(1)} to ${mostWide.toFixed(1)} × ${mostHigh.toFixed(1)} mm`,
      );
  }
  if (pages && (boxes.length < pages.least || boxes.length > pages.most))
    say('pages', `Unexpected ${boxes.length} pages, expected ${pages.least} to ${pages.most}`);
  boxes.forEach(({ media, bleed: around, trim }, index) => {
    const beyond = Math.max(...media.map((side, i) => Math.abs(side - (around[i] ?? 0))));
    if (!marks && beyond > NEAR)
      say(
        'marks',
        `Unexpected ${shown(beyond)} of sheet outside the bleed, expected none, and no marks`,
        index + 1,
      );
    const reach = trim.map((side, i) => Math.abs(side - (around[i] ?? 0)));
    const bound = boundLeft(index) ? 0 : 2;
    const atSpine = reach[bound] ?? 0;
    if (printer.bleedAtSpine === false && atSpine > NEAR)
      say('bleed', `Unexpected bleed of ${shown(atSpine)} at the spine, expected none there`, index + 1);
    const wrong = reach.find(
      (side, edge) =>
        !(printer.bleedAtSpine === false && edge === bound) &&
        side > NEAR &&
        Math.abs(side - (bleed ?? 0) * MM) > NEAR,
    );
    if (bleed !== undefined && wrong !== undefined)
      say(
        'bleed',
        `Unexpected bleed of ${shown(wrong)}, expected ${bleed.toFixed(2)} mm, or none`,
        index + 1,
      );
  });
  if (margins) {
    const spine = innerMargin(printer, boxes.length);
    const bleeds = boxes.some(({ bleed: around, trim }) =>
      trim.some((side, i) => Math.abs(side - (around[i] ?? 0)) > NEAR),
    );
    const outer = (bleeds ? margins.outerBleeding : undefined) ?? margins.outer;
    words.forEach((line, index) => {
      const box = boxes[index];
      if (!box) return;
      const page = { media: box.media, trim: box.trim };
      const spineLeft = boundLeft(index);
      const near = line.flatMap((word) => nearest(word, page, spineLeft, spine, outer * MM) ?? []);
      const worst = near.sort((a, b) => b.lacks - a.lacks)[0];
      if (worst)
        say(
          'margins',
          `Unexpected '${worst.text}' ${shown(worst.is)} from the ${worst.side}, expected at least ${shown(worst.is + worst.lacks)}`,
          index + 1,
        );
    });
  }
  return problems;
}

function nearest(
  { text, x, y, width, height }: PrintedWord,
  { media, trim }: { readonly media: Corners; readonly trim: Corners },
  spineLeft: boolean,
  spine: number,
  outer: number,
): { readonly text: string; readonly side: string; readonly is: number; readonly lacks: number } | undefined {
  // Words are measured from the top left of the media.
  const [left, top] = [x - (trim[0] - media[0]), y - (media[3] - trim[3])];
  const across = trim[2] - trim[0];
  const down = trim[3] - trim[1];
  // Marks and slugs outside the trim are cut off.
  if (left + width < 0 || left > across || top + height < 0 || top > down) return undefined;
  const sides = [
    { side: spineLeft ? 'spine' : 'fore-edge', is: left, least: spineLeft ? spine : outer },
    { side: spineLeft ? 'fore-edge' : 'spine', is: across - left - width, least: spineLeft ? outer : spine },
    { side: 'head', is: top, least: outer },
    { side: 'foot', is: down - top - height, least: outer },
  ];
  const worst = sides
    .map((one) => ({ ...one, lacks: one.least - one.is }))
    .sort((a, b) => b.lacks - a.lacks)[0];
  return worst && worst.lacks > NEAR ? { text, ...worst } : undefined;
}

/** The wishes of `printer` for a book's pages, apart from standards. */
export const checkPages = async (
  opened: Opened,
  bytes: Uint8Array,
  printer: Printer,
): Promise<readonly Problem[]> =>
  checkForPrinter(opened, printer, printer.margins ? await wordsOf(bytes) : []);

/** All that keeps a file from being printed by `printer`: its standards, with the limits that it has, and its own wishes. */
export async function preflightFor(
  opened: Opened,
  bytes: Uint8Array,
  printer: Printer,
  check: (standard: Printer['standards'][number], asked: Asked) => readonly Problem[],
): Promise<readonly Problem[]> {
  const asked = askedBy(printer, 'pages');
  // A file that keeps the standard that is wanted keeps no other.
  const other = printer.wanted !== undefined && keepsWanted(opened, printer);
  const standards = printer.standards.filter((standard) => standard !== 'x4' || !other);
  return [
    ...standards.flatMap((standard) => check(standard, asked)),
    ...(await checkPages(opened, bytes, printer)),
  ];
}
