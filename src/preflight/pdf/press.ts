import {
  arrayAt,
  catalogOf,
  cornersAt,
  decoded,
  dictAt,
  follow,
  isDict,
  isLight,
  isStream,
  pagesOf,
  type PdfFile,
} from '../../pdf/index.js';
import { said, unless, type Check, type Found } from './check.js';

const entriesOf = (file: PdfFile): ReturnType<typeof catalogOf>[] =>
  [...file.objects.values()].flatMap((object) =>
    isDict(object) ? [object] : isStream(object) ? [object.dict] : [],
  );

const onPages = (
  file: PdfFile,
  look: (page: ReturnType<typeof catalogOf>) => string | undefined,
): readonly Found[] =>
  pagesOf(file).flatMap(({ dict }, index) => {
    const message = look(dict);
    return message === undefined ? [] : [{ message, page: index + 1 }];
  });

/** Operators and spaces of light in what pages and forms draw. */
const LIGHT = /(?:^|[\s\])>])(?:rg|RG)(?=\s|$)|\/DeviceRGB\b/;

/** PDF/X-4 (ISO 15930-7), as far as a file can be judged by itself. */
export const PRESS_CHECKS: readonly Check[] = [
  {
    id: 'x4/version',
    why: 'PDF/X-4 is built on PDF 1.6.',
    look: ({ source }) =>
      unless(/^%PDF-1\.[0-6]/.test(source), `Unexpected ${source.slice(0, 8)}, expected PDF 1.6`),
  },
  {
    id: 'x4/id',
    why: 'A press tells versions of a file apart by its identifier.',
    look: ({ source }) =>
      unless(/\/ID\s*\[/.test(source), 'Unexpected trailer without an identifier, expected /ID'),
  },
  {
    id: 'x4/metadata',
    why: 'A press reads the standard and the title from the XMP packet.',
    look: ({ xmp }) => [
      ...unless(
        /GTS_PDFXVersion[>="']+PDF\/X-4/.test(xmp),
        'Unexpected metadata, expected pdfxid:GTS_PDFXVersion PDF/X-4',
      ),
      ...unless(/<dc:title>/.test(xmp), 'Unexpected metadata without a title, expected dc:title'),
      ...unless(/xmp:ModifyDate/.test(xmp), 'Unexpected metadata without dates, expected xmp:ModifyDate'),
    ],
  },
  {
    id: 'x4/trapped',
    why: 'A press must know whether overlaps are drawn already.',
    look: ({ file }) =>
      unless(
        ['True', 'False'].includes(said(dictAt(file, file.info)?.get('Trapped'))),
        'Unexpected information without Trapped, expected True or False',
      ),
  },
  {
    id: 'x4/output-intent',
    why: 'Inks mean nothing without the press they are meant for.',
    look: ({ file }) => {
      const intents = arrayAt(file, catalogOf(file).get('OutputIntents')).map((intent) =>
        dictAt(file, intent),
      );
      const own = intents.filter((intent) => intent?.get('S') === '/GTS_PDFX');
      const profile = follow(file, own[0]?.get('DestOutputProfile'));
      return [
        ...unless(own.length === 1, `Unexpected ${own.length} output intents, expected one for PDF/X`),
        ...unless(
          own.length !== 1 || isStream(profile),
          'Unexpected output intent without a profile, expected one inside the file',
        ),
      ];
    },
  },
  {
    id: 'x4/boxes',
    why: 'The trim says where the page is cut, the bleed how far art must reach over it.',
    look: ({ file }) =>
      onPages(file, (page) => {
        const [media, bleed, trim] = ['MediaBox', 'BleedBox', 'TrimBox'].map((name) =>
          cornersAt(file, page.get(name)),
        );
        if (!media || !trim) return 'Unexpected page without a trim, expected TrimBox';
        if (page.has('ArtBox')) return 'Unexpected art box beside the trim, expected one of them';
        const inside = (inner: typeof media, outer: typeof media): boolean =>
          inner.every((side, i) => (i < 2 ? side >= (outer[i] ?? 0) - 0.01 : side <= (outer[i] ?? 0) + 0.01));
        const around = bleed ?? media;
        return inside(trim, around) && inside(around, media)
          ? undefined
          : 'Unexpected boxes, expected the trim inside the bleed inside the media';
      }),
  },
  {
    id: 'x4/annotations',
    why: 'Links and comments on the page would be printed or lost.',
    look: ({ file }) =>
      onPages(file, (page) =>
        arrayAt(file, page.get('Annots')).length > 0
          ? 'Unexpected annotations, expected none on a page for the press'
          : undefined,
      ),
  },
  {
    id: 'x4/actions',
    why: 'A file for a press does nothing by itself.',
    look: ({ file }) => {
      const acting = ['OpenAction', 'AA', 'AcroForm'].filter((key) => catalogOf(file).has(key));
      const scripts = entriesOf(file).some((entry) => entry.get('S') === '/JavaScript');
      return unless(
        acting.length === 0 && !scripts,
        `Unexpected ${acting[0] ?? 'script'}, expected no forms, scripts and actions`,
      );
    },
  },
  {
    id: 'x4/fonts',
    why: 'A press has no typefaces of its own; glyphs that are drawings (Type 3) print badly.',
    look: ({ file }) =>
      entriesOf(file).flatMap((entry): readonly Found[] => {
        if (entry.get('Type') === '/FontDescriptor')
          return unless(
            ['FontFile', 'FontFile2', 'FontFile3'].some((key) => entry.has(key)),
            `Unexpected typeface ${said(entry.get('FontName'))} that is not in the file, expected it embedded`,
          );
        if (entry.get('Type') !== '/Font') return [];
        const whole =
          entry.get('Subtype') === '/Type0' ||
          (entry.get('Subtype') !== '/Type3' && entry.has('FontDescriptor'));
        return unless(
          whole,
          `Unexpected font ${said(entry.get('BaseFont') ?? entry.get('Subtype'))}, expected an embedded one, not Type 3`,
        );
      }),
  },
  {
    id: 'x4/light',
    why: 'Red, green and blue are colours of a screen; the press would guess the inks.',
    look: ({ file }) => {
      const pictures = entriesOf(file).filter(
        (entry) =>
          isLight(file, entry.get('ColorSpace')) ||
          (entry.get('S') === '/Transparency' && isLight(file, entry.get('CS'))),
      );
      const drawn = onPages(file, (page) => {
        const content = follow(file, page.get('Contents'));
        const parts = (Array.isArray(content) ? content : [content])
          .map((part) => follow(file, part))
          .filter(isStream);
        return parts.some((part) => LIGHT.test(Buffer.from(decoded(part)).toString('latin1')))
          ? 'Unexpected colour in red, green and blue, expected inks'
          : undefined;
      });
      return [
        ...drawn,
        ...unless(
          pictures.length === 0,
          `Unexpected ${pictures.length} pictures or gradients in red, green and blue, expected inks`,
        ),
      ];
    },
  },
];
