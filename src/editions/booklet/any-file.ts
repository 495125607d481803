import {
  arrayAt,
  cornersAt,
  isStream,
  isWhole,
  lengthInPoints,
  pagesOf,
  readAnyPdf,
  writePdf,
  type PdfFile,
} from '../../pdf/index.js';
import { PressError, type Problem } from '../../problem.js';
import { impose, shownSize, type Source } from './impose.js';
import { contactSheet, pictures, sidePng } from './picture.js';
import { preview } from './preview.js';
import { sheetNamed } from './sheets.js';

/** What `pamphleteer impose` is asked for; lengths as written. */
export interface ImposeOrder {
  readonly schema: string;
  readonly sheet: string;
  readonly flip: 'short-edge' | 'long-edge';
  readonly caliper: string;
  readonly bleed: string;
  readonly lastOutermost: boolean;
  readonly rightToLeft: boolean;
}

/** Points that pages may differ in size. */
const TOLERANCE = 1;

function sourcesOf(file: PdfFile): [Source, ...Source[]] {
  const sources = pagesOf(file).map((page): Source => {
    const boxes = ['TrimBox', 'CropBox', 'MediaBox'].map((name) => cornersAt(file, page.dict.get(name)));
    const trim = boxes.find((box) => box !== undefined) ?? [0, 0, 612, 792];
    return { page, trim };
  });
  const [first, ...rest] = sources;
  if (!first) throw new PressError('Unexpected PDF of no pages, expected at least one to fold');
  const size = shownSize(first, file);
  if (Math.min(size.width, size.height) < 9)
    throw new PressError('Unexpected page of no size, expected one of at least 3 mm');
  rest.forEach((source, index) => {
    const own = shownSize(source, file);
    if (Math.abs(own.width - size.width) <= TOLERANCE && Math.abs(own.height - size.height) <= TOLERANCE)
      return;
    const said = ({ width, height }: typeof own): string =>
      `${((width * 25.4) / 72).toFixed(1)} × ${((height * 25.4) / 72).toFixed(1)} mm`;
    throw new PressError(
      `Unexpected page ${index + 2} of ${said(own)}, expected ${said(size)} as on page 1`,
      {
        hint: 'A booklet needs pages of one size: bring them to one size first.',
      },
    );
  });
  return [first, ...rest];
}

/**
 * Any PDF as a booklet: the file, how to print and fold it, and a picture of its sheets in letters. Throws a `PressError` for a file
 * that is damaged, needs a password, has no pages or pages of several sizes.
 */
export async function imposeFile(
  bytes: Uint8Array,
  order: ImposeOrder,
): Promise<{
  readonly bytes: Uint8Array;
  readonly guide: string;
  readonly preview: string;
  /** The same as PNG: all sides in one, or each by itself. */
  readonly pictures: () => Promise<{
    readonly all: Uint8Array;
    readonly sides: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  }>;
  readonly problems: readonly Problem[];
}> {
  const file = await readAnyPdf(bytes);
  const sources = sourcesOf(file);
  const { plan, layout, guide, problems } = await impose(file, sources, {
    ...order,
    sheet: sheetNamed(order.sheet),
    sheetName: order.sheet,
    caliper: lengthInPoints(order.caliper, 'caliper'),
    bleed: lengthInPoints(order.bleed, 'bleed'),
  });
  const lost = sources.reduce(
    (sum, { page }) => sum + (arrayAt(file, page.dict.get('Annots')).length > 0 ? 1 : 0),
    0,
  );
  const damaged = [...file.objects.values()].filter((object) => isStream(object) && !isWhole(object)).length;
  const broken: Problem[] =
    damaged === 0
      ? []
      : [
          {
            ruleId: 'impose/damaged',
            severity: 'warning',
            message: `Unexpected damage in ${damaged} ${damaged === 1 ? 'part' : 'parts'} of the file, expected a whole one; text or pictures may be missing`,
            note: 'Make or fetch it again, and look at the sheets before you print.',
          },
        ];
  const left: Problem[] =
    lost === 0
      ? []
      : [
          {
            ruleId: 'impose/annotations',
            severity: 'info',
            message: `Unexpected annotations on ${lost} ${lost === 1 ? 'page' : 'pages'}, expected pages only; links, comments and form fields are left behind`,
            note: 'Flatten the file first if something in them must be printed.',
          },
        ];
  return {
    bytes: await writePdf(file),
    guide,
    preview: preview(plan),
    pictures: async () => {
      const drawn = pictures(plan, layout);
      const sides = drawn.map(async (side) => ({ name: `${side.name}.png`, bytes: await sidePng(side) }));
      return { all: await contactSheet(drawn), sides: await Promise.all(sides) };
    },
    problems: [...broken, ...problems, ...left],
  };
}
