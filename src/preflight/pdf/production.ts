import { createHash } from 'node:crypto';
import {
  cornersAt,
  follow,
  isDict,
  isStream,
  pagesOf,
  paintedPages,
  turnsOf,
  type Corners,
  type Painted,
  type PaintedPicture,
  type PdfFile,
} from '../../pdf/index.js';
import { said, type Check, type Asked, type Found, type Opened } from './check.js';
import { pictureInk } from './picture-ink.js';

/** Rounding of coordinates; points, and parts of ink. */
const NEAR = 0.005;
/** Points that a page is wide and high at least. */
const SMALLEST = 9;
/** Points that pages may differ in size. */
const SAME = 1;

const onEach = (
  file: PdfFile,
  look: (painted: Painted, page: number) => Found | undefined,
): readonly Found[] =>
  paintedPages(file).flatMap(({ painted }, index) => painted.flatMap((one) => look(one, index + 1) ?? []));

/** The same said of the same object of a page is said once. */
const once = (found: readonly Found[]): readonly Found[] => [
  ...new Map(found.map((one) => [`${String(one.page)} ${one.message}`, one])).values(),
];

/** The part of each page that is printed and kept, with its bleed. */
const artsOf = (file: PdfFile): readonly (Corners | undefined)[] =>
  pagesOf(file).map(({ dict }) =>
    ['BleedBox', 'TrimBox', 'CropBox', 'MediaBox']
      .map((box) => cornersAt(file, dict.get(box)))
      .find((box) => box !== undefined),
  );

const touches = (a: Corners, b: Corners): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/** What is said of a page as it is looked at. */
const sizesOf = (file: PdfFile): readonly (readonly [number, number])[] =>
  pagesOf(file).map((page) => {
    const boxes = ['TrimBox', 'CropBox', 'MediaBox'].map((box) => cornersAt(file, page.dict.get(box)));
    const [left, foot, right, head] = boxes.find((box) => box !== undefined) ?? [0, 0, 612, 792];
    const size = [right - left, head - foot] as const;
    return turnsOf(file, page) % 2 === 1 ? [size[1], size[0]] : size;
  });

const inMillimetres = (sides: readonly [number, number]): string =>
  `${sides.map((side) => ((side * 25.4) / 72).toFixed(1)).join(' × ')} mm`;

const percent = (ink: number): string => `${Math.round(ink * 100)} %`;

/** The size that most pages have. */
function commonSize(sizes: readonly (readonly [number, number])[]): readonly [number, number] | undefined {
  const counts = new Map<string, { count: number; size: readonly [number, number] }>();
  for (const size of sizes) {
    const key = size.map((side) => Math.round(side / SAME)).join(' ');
    const known = counts.get(key) ?? { count: 0, size };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.size;
}

/** What to call a picture: the files of the book that it may be, by its size, else its name in the PDF. The engine crops what bleeds, on one side. */
function called({ sources = [] }: Opened, { name, width, height }: PaintedPicture): string {
  const within = sources.filter(
    (source) =>
      (source.width === width && source.height >= height) ||
      (source.height === height && source.width >= width),
  );
  const whole = within.filter((source) => source.width === width && source.height === height);
  const files = whole.length > 0 ? whole : within;
  return files.length === 0 ? `'${name}'` : files.map(({ file }) => `'${file}'`).join(' or ');
}

function tooCoarse(
  picture: PaintedPicture,
  name: string,
  { least, good }: Asked['picture'],
  page: number,
): Found | undefined {
  const { ppi, line, width, height } = picture;
  // A single pixel is a colour, not a picture.
  if (ppi >= good - 0.5 || (width === 1 && height === 1)) return undefined;
  const kind = line ? 'line art' : 'picture';
  const wanted = line ? 1200 : 300;
  return {
    page,
    severity: ppi < least - 0.5 ? 'error' : 'warning',
    message: `Unexpected ${kind} ${name} of ${Math.round(ppi)} ppi as it is placed (${width} × ${height} pixels), expected ${wanted}, and at least ${good}`,
  };
}

/** Names that typefaces with different programs share. */
function twins(file: PdfFile): readonly string[] {
  const programs = new Map<string, Set<string>>();
  for (const entry of file.objects.values()) {
    if (!isDict(entry) || entry.get('Type') !== '/FontDescriptor') continue;
    const name = said(entry.get('FontName'));
    const known = programs.get(name) ?? new Set();
    for (const key of ['FontFile', 'FontFile2', 'FontFile3']) {
      const program = follow(file, entry.get(key));
      if (isStream(program)) known.add(createHash('sha1').update(program.data).digest('base64'));
    }
    programs.set(name, known);
  }
  return [...programs].filter(([, found]) => found.size > 1).map(([name]) => name);
}

/** What goes wrong on a press, whatever standard the file keeps. */
export const PRODUCTION_CHECKS: readonly Check[] = [
  {
    id: 'press/contents',
    why: 'What cannot be read here may not be printed there.',
    look: ({ file }) =>
      paintedPages(file).flatMap(({ unread }, index) =>
        unread === 0
          ? []
          : [{ page: index + 1, message: 'Unexpected damage in what the page draws, expected operators' }],
      ),
  },
  {
    id: 'press/resolution',
    why: 'Pictures of too few pixels look soft or stepped in print.',
    look: (opened, { picture, line }) =>
      once(
        onEach(opened.file, (one, page) =>
          one.what === 'picture'
            ? tooCoarse(one, called(opened, one), one.line ? line : picture, page)
            : undefined,
        ),
      ),
  },
  {
    id: 'press/hairlines',
    why: 'Lines as thin as this break up, or get as thin as the machine can: nobody knows how thin.',
    look: ({ file }, { hairline }) =>
      once(
        onEach(file, (one, page) => {
          if ((one.what !== 'stroke' && one.what !== 'fill') || one.thin >= hairline - NEAR) return undefined;
          const what = one.what === 'stroke' ? 'line' : 'filled shape';
          const [x, y] = one.box.map((side) => Math.round(side));
          return {
            page,
            severity: 'warning',
            message: `Unexpected ${what} ${Number(one.thin.toFixed(3))} pt thin at ${x}, ${y} pt, expected at least ${hairline} pt`,
          };
        }),
      ),
  },
  {
    id: 'press/ink',
    why: 'So much ink on one spot does not dry, and comes off on the next sheet.',
    look: (opened, { ink }) => {
      const { file } = opened;
      const arts = artsOf(file);
      return once(
        onEach(file, (one, page) => {
          // Registration marks outside the bleed are on every plate, and are cut off.
          const kept = 'box' in one ? touches(one.box, arts[page - 1] ?? one.box) : true;
          const has = one.what === 'picture' ? pictureInk(file, one, ink) : one.ink;
          if (!kept || has <= ink + NEAR) return undefined;
          const what = one.what === 'picture' ? `picture ${called(opened, one)}` : one.what;
          return {
            page,
            message: `Unexpected ${what} with ${percent(has)} of ink, expected at most ${percent(ink)}`,
          };
        }),
      );
    },
  },
  {
    id: 'press/faces',
    why: 'A press that keeps faces by their names sets one in the letters of the other.',
    look: ({ file }) =>
      twins(file).map((name) => ({
        message: `Unexpected two typefaces of the name ${name}, expected one name for each`,
      })),
  },
  {
    id: 'press/sizes',
    why: 'Pages are printed side by side and cut together: they have one size, and are single pages, not spreads.',
    look: ({ file }) => {
      const sizes = sizesOf(file);
      const common = commonSize(sizes);
      if (!common) return [{ message: 'Unexpected file without pages, expected at least one' }];
      if (Math.min(...common) < SMALLEST)
        return [{ message: `Unexpected pages of ${inMillimetres(common)}, expected at least 3 mm` }];
      return sizes.flatMap((size, index): readonly Found[] => {
        const [width, height] = [Math.abs(size[0] - common[0]), Math.abs(size[1] - common[1])];
        if (width <= SAME && height <= SAME) return [];
        const spread = height <= SAME && Math.abs(size[0] - 2 * common[0]) <= 2 * SAME;
        return [
          {
            page: index + 1,
            message: `Unexpected ${spread ? 'spread' : 'page'} of ${inMillimetres(size)}, expected ${inMillimetres(common)} as most pages have`,
          },
        ];
      });
    },
  },
  {
    id: 'press/blank',
    why: 'A blank verso or the blanks at the end belong to a book; others are often a page that was lost.',
    look: ({ file }) => {
      const arts = artsOf(file);
      const blank = paintedPages(file).map(({ painted }, index) => {
        const art = arts[index];
        return !painted.some((one) => !('box' in one) || !art || touches(one.box, art));
      });
      const last = blank.lastIndexOf(false);
      return blank.flatMap((is, index): readonly Found[] => {
        if (!is || index > last) return [];
        const right = index % 2 === 0;
        if (!right && blank[index - 1] !== true) return [];
        return [
          {
            page: index + 1,
            severity: 'warning',
            message: `Unexpected blank ${right ? 'right-hand' : 'second'} page, expected text or a picture on it`,
          },
        ];
      });
    },
  },
  {
    id: 'press/pages',
    why: 'Sheets that are folded have a fixed number of pages; a printer adds blanks where they are missing.',
    look: ({ file }, { multiple }) => {
      const count = pagesOf(file).length;
      const next = Math.ceil(count / multiple) * multiple;
      return next === count
        ? []
        : [
            {
              severity: 'warning',
              message: `Unexpected ${count} pages, expected a multiple of ${multiple}, such as ${next}`,
            },
          ];
    },
  },
];
